/**
 * nerdamer (its maintained fork, nerdamer-prime), behind one file.
 *
 * Text goes in and comes out, in mathjs syntax, and no answer leaves unchecked: every function takes the
 * caller's exact check, and an answer that fails it is a `CasDisagreement` with both sides in its message.
 *
 * Measured on 1.5.0, asked as below, 100 to 300 random cases each with complex rational coefficients: `expand`, the
 * zero test, numerical linear systems and `integrate` of polynomial · exp were always right; 3×3 determinants and
 * linear systems with symbols wrong in 1 of 300; `factor` lost an overall sign in 1 of 10 (mended below), rounded
 * irrational factors to rational ones in 1 of 50, and can take seconds. `solve` takes √(−4x²) for 2x, so a
 * quadratic whose discriminant is minus a square is refused. Of `solveEquations` only linear systems are offered:
 * it solves x² + y² = a, x = y by x = a/2; and it rounds 1/3 to 0.3333333333333333 (mended below).
 */

// Not 'nerdamer': where that is required and not imported it is the core alone.
import nerdamer from 'nerdamer/all';
import { InputError } from './errors.ts';
import { exactParser } from './mathjs.ts';

/** nerdamer gave an answer that the exact check refused. */
export class CasDisagreement extends Error {
  override readonly name = 'CasDisagreement';
}

/** nerdamer gave no usable answer. */
export class CasFailure extends Error {
  override readonly name = 'CasFailure';
}

// The default of 800 ms makes results depend on the machine's load. A minute only ever turns into an error.
nerdamer.set('TIMEOUT', 60_000);
nerdamer.set('SILENCE_WARNINGS', true);

// solveEquations prints its solutions with valueOf(), which rounds 1/3. This prints them exactly.
nerdamer.getCore().Solve.systemSolutions = (result, unknowns) => {
  const solutions: [string, string][] = [];
  result.each((element, k) => {
    solutions.push([unknowns[k]!, element.text('fractions')]);
  });
  return solutions;
};

/** The parts of mathjs' nodes that are read here. */
type Node =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: Node }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly args: readonly Node[] }
  | { readonly type: 'FunctionNode'; readonly fn: Node; readonly args: readonly Node[] }
  | { readonly type: 'ArrayNode'; readonly items: readonly Node[] };

function read(text: string, Failure: new (message: string) => Error = InputError): Node {
  try {
    return exactParser()(text) as unknown as Node;
  } catch (error) {
    throw new Failure(`cannot read ${JSON.stringify(text)}: ${(error as Error).message}`);
  }
}

/** Node to text, fully parenthesised if asked; `leaf` may answer for any node before it is taken apart. */
function write(
  node: Node,
  parenthesised: boolean,
  leaf: (node: Node) => string | undefined,
): string {
  const answer = leaf(node);
  if (answer !== undefined) return answer;
  const inner = (child: Node): string => write(child, parenthesised, leaf);
  switch (node.type) {
    case 'ConstantNode':
      if (typeof node.value === 'bigint' || typeof node.value === 'number')
        return String(node.value);
      break;
    case 'ParenthesisNode':
      return parenthesised ? inner(node.content) : `(${inner(node.content)})`;
    case 'OperatorNode': {
      const [left, right] = node.args;
      if (left === undefined || !'+-*/^'.includes(node.op)) break;
      const text =
        right === undefined
          ? `${node.op}${inner(left)}`
          : `${inner(left)}${node.op}${inner(right)}`;
      return parenthesised ? `(${text})` : text;
    }
    case 'FunctionNode':
      if (node.fn.type === 'SymbolNode')
        return `${node.fn.name}(${node.args.map(inner).join(', ')})`;
      break;
    case 'SymbolNode':
      return node.name;
    case 'ArrayNode':
      break;
  }
  throw new InputError(
    `cannot use ${node.type} here; accepted: numbers, names, + - * / ^ and functions`,
  );
}

