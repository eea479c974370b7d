import fc from 'fast-check';
import * as math from 'mathjs';
import { describe, expect, test } from 'vitest';
import {
  antiderivative,
  CasDisagreement,
  CasFailure,
  determinant,
  expand,
  factor,
  integrateDecaying,
  isZero,
  solveEquations,
  solveQuadratic,
} from '../../src/algebra/cas.ts';
import { InputError } from '../../src/algebra/errors.ts';

/** A Gaussian rational (re + i im)/den: an evaluation that shares no code with the engine and does not round. */
type Exact = readonly [re: bigint, im: bigint, den: bigint];

const times = (a: Exact, b: Exact): Exact => [
  a[0] * b[0] - a[1] * b[1],
  a[0] * b[1] + a[1] * b[0],
  a[2] * b[2],
];
const plus = (a: Exact, b: Exact): Exact => [
  a[0] * b[2] + b[0] * a[2],
  a[1] * b[2] + b[1] * a[2],
  a[2] * b[2],
];
const inverse = (a: Exact): Exact => [a[0] * a[2], -a[1] * a[2], a[0] * a[0] + a[1] * a[1]];
const power = (a: Exact, n: bigint): Exact => {
  if (n < 0n) return inverse(power(a, -n));
  return n === 0n ? [1n, 0n, 1n] : times(a, power(a, n - 1n));
};

interface Tree {
  readonly type: string;
  readonly value: bigint;
  readonly name: string;
  readonly op: string;
  readonly content: Tree;
  readonly args: readonly Tree[];
}
const { parse } = math.create(math.parseDependencies!, { number: 'bigint' });

type Point = Readonly<Record<string, Exact>>;

/** The value of rational text at a point, exactly. */
function exactly(text: string, point: Point): Exact {
  const value = (node: Tree): Exact => {
    if (node.type === 'ConstantNode') return [BigInt(node.value), 0n, 1n];
    if (node.type === 'SymbolNode') return node.name === 'i' ? [0n, 1n, 1n] : point[node.name]!;
    if (node.type === 'ParenthesisNode') return value(node.content);
    const [a, b] = node.args.map(value);
    if (b === undefined) return node.op === '-' ? times(a!, [-1n, 0n, 1n]) : a!;
    if (node.op === '+') return plus(a!, b);
    if (node.op === '-') return plus(a!, times(b, [-1n, 0n, 1n]));
    if (node.op === '*') return times(a!, b);
    if (node.op === '/') return times(a!, inverse(b));
    if (node.op === '^') return power(a!, b[0] / b[2]);
    throw new Error(`${node.type} in ${text}`);
  };
  return value(parse(text) as unknown as Tree);
}

const NAMES = ['gamma', 'kappa_a', 'S', 'α'];
// Coordinates with large coprime parts, so that an identity at one point is one everywhere.
const POINT: Point = {
  gamma: [10007n, 0n, 9973n],
  kappa_a: [-7919n, 0n, 6007n],
  S: [5003n, 3001n, 4001n],
  α: [2999n, 0n, 8009n],
  e: [6211n, 0n, 5101n],
  x: [4517n, 0n, 3571n],
  y: [-1237n, 0n, 2203n],
};

function same(a: string, b: string): boolean {
  const [x, y] = [exactly(a, POINT), exactly(b, POINT)];
  const [re, im, den] = plus(x, times(y, [-1n, 0n, 1n]));
  return den !== 0n && re === 0n && im === 0n;
}

/** Formulas with roots or exponentials, in floating point at a few rational points. */
function close(a: string, b: string): boolean {
  return [0.7, 1.3].every((scale) => {
    const scope = Object.fromEntries(
      ['gamma', 'kappa_a', 'S', 'α', 'e', 't', 'w'].map((name, k) => [
        name,
        math.complex((scale * (3 * k + 2)) / 7, name === 'S' ? 1 / 3 : 0),
      ]),
    );
    const [x, y] = [a, b].map((text) => math.complex(math.evaluate(text, { ...scope })));
    return math.abs(math.subtract(x!, y!) as math.Complex) <= 1e-9 * (1 + x!.toPolar().r);
  });
}

