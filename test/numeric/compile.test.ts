import fc from 'fast-check';
import * as math from 'mathjs';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import type { Complex } from '../../src/algebra/scalar.ts';
import { compile, type Input } from '../../src/numeric/compile.ts';

/** A value with a bound on its rounding error, so that cancellation widens the tolerance and nothing else does. */
interface Estimate {
  readonly value: math.Complex;
  readonly error: number;
}

interface Formula {
  readonly text: string;
  readonly estimate: (values: Readonly<Record<string, Complex>>) => Estimate;
}

const ULP = 1e-15;
const INPUTS: readonly Input[] = [
  { name: 'g_1', real: true },
  { name: 'J', real: true },
  { name: 'kappa_a', real: true },
  { name: 'm', real: false },
  { name: 'α', real: false },
];

const toComplex = (x: unknown): math.Complex => math.complex(x as math.Complex);
const size = (z: math.Complex): number => Math.hypot(z.re, z.im);
const rounded = (x: unknown, propagated: number, scale = 1): Estimate => {
  const value = toComplex(x);
  const modulus = size(value);
  const inRange = modulus === 0 || (modulus > 1e-100 && modulus < 1e100);
  return { value, error: inRange ? propagated + ULP * scale * modulus : Infinity };
};

const leaf = fc.oneof(
  fc.constantFrom(...INPUTS.map(({ name }) => name)).map(
    (name): Formula => ({
      text: name,
      estimate: (values) => ({ value: math.complex(values[name]!.re, values[name]!.im), error: 0 }),
    }),
  ),
  fc.constantFrom('i', 'pi', '1', '2', '3', '0.5', '1.7e-1').map(
    (text): Formula => ({
      text,
      estimate: () => ({ value: toComplex(math.evaluate(text)), error: 0 }),
    }),
  ),
);

/** f(a), with |f′(a)| and whether f jumps on the negative real axis. */
const FUNCTIONS: Readonly<
  Record<
    string,
    {
      slope: (a: math.Complex, f: math.Complex) => number;
      cut?: boolean;
      scale?: (a: math.Complex) => number;
    }
  >
> = {
  abs: { slope: () => 1 },
  arg: { slope: (a) => 1 / size(a), cut: true },
  conj: { slope: () => 1 },
  re: { slope: () => 1 },
  im: { slope: () => 1 },
  exp: { slope: (_, f) => size(f), scale: (a) => 1 + size(a) },
  sqrt: { slope: (_, f) => 0.5 / size(f), cut: true },
  sin: { slope: (a) => Math.cosh(a.im), scale: (a) => 1 + size(a) },
  cos: { slope: (a) => Math.cosh(a.im), scale: (a) => 1 + size(a) },
  tan: { slope: (_, f) => 1 + size(f) ** 2, scale: (a) => 1 + size(a) },
};

const binary = (node: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc.tuple(fc.constantFrom('+', '-', '*', '/'), node, node).map(
    ([op, left, right]): Formula => ({
      text: `(${left.text}) ${op} (${right.text})`,
      estimate: (values) => {
        const [a, b] = [left.estimate(values), right.estimate(values)];
        const [x, y] = [size(a.value), size(b.value)];
        if (op === '+') return rounded(math.add(a.value, b.value), a.error + b.error);
        if (op === '-') return rounded(math.subtract(a.value, b.value), a.error + b.error);
        const relative = x * b.error + y * a.error;
        // Each part of a complex product or quotient is rounded relative to the modulus of the whole.
        if (op === '*') return rounded(math.multiply(a.value, b.value), relative);
        return rounded(
          math.divide(a.value, b.value),
          b.error > y / 10 ? Infinity : relative / y ** 2,
        );
      },
    }),
  );

const power = (node: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc.tuple(node, fc.integer({ min: -4, max: 6 })).map(
    ([base, n]): Formula => ({
      text: `(${base.text})^${n}`,
      estimate: (values) => {
        const a = base.estimate(values);
        const x = size(a.value);
        const propagated = a.error > x / 100 ? Infinity : Math.abs(n) * x ** (n - 1) * a.error;
        return rounded(math.pow(a.value, n), n === 0 ? 0 : propagated, 10);
      },
    }),
  );

const applied = (node: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc.tuple(fc.constantFrom(...Object.keys(FUNCTIONS)), node).map(
    ([name, argument]): Formula => ({
      text: `${name}(${argument.text})`,
      estimate: (values) => {
        const a = argument.estimate(values);
        const { slope, cut = false, scale = () => 1 } = FUNCTIONS[name]!;
        const value = toComplex(math.evaluate(`${name}(z)`, { z: a.value }));
        const jumps = cut && a.value.re <= a.error && Math.abs(a.value.im) <= 10 * a.error;
        const spread = scale(a.value);
        const floor = name === 'sin' || name === 'cos' ? ULP * spread * Math.cosh(a.value.im) : 0;
        return rounded(
          value,
          jumps ? Infinity : floor + (slope(a.value, value) + ULP) * (a.error + ULP * spread),
          spread,
        );
      },
    }),
  );

const negated = (node: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  node.map(
    (of): Formula => ({
      text: `-(${of.text})`,
      estimate: (values) => {
        const { value, error } = of.estimate(values);
        return { value: math.complex(-value.re, -value.im), error };
      },
    }),
  );

const formula = fc.letrec<{ node: Formula }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'max', withCrossShrink: true },
    { weight: 2, arbitrary: leaf },
    { weight: 6, arbitrary: binary(tie('node')) },
    { weight: 1, arbitrary: power(tie('node')) },
    { weight: 2, arbitrary: applied(tie('node')) },
    { weight: 1, arbitrary: negated(tie('node')) },
  ),
})).node;