/** The value of an integer literal, in whatever parentheses. */
function integer(node: Node | undefined): number | undefined {
  if (node?.type === 'ParenthesisNode') return integer(node.content);
  if (node?.type === 'ConstantNode') return Number(node.value);
  if (node?.type !== 'OperatorNode' || node.op !== '-' || node.args.length !== 1) return undefined;
  const n = integer(node.args[0]);
  return n === undefined ? undefined : -n;
}

/** Whether a name occurs in a node. */
function contains(node: Node, name: string): boolean {
  let found = false;
  write(node, false, (part) => {
    if (part.type === 'SymbolNode' && part.name === name) found = true;
    return undefined;
  });
  return found;
}

/**
 * One conversation with nerdamer: it sees only the names x0, x1, …, because it reserves some of ours (`e`, `gamma`,
 * `S`, …). Two more things become names. Functions of parameters, such as sqrt(kappa_a) or exp(i*theta), because
 * nerdamer's rules for roots are wrong for complex values; and i, because (i*x^2)*(i*x^2)*x^(-2) gives i*x^2 and
 * the roots of x^2 + i*x + 1 give "i is not defined". Powers of i are reduced on the way back.
 */
class Conversation {
  readonly #ours = new Map<string, string>();
  readonly #variable: string | undefined;

  /** `variable`: exp of it stays a function, for integrals. */
  constructor(variable?: string) {
    this.#variable = variable;
  }

  name(text: string): string {
    for (const [theirs, ours] of this.#ours) if (ours === text) return theirs;
    const theirs = `x${this.#ours.size}`;
    this.#ours.set(theirs, text);
    return theirs;
  }

  /** Our text as nerdamer should see it: safe names, every operation in parentheses (it reads x^-1*g as x^(-g)). */
  ask(text: string): string {
    return write(read(text), true, (node) => {
      if (node.type === 'SymbolNode') return this.name(node.name);
      if (node.type !== 'FunctionNode') return undefined;
      if (this.#variable === undefined || !contains(node, this.#variable)) {
        return this.name(write(node, false, () => undefined));
      }
      if (node.fn.type === 'SymbolNode' && node.fn.name === 'exp') return undefined;
      throw new InputError(
        `cannot integrate ${write(node, false, () => undefined)}; accepted: polynomials times exp`,
      );
    });
  }

  /** nerdamer's text in our names; anything in it that we cannot read is a failure. */
  hear(answer: string | Node): string {
    const node = typeof answer === 'string' ? read(answer, CasFailure) : answer;
    return write(node, false, (part) => {
      if (part.type === 'SymbolNode' && part.name !== 'i') {
        const ours = this.#ours.get(part.name);
        if (ours === undefined) throw new CasFailure(`nerdamer answered with "${part.name}"`);
        return ours;
      }
      if (part.type === 'OperatorNode' && part.op === '^') {
        const [base, exponent] = part.args;
        if (base?.type === 'SymbolNode' && this.#ours.get(base.name) === 'i') {
          const n = integer(exponent);
          if (n !== undefined) return ['1', 'i', '(-1)', '(-i)'][((n % 4) + 4) % 4];
        }
        const isE = base?.type === 'SymbolNode' && base.name === 'e';
        if (isE && exponent !== undefined) {
          return `exp(${this.hear(exponent.type === 'ParenthesisNode' ? exponent.content : exponent)})`;
        }
      }
      if (part.type === 'FunctionNode' && part.fn.type === 'SymbolNode') {
        // Its √(x²), for real x. Both signs of a root are in an answer, and the check decides.
        if (part.fn.name === 'abs' && part.args[0]) return `(${this.hear(part.args[0])})`;
        if (part.fn.name !== 'sqrt') throw new CasFailure(`nerdamer left ${part.fn.name}(…)`);
      }
      return undefined;
    });
  }
}

/** Puts one question to a clean nerdamer: its state is global. */
function converse<T>(question: string, run: () => T): T {
  nerdamer.clear('all');
  nerdamer.clearVars();
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new CasFailure(`${question}: ${(error as Error).message}`);
  }
}

function checked<T>(question: string, answer: T, shown: string, verify: (answer: T) => boolean): T {
  if (verify(answer)) return answer;
  throw new CasDisagreement(`${question}: nerdamer says ${shown}, and the exact check refuses it`);
}

