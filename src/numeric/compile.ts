/**
 * Formulas as text become one straight-line JavaScript function on real and imaginary parts.
 *
 * The formula is data: it is read by mathjs' parser, every name in it is checked against the declared inputs
 * (mathjs alone would read `g`, `J`, `m` or `N` as units), and the generated text holds only numbers, operators
 * and identifiers of our own. A complex value is a pair of real expressions; a part that is zero is the literal
 * `0` and folds away, so what is real costs real arithmetic only. See `emitter.ts` for sharing and folding.
 *
 * Branches are principal and agree with mathjs: √ has re ≥ 0 (and im ≥ 0 on the cut), arg is in (−π, π].
 * |z| and quotients square their parts without scaling: keep magnitudes within about 10^±150.
 */

import { alternatives, InputError } from '../algebra/errors.ts';
import { parse } from '../algebra/mathjs.ts';
import type { Complex } from '../algebra/scalar.ts';
import { Emitter, literal, negate, type Real } from './emitter.ts';

/** What a formula may refer to. */
export interface Input {
  readonly name: string;
  /** A real input takes one slot of the value array, a complex one two (re, im). */
  readonly real: boolean;
  /** A promise about a real input that lets √ of it stay real; broken, the result is NaN. */
  readonly nonNegative?: boolean;
}

/** Formulas, ready to evaluate. */
export interface Compiled {
  readonly inputs: readonly Input[];
  /** The length of `values`: one slot a real input, two a complex one, in the order declared. */
  readonly slots: number;
  /** Where the input starts in `values`. Throws InputError for an unknown name. */
  slot(name: string): number;
  /** For each formula, whether it was seen to be real (its imaginary part is written as 0). */
  readonly real: readonly boolean[];
  /** Writes re and im of formula k to `out[2k]` and `out[2k + 1]`. Nothing is checked, nothing allocated. */
  readonly evaluate: (values: Float64Array, out: Float64Array) => void;
  /** Complex in, complex out: every input by name. Throws InputError for missing, unknown or non-real values. */
  at(values: Readonly<Record<string, number | Complex>>): Complex[];
  /** The body of the generated function. */
  readonly source: string;
}

/** The parts of mathjs' nodes that are read here. */
type Node =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: Node }
  | Operation
  | { readonly type: 'FunctionNode'; readonly fn: Node; readonly args: readonly Node[] };

interface Operation {
  readonly type: 'OperatorNode';
  readonly op: string;
  readonly args: readonly Node[];
}

/** re + i·im, both as emitted text. */
interface Pair {
  readonly re: Real;
  readonly im: Real;
}

const OPERATORS = '+, -, *, / or ^';
const ONE: Pair = { re: '1', im: '0' };
const CONSTANTS: ReadonlyMap<string, Pair> = new Map([
  ['i', { re: '0', im: '1' }],
  ['pi', { re: literal(Math.PI), im: '0' }],
]);

/** Complex arithmetic, written out in real operations. */
class Arithmetic {
  readonly emit = new Emitter();

  readonly functions: ReadonlyMap<string, (z: Pair) => Pair> = new Map([
    ['abs', (z: Pair) => real(this.modulus(z))],
    ['arg', (z: Pair) => real(this.emit.angle(z.im, z.re))],
    ['conj', (z: Pair) => ({ re: z.re, im: negate(z.im) })],
    ['cos', (z: Pair) => this.cosine(z)],
    ['exp', (z: Pair) => this.exponential(z)],
    ['im', (z: Pair) => real(z.im)],
    ['re', (z: Pair) => real(z.re)],
    ['sin', (z: Pair) => this.sine(z)],
    ['sqrt', (z: Pair) => this.root(z)],
    ['tan', (z: Pair) => this.tangent(z)],
  ]);

  negate(z: Pair): Pair {
    return { re: negate(z.re), im: negate(z.im) };
  }

  add(z: Pair, w: Pair): Pair {
    return { re: this.emit.add(z.re, w.re), im: this.emit.add(z.im, w.im) };
  }

  multiply(z: Pair, w: Pair): Pair {
    const { emit } = this;
    return {
      re: emit.subtract(emit.multiply(z.re, w.re), emit.multiply(z.im, w.im)),
      im: emit.add(emit.multiply(z.re, w.im), emit.multiply(z.im, w.re)),
    };
  }

  divide(z: Pair, w: Pair): Pair {
    const { emit } = this;
    if (w.im !== '0' && w.re === '0')
      return this.divide({ re: z.im, im: negate(z.re) }, real(w.im));
    if (w.im === '0' && (z.re === '0' || z.im === '0')) {
      return { re: emit.divide(z.re, w.re), im: emit.divide(z.im, w.re) };
    }
    // One division, which quotients with the same denominator share.
    const squared = w.im === '0' ? w.re : this.squaredModulus(w);
    const product = w.im === '0' ? z : this.multiply(z, { re: w.re, im: negate(w.im) });
    return this.multiply(product, real(emit.divide('1', squared)));
  }

