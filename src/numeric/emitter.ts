/**
 * Straight-line real arithmetic as text: every operation becomes `const v7 = v3 * v5;`, at most once.
 *
 * A `Real` is text, one of a literal (`2`, `-0.5`), a name (`v7`) or a negated name (`-v7`). Signs are carried in
 * the text instead of being emitted, operands of + and * are ordered, and the statement itself is its own key,
 * so common subexpressions (up to sign) are found by one map lookup. Constants fold while they are written;
 * 0·x = 0 and x − x = 0 are used as identities, which is what makes a real or a purely imaginary formula
 * cost only real arithmetic.
 */
export type Real = string;

type RealFunction = 'abs' | 'sqrt' | 'exp' | 'sin' | 'cos' | 'tan' | 'sinh' | 'cosh';
const ODD: ReadonlySet<RealFunction> = new Set(['sin', 'tan', 'sinh']);
const EVEN: ReadonlySet<RealFunction> = new Set(['abs', 'cos', 'cosh']);
const NON_NEGATIVE: ReadonlySet<RealFunction> = new Set(['abs', 'sqrt', 'exp', 'cosh']);

const isLiteral = (x: Real): boolean => !x.includes('v');
const isNegative = (x: Real): boolean => x.startsWith('-');
const bare = (x: Real): Real => (isNegative(x) ? x.slice(1) : x);

/** A finite number as a `Real`. Throws RangeError for anything else. */
export function literal(value: number): Real {
  if (!Number.isFinite(value)) throw new RangeError(`the constant ${value}`);
  return value === 0 ? '0' : String(value);
}

/** −x, at no cost. */
export function negate(x: Real): Real {
  if (x === '0') return x;
  return isNegative(x) ? x.slice(1) : `-${x}`;
}

/** Collects statements; every method returns the `Real` that holds the result. */
export class Emitter {
  readonly #names = new Map<string, Real>();
  readonly #nonNegative = new Set<Real>();
  readonly #radicand = new Map<Real, Real>();

  /** A name for any expression text over earlier names. */
  define(text: string, nonNegative = false): Real {
    let name = this.#names.get(text);
    if (name === undefined) {
      name = `v${this.#names.size}`;
      this.#names.set(text, name);
    }
    if (nonNegative) this.#nonNegative.add(name);
    return name;
  }

  /** Whether x ≥ 0 is known from how x was made. */
  isNonNegative(x: Real): boolean {
    return isLiteral(x) ? !isNegative(x) : this.#nonNegative.has(x);
  }

  add(x: Real, y: Real): Real {
    if (x === '0') return y;
    if (y === '0') return x;
    if (isLiteral(x) && isLiteral(y)) return literal(Number(x) + Number(y));
    if (x === y) return this.multiply('2', x);
    if (x === negate(y)) return '0';
    const [a, b] = bare(x) < bare(y) ? [x, y] : [y, x];
    if (isNegative(a)) return negate(this.add(negate(a), negate(b)));
    if (isNegative(b)) return this.define(`${a} - ${bare(b)}`);
    return this.define(`${a} + ${b}`, this.isNonNegative(a) && this.isNonNegative(b));
  }

  subtract(x: Real, y: Real): Real {
    return this.add(x, negate(y));
  }

  multiply(x: Real, y: Real): Real {
    if (x === '0' || y === '0') return '0';
    if (isLiteral(x) && isLiteral(y)) return literal(Number(x) * Number(y));
    if (isNegative(x) !== isNegative(y)) return negate(this.multiply(bare(x), bare(y)));
    const [a, b] = bare(x) < bare(y) ? [bare(x), bare(y)] : [bare(y), bare(x)];
    if (a === '1') return b;
    const square = a === b;
    if (square && this.#radicand.has(a)) return this.#radicand.get(a)!;
    return this.define(`${a} * ${b}`, square || (this.isNonNegative(a) && this.isNonNegative(b)));
  }

  divide(x: Real, y: Real): Real {
    if (y === '0') throw new RangeError('a division by zero');
    if (x === '0') return '0';
    if (isLiteral(y)) {
      if (isLiteral(x)) return literal(Number(x) / Number(y));
      // Exact, and cheaper, for ±1 and the other powers of two.
      if (Number.isInteger(Math.log2(Math.abs(Number(y)))))
        return this.multiply(literal(1 / Number(y)), x);
    }
    if (isNegative(x) !== isNegative(y)) return negate(this.divide(bare(x), bare(y)));
    const [a, b] = [bare(x), bare(y)];
    return this.define(`${a} / ${b}`, this.isNonNegative(a) && this.isNonNegative(b));
  }

  /** A real function of x; the square of a `sqrt` is its argument again. */
  call(name: RealFunction, x: Real): Real {
    if (isLiteral(x)) return literal(Math[name](Number(x)));
    if (name === 'abs' && this.isNonNegative(x)) return x;
    if (isNegative(x) && EVEN.has(name)) return this.call(name, negate(x));
    if (isNegative(x) && ODD.has(name)) return negate(this.call(name, negate(x)));
    const result = this.define(`Math.${name}(${x})`, NON_NEGATIVE.has(name));
    if (name === 'sqrt') this.#radicand.set(result, x);
    return result;
  }

  /** The angle of x + iy in (−π, π]. */
  angle(y: Real, x: Real): Real {
    if (isLiteral(x) && isLiteral(y)) return literal(Math.atan2(Number(y), Number(x)));
    // Adding 0 turns −0 into 0, so that the cut belongs to +π.
    return this.define(y === '0' ? `Math.atan2(0, ${x})` : `Math.atan2(${y} + 0, ${x})`);
  }

  /** x where x ≥ 0, else 0. */
  positivePart(x: Real): Real {
    return this.isNonNegative(x) ? x : this.define(`${x} < 0 ? 0 : ${x}`, true);
  }

  /** `negative` where x < 0, `other` elsewhere (a NaN included). */
  whereNegative(x: Real, negative: Real, other: Real): Real {
    if (negative === other || this.isNonNegative(x)) return other;
    if (isLiteral(x)) return negative;
    const sign = this.isNonNegative(negative) && this.isNonNegative(other);
    return this.define(`${x} < 0 ? ${negative} : ${other}`, sign);
  }

  /** The statements that `results` need, in order. */
  statements(results: readonly Real[]): string[] {
    const needed = new Set(results.map(bare));
    const lines: string[] = [];
    for (const [text, name] of [...this.#names].reverse()) {
      if (!needed.has(name)) continue;
      for (const operand of text.match(/\bv\d+/g) ?? []) needed.add(operand);
      lines.push(`const ${name} = ${text};`);
    }
    return lines.reverse();
  }
}