const coordinate = fc.double({ min: -2, max: 2, noNaN: true }).filter((x) => Math.abs(x) > 1e-3);
const point = fc.record(
  Object.fromEntries(
    INPUTS.map(({ name, real }) => [
      name,
      fc.record({ re: coordinate, im: real ? fc.constant(0) : coordinate }),
    ]),
  ),
);

const mathjsScope = (values: Readonly<Record<string, Complex>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, { re, im }]) => [
      name,
      im === 0 ? re : math.complex(re, im),
    ]),
  );

describe('against mathjs', () => {
  test('random formulas at random points agree within their rounding error', () => {
    let compared = 0;
    fc.assert(
      fc.property(formula, point, ({ text, estimate }, values) => {
        const { value, error } = estimate(values);
        fc.pre(Number.isFinite(error) && size(value) > 0);
        // One operation has 1e-15 relative; formulas that lose more than nine digits say nothing.
        fc.pre(error < 1e-6 * size(value));
        let compiled: ReturnType<typeof compile>;
        try {
          compiled = compile(text, INPUTS);
        } catch (thrown) {
          // Constants such as 1/(1 - 1) are refused.
          expect((thrown as Error).message).toMatch(/division by zero|the constant/);
          return;
        }
        const expected = toComplex(math.evaluate(text, mathjsScope(values)));
        const [ours] = compiled.at(values);
        // The estimate is of first order in the rounding of either side; there are two sides, and poles of tan.
        expect(Math.hypot(ours!.re - expected.re, ours!.im - expected.im)).toBeLessThanOrEqual(
          4 * error,
        );
        compared++;
      }),
      { numRuns: 4000, maxSkipsPerRun: 1000 },
    );
    expect(compared).toBeGreaterThan(3500);
  });

  test('several formulas at once give what each gives alone, and share', () => {
    fc.assert(
      fc.property(fc.array(formula, { minLength: 2, maxLength: 4 }), point, (formulas, values) => {
        const texts = formulas.map(({ text }) => text);
        try {
          // Shared subexpressions may leave −0 where a formula alone gives 0.
          const unsigned = ({ re, im }: Complex): Complex => ({ re: re + 0, im: im + 0 });
          const together = compile(texts, INPUTS).at(values).map(unsigned);
          const alone = texts.map((text) => unsigned(compile(text, INPUTS).at(values)[0]!));
          expect(together).toEqual(alone);
        } catch (thrown) {
          if (!(thrown instanceof InputError)) throw thrown;
        }
      }),
      { numRuns: 300 },
    );
    const both = compile(['sin(J)/(J^2 + 1)^3', 'cos(J)/(J^2 + 1)^3'], INPUTS);
    expect(both.source.match(/Math\.(sin|cos)/g)).toHaveLength(2);
    expect(both.source.match(/ \* /g)).toHaveLength(3);
  });

  test('the transmission of three coupled cavities', () => {
    const resolvent =
      '(2*cos(theta)*J^2*J_ac + J_ac^2*(delta + i*kappa_b/2) + J^2*(delta + i*kappa_c/2) - (delta + i*kappa_a/2)*(-J^2 + (delta + i*kappa_b/2)*(delta + i*kappa_c/2)))';
    const text = `abs((-i*sqrt(kappa_a*kappa_c)*(J^2 + exp(i*theta)*J_ac*(delta + i*kappa_b/2)))/${resolvent})^2`;
    const names = ['delta', 'J', 'J_ac', 'kappa_a', 'kappa_b', 'kappa_c', 'theta'];
    const compiled = compile(
      text,
      names.map((name) => ({ name, real: true })),
    );
    expect(compiled.real).toEqual([true]);
    const J = Math.SQRT1_2;
    const values = {
      delta: -0.5,
      J,
      J_ac: J,
      kappa_a: 1,
      kappa_b: 1,
      kappa_c: 1,
      theta: -Math.PI / 4,
    };
    const [T] = compiled.at(values);
    expect(T!.re).toBeCloseTo(1, 14);
    expect(T!.im).toBe(0);
    expect(T!.re).toBeCloseTo(math.evaluate(text, values), 14);
  });
});