  /** z^n for integer n, by squaring, so that powers of one base share their factors. */
  power(z: Pair, n: number): Pair {
    if (n < 0) return this.divide(ONE, this.power(z, -n));
    if (n === 0) return ONE;
    if (n % 2 === 1) return n === 1 ? z : this.multiply(this.power(z, n - 1), z);
    const half = this.power(z, n / 2);
    return this.multiply(half, half);
  }

  squaredModulus(z: Pair): Real {
    const { emit } = this;
    return emit.add(emit.multiply(z.re, z.re), emit.multiply(z.im, z.im));
  }

  modulus(z: Pair): Real {
    if (z.im === '0') return this.emit.call('abs', z.re);
    if (z.re === '0') return this.emit.call('abs', z.im);
    return this.emit.call('sqrt', this.squaredModulus(z));
  }

  /** The principal root: with t = √((|z| + |re z|)/2), its parts are t and |im z|/2t. */
  root(z: Pair): Pair {
    const { emit } = this;
    if (z.im === '0') {
      const [right, left] = [z.re, negate(z.re)];
      if (emit.isNonNegative(right)) return real(emit.call('sqrt', right));
      if (emit.isNonNegative(left)) return { re: '0', im: emit.call('sqrt', left) };
      return {
        re: emit.call('sqrt', emit.positivePart(right)),
        im: emit.call('sqrt', emit.positivePart(left)),
      };
    }
    const sum = emit.add(this.modulus(z), emit.call('abs', z.re));
    const large = emit.call('sqrt', emit.divide(sum, '2'));
    const half = emit.divide(emit.call('abs', z.im), '2');
    const small = emit.define(`${large} === 0 ? 0 : ${half} / ${large}`, true);
    const im = emit.whereNegative(z.re, large, small);
    return {
      re: emit.whereNegative(z.re, small, large),
      im: emit.whereNegative(z.im, negate(im), im),
    };
  }

  exponential(z: Pair): Pair {
    const { emit } = this;
    const size = emit.call('exp', z.re);
    return {
      re: emit.multiply(size, emit.call('cos', z.im)),
      im: emit.multiply(size, emit.call('sin', z.im)),
    };
  }

  sine(z: Pair): Pair {
    const { emit } = this;
    return {
      re: emit.multiply(emit.call('sin', z.re), emit.call('cosh', z.im)),
      im: emit.multiply(emit.call('cos', z.re), emit.call('sinh', z.im)),
    };
  }

  cosine(z: Pair): Pair {
    const { emit } = this;
    return {
      re: emit.multiply(emit.call('cos', z.re), emit.call('cosh', z.im)),
      im: negate(emit.multiply(emit.call('sin', z.re), emit.call('sinh', z.im))),
    };
  }

  tangent(z: Pair): Pair {
    return z.im === '0'
      ? real(this.emit.call('tan', z.re))
      : this.divide(this.sine(z), this.cosine(z));
  }
}

function real(x: Real): Pair {
  return { re: x, im: '0' };
}

/** Shortened for a message. */
function quote(formula: string): string {
  return JSON.stringify(formula.length > 80 ? `${formula.slice(0, 77)}...` : formula);
}

/** Walks mathjs' nodes and hands every operation to `Arithmetic`. */
class Reader {
  readonly #arithmetic: Arithmetic;
  readonly #names: ReadonlyMap<string, Pair>;
  #formula = '';

  constructor(arithmetic: Arithmetic, names: ReadonlyMap<string, Pair>) {
    this.#arithmetic = arithmetic;
    this.#names = names;
  }

  read(formula: string): Pair {
    this.#formula = formula;
    try {
      return this.#value(parse(formula) as unknown as Node);
    } catch (error) {
      if (error instanceof RangeError)
        throw this.#problem(error.message, 'finite constants, moderate nesting');
      if (!(error instanceof SyntaxError)) throw error;
      throw this.#problem(error.message.replace(/\.?$/, ''), 'one formula in mathjs syntax');
    }
  }