/** One question whose answer is one formula. */
function transform(
  call: string,
  text: string,
  verify: (answer: string) => boolean,
  variable?: string,
): string {
  const question = `${call}(${text}${variable === undefined ? '' : `, ${variable}`})`;
  const answer = converse(question, () => {
    const talk = new Conversation(variable);
    const rest = variable === undefined ? '' : `, ${talk.name(variable)}`;
    return talk.hear(nerdamer(`${call}(${talk.ask(text)}${rest})`).text('fractions'));
  });
  return checked(question, answer, answer, verify);
}

/**
 * The products of a polynomial multiplied out.
 * @throws CasDisagreement when `verify` refuses the answer, CasFailure when there is none.
 */
export function expand(text: string, verify: (answer: string) => boolean): string {
  const question = `expand(${text})`;
  const answer = converse(question, () => multiplyOut(new Conversation(), text));
  return checked(question, answer, answer, verify);
}

/** Twice, because reducing the powers of i gives terms to collect. */
function multiplyOut(talk: Conversation, text: string): string {
  const once = talk.hear(nerdamer(`expand(${talk.ask(text)})`).text('fractions'));
  return talk.hear(nerdamer(`expand(${talk.ask(once)})`).text('fractions'));
}

/**
 * A polynomial as a product, for display. Irreducibility is not promised. nerdamer loses an overall sign now and
 * then; the answer with the other sign is accepted if the check accepts it. Throws as `expand` does.
 */
export function factor(text: string, verify: (answer: string) => boolean): string {
  let sign = '';
  const answer = transform('factor', text, (product) => {
    sign = verify(product) ? '' : '-';
    return sign === '' || verify(`-${product}`);
  });
  return `${sign}${answer}`;
}

/** ∫ text d(variable) without its constant, for sums of polynomial · exp(linear). Throws as `expand` does. */
export function antiderivative(
  text: string,
  variable: string,
  verify: (answer: string) => boolean,
): string {
  return transform('integrate', text, verify, variable);
}

/** The exact side of `integrateDecaying`. */
export interface DecayingCheck {
  /** Whether the derivative of F is the integrand. */
  readonly antiderivative: (F: string) => boolean;
  /** Whether a rational function is zero for all values of its names. */
  readonly isZero: (text: string) => boolean;
}

/**
 * ∫₀^∞ text d(variable) = −F(0) for sums of polynomial · exp whose exponents all have a negative real part. That
 * they have is the caller's knowledge: nerdamer's own limits are not used. The part of F without exp(variable),
 * which would not decay, must be zero.
 *
 * @throws as `expand` does; CasFailure also when F does not decay.
 */
export function integrateDecaying(text: string, variable: string, exact: DecayingCheck): string {
  const whole = read(antiderivative(text, variable, exact.antiderivative));
  const isExponential = (node: Node): boolean =>
    node.type === 'FunctionNode' && contains(node, variable);
  const constant = write(whole, true, (node) => (isExponential(node) ? '0' : undefined));
  if (!exact.isZero(constant)) {
    throw new CasFailure(`integrate(${text}, ${variable}, 0, Infinity): no decay in ${constant}`);
  }
  const atZero = (node: Node): string | undefined =>
    node.type === 'SymbolNode' && node.name === variable ? '0' : undefined;
  const start = write(whole, true, (node) => {
    if (node.type !== 'FunctionNode' || !isExponential(node)) return atZero(node);
    const exponent = write(node.args[0]!, true, atZero);
    return exact.isZero(exponent) ? '1' : `exp(${exponent})`;
  });
  return `-${start}`;
}

/** The determinant of a square matrix of formulas, up to 3×3. Throws as `expand` does. */
export function determinant(
  rows: readonly (readonly string[])[],
  verify: (answer: string) => boolean,
): string {
  const question = `determinant(${rows.map((row) => `[${row.join(', ')}]`).join(', ')})`;
  const answer = converse(question, () => {
    const talk = new Conversation();
    const entries = rows.map((row) => `[${row.map((entry) => talk.ask(entry)).join(',')}]`);
    return talk.hear(nerdamer(`determinant(matrix(${entries.join(',')}))`).text('fractions'));
  });
  return checked(question, answer, answer, verify);
}