const coefficient = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.boolean())
  .map(([n, d, imaginary]) => `(${n === 0 ? 1 : n}/${d}${imaginary ? '*i' : ''})`);
const monomial = fc
  .tuple(
    coefficient,
    fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 3 })), { maxLength: 2 }),
  )
  .map(([c, powers]) => [c, ...powers.map(([name, n]) => `${name}^${n}`)].join('*'));
const polynomial = fc
  .array(monomial, { minLength: 1, maxLength: 3 })
  .map((terms) => terms.join(' + '));

const always = (): boolean => true;

describe('random formulas, checked exactly', () => {
  test('expand', () => {
    fc.assert(
      fc.property(polynomial, polynomial, polynomial, (a, b, c) => {
        const text = `(${a})*(${b})*(${c})*gamma^-2`;
        expand(text, (answer) => same(answer, text));
      }),
      { numRuns: 60 },
    );
  });

  test('factor is right, or refused', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(monomial, { minLength: 1, maxLength: 2 }), monomial, (a, b) => {
        const text = `(${a.join(' + ')})*(${b} + S)`;
        try {
          factor(expand(text, always), (answer) => same(answer, text));
        } catch (error) {
          if (!(error instanceof CasDisagreement)) throw error;
          refused++;
        }
      }),
      { numRuns: 20 },
    );
    expect(refused).toBeLessThan(8);
  });

  test('isZero, both ways', () => {
    fc.assert(
      fc.property(polynomial, polynomial, (a, b) => {
        const [one, other] = [`${b} + S^4`, `${b} + S^4 + 1`];
        fc.pre(!same(a, '0') && !same(one, '0') && !same(other, '0'));
        const quotient = `(${a})/(${one})`;
        expect(isZero(`${quotient} - (${a})*(α + 3)/((${one})*(α + 3))`, (zero) => zero)).toBe(
          true,
        );
        expect(isZero(`${quotient} - (${a})/(${other})`, (zero) => !zero)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('quadratics are right, or refused', () => {
    let refused = 0;
    fc.assert(
      fc.property(coefficient, monomial, monomial, (a, b, c) => {
        const at = (x: string): string => `${a}*(${x})^2 + ${b}*(${x}) + ${c}`;
        const areRoots = (roots: readonly string[]): boolean =>
          roots.length > 0 && roots.every((root) => close(at(root), '0'));
        try {
          solveQuadratic(at('n'), 'n', areRoots);
        } catch (error) {
          if (!(error instanceof CasDisagreement)) throw error;
          refused++;
        }
      }),
      { numRuns: 30 },
    );
    expect(refused).toBeLessThan(4);
  });

  test('polynomials times exponentials, and their integrals to infinity', () => {
    const decay = fc.constantFrom(
      '-kappa_a',
      '-gamma/2',
      '-kappa_a/2 + i*w',
      '-(kappa_a + gamma)',
      'i*w - 1',
    );
    const piece = fc.tuple(coefficient, fc.integer({ min: 0, max: 3 }), decay);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 2 }), (pieces) => {
        const text = pieces.map(([c, n, rate]) => `${c}*t^${n}*exp((${rate})*t)`).join(' + ');
        const integral = integrateDecaying(text, 't', {
          antiderivative: (F) => close(math.derivative(F, 't').toString(), text),
          isZero: (rest) => close(rest, '0'),
        });
        const expected = pieces.map(
          ([c, n, rate]) => `${c}*${[1, 1, 2, 6][n]}/(-(${rate}))^${n + 1}`,
        );
        expect(close(integral, expected.join(' + '))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('linear systems and determinants are right, or refused', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(monomial, { minLength: 12, maxLength: 12 }), (m) => {
        const rows = [m.slice(0, 3), m.slice(3, 6), m.slice(6, 9)];
        const minor = (a: number, b: number): string =>
          `((${m[3 + a]})*(${m[6 + b]}) - (${m[3 + b]})*(${m[6 + a]}))`;
        const expected = `(${m[0]})*${minor(1, 2)} - (${m[1]})*${minor(0, 2)} + (${m[2]})*${minor(0, 1)}`;
        const equations = [
          `(${m[0]})*x + (${m[1]})*y - (${m[2]})`,
          `(${m[3]})*x + (${m[4]})*y - (${m[5]})`,
        ];
        try {
          determinant(rows, (answer) => same(answer, expected));
          solveEquations(equations, ['x', 'y'], (solution) => {
            const insert = (name: string): string => `(${solution.get(name)})`;
            return equations.every((equation) => same(equation.replaceAll(/[xy]/g, insert), '0'));
          });
        } catch (error) {
          if (!(error instanceof CasDisagreement || error instanceof CasFailure)) throw error;
          refused++;
        }
      }),
      { numRuns: 60 },
    );
    expect(refused).toBeLessThan(12);
  });
});

describe('text', () => {
  test('names that nerdamer reserves survive the round trip', () => {
    const text = 'e*gamma + e*S + gamma*α + S*α';
    expect(factor(text, (answer) => same(answer, text) && answer.includes(')*('))).toMatch(
      /^\(.*\)\*\(.*\)$/,
    );
  });

  test('functions of parameters are names to nerdamer', () => {
    expect(factor('sqrt(kappa_a)*gamma + sqrt(kappa_a)*exp(i*theta)', always)).toBe(
      '(gamma+exp(i*theta))*sqrt(kappa_a)',
    );
    expect(expand('sqrt(x^2)*sqrt(y)*sqrt(x*y)', always)).toBe('sqrt(x^2)*sqrt(y)*sqrt(x*y)');
  });

  test('products of i', () => {
    const text = '(i*gamma^2)*(i*gamma^2)*gamma^-2 + (1 + i)^4';
    expect(expand(text, (answer) => same(answer, text))).toBe('-4-gamma^2');
    expect(isZero('(S + i)*(S - i) - S^2 - 1', (zero) => zero)).toBe(true);
    expect(isZero('1/(S + i) - (S - i)/(S^2 + 1)', (zero) => zero)).toBe(true);
    // Through `rationalize` nerdamer gets this one wrong.
    expect(isZero('1/(S + S^4) - (α + 3)/((S + S^4)*(α + 3))', (zero) => zero)).toBe(true);
    expect(isZero('(S/α)^-2 - α^2*S^-2', (zero) => zero)).toBe(true);
  });

  test('a negative power before a product', () => {
    expect(expand('gamma^-1*S', (answer) => same(answer, 'S/gamma'))).toBe('gamma^(-1)*S');
  });

  test('fractions and long integers stay exact', () => {
    const text = '(x/3 + 123456789012345678901234567890)*(y - 1/7)';
    expect(expand(text, (answer) => same(answer, text))).toContain(
      '123456789012345678901234567890*y',
    );
    const [solution] = solveQuadratic('3*x - 1', 'x', always);
    expect(solution).toBe('1/3');
    expect([...solveEquations(['3*x + 7*y - 1', 'x - y - 2'], ['x', 'y'], always)]).toEqual([
      ['x', '3/2'],
      ['y', '-1/2'],
    ]);
  });

  test('one question leaves nothing behind for the next', () => {
    const ask = (): string => solveQuadratic('gamma*x^2 - S', 'x', always).join('; ');
    const first = ask();
    solveEquations(['x + y - 1', 'x - y'], ['x', 'y'], always);
    expect(ask()).toBe(first);
  });

  test('roots of squares and of complex numbers', () => {
    const isRoot = (at: (x: string) => string) => (roots: readonly string[]) =>
      roots.length === 2 && roots.every((root) => close(at(root), '0'));
    for (const rest of [' - gamma^2', ' + i*(@) + 1', ' - i*gamma*(@) + S', ' + 2']) {
      const at = (x: string): string => `(@)^2${rest}`.replaceAll('@', x);
      expect(solveQuadratic(at('n'), 'n', isRoot(at))).toHaveLength(2);
    }
  });

  test('a double root comes once', () => {
    expect(solveQuadratic('x^2 - 2*gamma*x + gamma^2', 'x', always)).toEqual(['gamma']);
  });
});

describe('what nerdamer gets wrong', () => {
  test('an answer that the check refuses is an error with both sides', () => {
    expect(() => expand('(x + y)^2', () => false)).toThrow(
      new CasDisagreement(
        'expand((x + y)^2): nerdamer says 2*x*y+x^2+y^2, and the exact check refuses it',
      ),
    );
    expect(() => isZero('x - x', (zero) => !zero)).toThrow(
      new CasDisagreement('isZero(x - x): nerdamer says zero, and the exact check refuses it'),
    );
  });

  test('a quadratic system', () => {
    const check = (solution: ReadonlyMap<string, string>): boolean =>
      same(`(${solution.get('x')})^2 + (${solution.get('y')})^2`, 'gamma');
    expect(() => solveEquations(['x^2 + y^2 - gamma', 'x - y'], ['x', 'y'], check)).toThrow(
      new CasDisagreement(
        'solveEquations([x^2 + y^2 - gamma, x - y], [x, y]): nerdamer says x = (1/2)*gamma, y = (1/2)*gamma, and the exact check refuses it',
      ),
    );
    expect(() => solveEquations(['x*y - 6', 'x - y - 1'], ['x', 'y'], always)).toThrow(
      new CasFailure(
        'solveEquations([x*y - 6, x - y - 1], [x, y]): Multiple variables found for term x0*x1',
      ),
    );
  });

  test('the root of a negative square', () => {
    const isRoot = (roots: readonly string[]): boolean =>
      roots.every((root) => same(`(${root})^2 + gamma^2`, '0'));
    expect(() => solveQuadratic('x^2 + gamma^2', 'x', isRoot)).toThrow(
      new CasDisagreement(
        'solve(x^2 + gamma^2, x): nerdamer says [(gamma), -(gamma)], and the exact check refuses it',
      ),
    );
  });

  test('a lost sign is mended', () => {
    const text = '12*x^2 - 8*x^3';
    expect(factor(text, (answer) => same(answer, text))).toBe('-4*(-3+2*x)*x^2');
  });

  test('irrational factors, which it rounds to rational ones', () => {
    const text = '2*α^2 - gamma^2';
    expect(() => factor(text, (answer) => same(answer, text))).toThrow(
      new CasDisagreement(
        'factor(2*α^2 - gamma^2): nerdamer says (1/8690408031080164)*(-93222358*gamma+131836323*α)*(131836323*α+93222358*gamma), and the exact check refuses it',
      ),
    );
  });

  test('a singular system has no answer', () => {
    expect(() => solveEquations(['x + y - 1', '2*x + 2*y - 1'], ['x', 'y'], always)).toThrow(
      new CasFailure(
        'solveEquations([x + y - 1, 2*x + 2*y - 1], [x, y]): System does not have a distinct solution',
      ),
    );
  });

  test('an integral that does not decay', () => {
    expect(() =>
      integrateDecaying('exp(-gamma*t) + 1', 't', {
        antiderivative: always,
        isZero: (rest) => close(rest, '0'),
      }),
    ).toThrow(CasFailure);
  });

  test('text that cannot be read, and integrands outside the family', () => {
    expect(() => expand('x*(', always)).toThrow(
      new InputError('cannot read "x*(": Unexpected end of expression (char 4)'),
    );
    expect(() => expand('x = 1', always)).toThrow(
      new InputError(
        'cannot use AssignmentNode here; accepted: numbers, names, + - * / ^ and functions',
      ),
    );
    expect(() => antiderivative('sqrt(t)', 't', always)).toThrow(
      new InputError('cannot integrate sqrt(t); accepted: polynomials times exp'),
    );
  });
});