  #problem(what: string, accepted: string): InputError {
    return new InputError(`${what} in ${quote(this.#formula)}; accepted: ${accepted}`);
  }

  #value(node: Node): Pair {
    switch (node.type) {
      case 'ConstantNode':
        if (typeof node.value === 'number') return real(literal(node.value));
        break;
      case 'SymbolNode': {
        const value = this.#names.get(node.name);
        if (value !== undefined) return value;
        throw this.#problem(`unknown name "${node.name}"`, alternatives([...this.#names.keys()]));
      }
      case 'ParenthesisNode':
        return this.#value(node.content);
      case 'OperatorNode':
        return this.#operation(node);
      case 'FunctionNode':
        return this.#call(node.fn, node.args);
    }
    throw this.#problem(
      node.type === 'ConstantNode'
        ? `the constant ${String(node.value)}`
        : `unsupported ${(node as Node).type}`,
      'numbers, names, + - * / ^, parentheses and functions of one argument',
    );
  }

  /** Goes down the left operands in a loop: a sum of thousands of terms is that deep. */
  #operation(node: Operation): Pair {
    const spine = [node];
    let left = node.args[0]!;
    while (left.type === 'OperatorNode') {
      spine.push(left);
      left = left.args[0]!;
    }
    let value = this.#value(left);
    for (const { op, args } of spine.reverse()) {
      const right = args[1] && this.#value(args[1]);
      value = right === undefined ? this.#unary(op, value) : this.#binary(op, value, right);
    }
    return value;
  }

  #unary(op: string, z: Pair): Pair {
    if (op === '-') return this.#arithmetic.negate(z);
    if (op === '+') return z;
    throw this.#problem(`unknown operator "${op}"`, OPERATORS);
  }

  #binary(op: string, z: Pair, w: Pair): Pair {
    if (op === '+') return this.#arithmetic.add(z, w);
    if (op === '-') return this.#arithmetic.add(z, this.#arithmetic.negate(w));
    if (op === '*') return this.#arithmetic.multiply(z, w);
    if (op === '/') return this.#arithmetic.divide(z, w);
    if (op === '^') return this.#power(z, w);
    throw this.#problem(`unknown operator "${op}"`, OPERATORS);
  }

  #power(base: Pair, exponent: Pair): Pair {
    const n = exponent.im === '0' ? Number(exponent.re) : Number.NaN;
    if (Number.isSafeInteger(n)) return this.#arithmetic.power(base, n);
    if (Number.isSafeInteger(2 * n))
      return this.#arithmetic.power(this.#arithmetic.root(base), 2 * n);
    throw this.#problem(
      'an exponent that is not a constant',
      'integers and halves, as in x^2, x^-3 or x^(1/2)',
    );
  }

  #call(fn: Node, args: readonly Node[]): Pair {
    const name = fn.type === 'SymbolNode' ? fn.name : fn.type;
    const apply = this.#arithmetic.functions.get(name);
    if (apply === undefined) {
      const hint = this.#names.has(name) ? ' (a product needs its *)' : '';
      throw this.#problem(
        `unknown function "${name}"${hint}`,
        alternatives([...this.#arithmetic.functions.keys()]),
      );
    }
    const [argument] = args;
    if (argument === undefined || args.length > 1) {
      throw this.#problem(`${name} with ${args.length} arguments`, `${name} of one argument`);
    }
    return apply(this.#value(argument));
  }
}

/**
 * Compiles one formula, or several that share their subexpressions.
 *
 * @param formula mathjs syntax: numbers, names, `i`, `pi`, + − * / ^ with integer or half-integer constant
 *   exponents, and abs, arg, conj, cos, exp, im, re, sin, sqrt, tan.
 * @param inputs every name the formulas may use; unused ones are fine.
 * @throws InputError for a formula that cannot be read, an undeclared name, an unknown function or node.
 */
export function compile(formula: string | readonly string[], inputs: readonly Input[]): Compiled {
  const arithmetic = new Arithmetic();
  const names = new Map<string, Pair>();
  const slots = new Map<string, number>();
  let size = 0;
  for (const input of inputs) {
    if (CONSTANTS.has(input.name) || names.has(input.name)) {
      throw new InputError(
        `input "${input.name}" ${names.has(input.name) ? 'is declared twice' : 'is a constant'}; accepted: distinct names other than i and pi`,
      );
    }
    slots.set(input.name, size);
    const re = arithmetic.emit.define(`x[${size++}]`, input.real && input.nonNegative === true);
    names.set(input.name, { re, im: input.real ? '0' : arithmetic.emit.define(`x[${size++}]`) });
  }

  const reader = new Reader(arithmetic, new Map([...names, ...CONSTANTS]));
  const results = (typeof formula === 'string' ? [formula] : formula).map((text) =>
    reader.read(text),
  );
  const parts = results.flatMap(({ re, im }) => [re, im]);
  const source = [
    ...arithmetic.emit.statements(parts),
    ...parts.map((part, k) => `out[${k}] = ${part};`),
  ].join('\n');
  const evaluate = new Function('x', 'out', source) as Compiled['evaluate'];

  const slot = (name: string): number => {
    const found = slots.get(name);
    if (found !== undefined) return found;
    throw new InputError(`unknown input "${name}"; accepted: ${alternatives([...slots.keys()])}`);
  };
  const at: Compiled['at'] = (values) => {
    const given = new Map(Object.entries(values));
    for (const name of given.keys()) slot(name);
    const x = new Float64Array(size);
    for (const { name, real: isReal } of inputs) {
      const value = given.get(name);
      if (value === undefined)
        throw new InputError(`input "${name}" has no value; accepted: a number`);
      const { re, im } = typeof value === 'number' ? { re: value, im: 0 } : value;
      if (isReal && im !== 0) {
        throw new InputError(`input "${name}" is ${re} + ${im}i; accepted: a real number`);
      }
      x.set(isReal ? [re] : [re, im], slot(name));
    }
    const out = new Float64Array(parts.length);
    evaluate(x, out);
    return results.map((_, k) => ({ re: out[2 * k]!, im: out[2 * k + 1]! }));
  };

  return {
    inputs,
    slots: size,
    slot,
    real: results.map(({ im }) => im === '0'),
    evaluate,
    at,
    source,
  };
}