/**
 * The roots of `text` = 0, a polynomial of degree 1 or 2 in `unknown`; a double root comes once.
 * @param verify decides about all roots at once, so that a missing one can be refused too.
 * @throws as `expand` does.
 */
export function solveQuadratic(
  text: string,
  unknown: string,
  verify: (roots: readonly string[]) => boolean,
): readonly string[] {
  const question = `solve(${text}, ${unknown})`;
  const roots = converse(question, () => {
    const talk = new Conversation();
    const theirs = talk.name(unknown);
    const answer = read(nerdamer.solve(talk.ask(text), theirs).text('fractions'), CasFailure);
    if (answer.type !== 'ArrayNode') throw new CasFailure('nerdamer gave no list');
    return answer.items.map((item) => talk.hear(item));
  });
  return checked(question, roots, `[${roots.join(', ')}]`, verify);
}

/**
 * The solution of linear equations, each written as a formula that is to vanish.
 * @param verify decides about the values of the unknowns, by name.
 * @throws as `expand` does; CasFailure also when there is no unique solution.
 */
export function solveEquations(
  equations: readonly string[],
  unknowns: readonly string[],
  verify: (solution: ReadonlyMap<string, string>) => boolean,
): ReadonlyMap<string, string> {
  const question = `solveEquations([${equations.join(', ')}], [${unknowns.join(', ')}])`;
  const solution = converse(question, () => {
    const talk = new Conversation();
    const theirs = unknowns.map((unknown) => talk.name(unknown));
    // A copy: nerdamer writes into the arrays it is given.
    const answer = nerdamer.solveEquations(
      equations.map((equation) => talk.ask(equation)),
      [...theirs],
    );
    const values = new Map(Array.isArray(answer) ? answer : []);
    return new Map(
      unknowns.map((unknown, k) => [unknown, talk.hear(String(values.get(theirs[k]!)))]),
    );
  });
  const shown = [...solution].map(([unknown, value]) => `${unknown} = ${value}`).join(', ');
  return checked(question, solution, shown, verify);
}

/** Numerator and denominator of a rational formula, nothing cancelled. */
function fractionOf(node: Node): readonly [numerator: string, denominator: string] {
  if (node.type === 'ParenthesisNode') return fractionOf(node.content);
  const plain = write(node, false, () => undefined);
  if (node.type !== 'OperatorNode') return [plain, '1'];
  const [left, right] = node.args;
  if (left === undefined) return [plain, '1'];
  const [a, b] = fractionOf(left);
  if (right === undefined) return [`(${node.op}(${a}))`, b];
  if (node.op === '^') {
    const n = integer(right);
    if (n === undefined) return [plain, '1'];
    return n < 0 ? [`(${b})^${-n}`, `(${a})^${-n}`] : [`(${a})^${n}`, `(${b})^${n}`];
  }
  const [c, d] = fractionOf(right);
  if (node.op === '*') return [`(${a})*(${c})`, `(${b})*(${d})`];
  if (node.op === '/') return [`(${a})*(${d})`, `(${b})*(${c})`];
  return [`((${a})*(${d})${node.op}(${c})*(${b}))`, `(${b})*(${d})`];
}

/**
 * A second opinion on whether a rational function is zero: its numerator, multiplied out. The common denominator is
 * ours: nerdamer's `rationalize` takes 1/(x + x⁴) − (y + 3)/((x + x⁴)(y + 3)) for something else than zero.
 * @param verify the first opinion. @throws as `expand` does.
 */
export function isZero(text: string, verify: (answer: boolean) => boolean): boolean {
  const question = `isZero(${text})`;
  const answer = converse(question, () => {
    const [numerator] = fractionOf(read(text));
    return multiplyOut(new Conversation(), numerator) === '0';
  });
  return checked(question, answer, answer ? 'zero' : 'not zero', verify);
}