describe('principal branches', () => {
  const z: readonly Input[] = [{ name: 'z', real: false }];
  const x: readonly Input[] = [{ name: 'x', real: true }];
  const grid = [-3, -1, -0, 0, 1e-20, 2].flatMap((re) =>
    [-2, -1e-20, 0, 1].map((im) => ({ re, im })),
  );

  test('sqrt, arg, exp and half-integer powers at and beside the cut', () => {
    const compiled = compile(['sqrt(z)', 'arg(z)', 'exp(z)', 'z^(3/2)'], z);
    for (const { re, im } of grid) {
      const [root, angle, exponential, power] = compiled.at({ z: { re, im } });
      const at = math.complex(re, im);
      const near = (ours: Complex | undefined, theirs: unknown): void => {
        const { re: u, im: v } = toComplex(theirs);
        expect(ours!.re, `re at ${re}, ${im}`).toBeCloseTo(u, 14);
        expect(ours!.im, `im at ${re}, ${im}`).toBeCloseTo(v, 14);
      };
      near(root, math.sqrt(at));
      near(angle, Object.is(im, -0) ? Math.PI : math.arg(at));
      near(exponential, math.exp(at));
      if (re !== 0 || im !== 0) near(power, math.pow(at, 1.5));
    }
  });

  test('the root of a real number turns imaginary below zero', () => {
    const compiled = compile('sqrt(x)', x);
    expect(compiled.at({ x: -4 })).toEqual([{ re: 0, im: 2 }]);
    expect(compiled.at({ x: 4 })[0]!.re).toBe(2);
    expect(Math.abs(compiled.at({ x: 4 })[0]!.im)).toBe(0);
  });

  test('a promise of a non-negative input keeps the root real', () => {
    const promised = compile('sqrt(x)', [{ name: 'x', real: true, nonNegative: true }]);
    expect(promised.real).toEqual([true]);
    expect(compile('sqrt(x)', x).real).toEqual([false]);
    expect(compile('sqrt(x^2 + abs(x))', x).real).toEqual([true]);
  });
});

describe('the generated function', () => {
  test('real formulas use real arithmetic only', () => {
    const inputs = ['a', 'b', 'c'].map((name) => ({ name, real: true }));
    expect(compile('(a + b)^2/(a + c)', inputs).source).toBe(
      [
        'const v0 = x[0];',
        'const v1 = x[1];',
        'const v2 = x[2];',
        'const v3 = v0 + v1;',
        'const v4 = v3 * v3;',
        'const v5 = v0 + v2;',
        'const v6 = v4 / v5;',
        'out[0] = v6;',
        'out[1] = 0;',
      ].join('\n'),
    );
  });

  test('purely imaginary factors cost nothing, and phases cancel', () => {
    const inputs = [{ name: 'a', real: true }];
    expect(compile('-i*(i*a)', inputs).source).toBe('const v0 = x[0];\nout[0] = v0;\nout[1] = 0;');
    expect(compile('exp(i*a)*exp(-i*a)', inputs).real).toEqual([true]);
    expect(compile('abs(a + i)^2', inputs).source).not.toContain('sqrt');
    expect(compile('sin(a) + sin(-a)', inputs).source).toBe('out[0] = 0;\nout[1] = 0;');
  });

  test('complex inputs are interleaved; out holds one pair a formula', () => {
    const compiled = compile(
      ['x*z', 'conj(z)'],
      [
        { name: 'x', real: true },
        { name: 'z', real: false },
      ],
    );
    expect(compiled.slots).toBe(3);
    expect([compiled.slot('x'), compiled.slot('z')]).toEqual([0, 1]);
    const out = new Float64Array(4);
    compiled.evaluate(Float64Array.of(2, 3, 5), out);
    expect([...out]).toEqual([6, 10, 3, -5]);
  });

  test('a sum of thousands of terms', () => {
    const terms = Array.from({ length: 5000 }, (_, k) => `${k}*x^${k % 7}`).join(' + ');
    expect(compile(terms, [{ name: 'x', real: true }]).at({ x: 1 })[0]!.re).toBe(12497500);
  });

  test('NaN stays NaN', () => {
    const compiled = compile(['sqrt(x)', 'abs(x)^2', 'sqrt(x + i)'], [{ name: 'x', real: true }]);
    for (const { re } of compiled.at({ x: Number.NaN })) expect(re).toBeNaN();
  });
});

describe('errors', () => {
  const inputs: readonly Input[] = [
    { name: 'kappa', real: true },
    { name: 'z', real: false },
  ];
  const functions = 'abs, arg, conj, cos, exp, im, re, sin, sqrt or tan';
  const nodes = 'numbers, names, + - * / ^, parentheses and functions of one argument';

  test.each([
    ['g*kappa', 'unknown name "g" in "g*kappa"; accepted: kappa, z, i or pi'],
    ['2 cm', 'unknown name "cm" in "2 cm"; accepted: kappa, z, i or pi'],
    ['sinc(z)', `unknown function "sinc" in "sinc(z)"; accepted: ${functions}`],
    [
      'kappa (z + 1)',
      `unknown function "kappa" (a product needs its *) in "kappa (z + 1)"; accepted: ${functions}`,
    ],
    ['sin(z, 2)', 'sin with 2 arguments in "sin(z, 2)"; accepted: sin of one argument'],
    ['z!', 'unknown operator "!" in "z!"; accepted: +, -, *, / or ^'],
    ["z'", 'unknown operator "\'" in "z\'"; accepted: +, -, *, / or ^'],
    ['z % 2', 'unknown operator "%" in "z % 2"; accepted: +, -, *, / or ^'],
    [
      'z^kappa',
      'an exponent that is not a constant in "z^kappa"; accepted: integers and halves, as in x^2, x^-3 or x^(1/2)',
    ],
    [
      'z^0.3',
      'an exponent that is not a constant in "z^0.3"; accepted: integers and halves, as in x^2, x^-3 or x^(1/2)',
    ],
    [
      'z/(1 - 1)',
      'a division by zero in "z/(1 - 1)"; accepted: finite constants, moderate nesting',
    ],
    [
      'z*(',
      'Unexpected end of expression (char 4) in "z*("; accepted: one formula in mathjs syntax',
    ],
    ['z = 2', `unsupported AssignmentNode in "z = 2"; accepted: ${nodes}`],
    ['[z, 1]', `unsupported ArrayNode in "[z, 1]"; accepted: ${nodes}`],
    ['z; z', `unsupported BlockNode in "z; z"; accepted: ${nodes}`],
    ['true', `the constant true in "true"; accepted: ${nodes}`],
    ['', `the constant undefined in ""; accepted: ${nodes}`],
  ])('%s', (formula, message) => {
    expect(() => compile(formula, inputs)).toThrow(new InputError(message));
  });

  test('inputs that cannot be told apart', () => {
    expect(() => compile('1', [...inputs, { name: 'z', real: true }])).toThrow(
      new InputError('input "z" is declared twice; accepted: distinct names other than i and pi'),
    );
    expect(() => compile('1', [{ name: 'i', real: true }])).toThrow(
      new InputError('input "i" is a constant; accepted: distinct names other than i and pi'),
    );
  });

  test('values', () => {
    const compiled = compile('kappa*z', inputs);
    expect(() => compiled.at({ kappa: 1 })).toThrow(
      new InputError('input "z" has no value; accepted: a number'),
    );
    expect(() => compiled.at({ kappa: 1, z: 2, w: 3 })).toThrow(
      new InputError('unknown input "w"; accepted: kappa or z'),
    );
    expect(() => compiled.at({ kappa: { re: 1, im: 2 }, z: 2 })).toThrow(
      new InputError('input "kappa" is 1 + 2i; accepted: a real number'),
    );
    expect(() => compiled.slot('__proto__')).toThrow(InputError);
  });

  test.each([
    'cos.constructor("globalThis.injected = 1")()',
    'z.constructor',
    'constructor("globalThis.injected = 1")',
    '__proto__',
    'toString(z)',
    '"globalThis.injected = 1"',
    'f(x) = globalThis',
    'import({})',
    'evaluate("1")',
    'x[0]',
    'out',
    'v0',
    'Math.sqrt(2)',
    '1;globalThis.injected=1',
    '`globalThis.injected`',
    '{injected: 1}',
  ])('injection: %s', (formula) => {
    expect(() => compile(formula, inputs)).toThrow(InputError);
    expect('injected' in globalThis).toBe(false);
  });

  test('names never reach the generated text', () => {
    const name = '0];globalThis.injected=1;//';
    const compiled = compile('α^2', [
      { name, real: true },
      { name: 'α', real: true },
    ]);
    expect(compiled.source).toBe(
      'const v1 = x[1];\nconst v2 = v1 * v1;\nout[0] = v2;\nout[1] = 0;',
    );
    expect('injected' in globalThis).toBe(false);
  });
});
