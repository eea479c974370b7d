/** The corrected form of a false equation, with what was changed in it marked inside the formula. */
import { children, type Equation, type Expression, withChildren } from '../algebra/expression.ts';
import { printText } from '../algebra/text.ts';
import { printEquation, printTex } from '../claims/tex/print.ts';
import { readEquations } from '../claims/tex/read.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';
import { breakable } from './layout.ts';
import { Placeholders } from './placeholders.ts';
import { splitAtRelation } from './relation.ts';
import { commonSubsequence } from './subsequence.ts';

/**
 * The corrected equations as TeX, one display each: what is new stands in a box, what was dropped is struck out.
 *
 * @throws InputError when either TeX cannot be read
 */
export function markedCorrection(
  printed: string,
  corrected: string,
  vocabulary: Vocabulary,
): readonly string[] {
  const before = readEquations(printed, vocabulary);
  const after = readEquations(corrected, vocabulary);
  return after.map((equation, k) => {
    const marker = new Marker(vocabulary);
    const sameDisplay = before.length === after.length;
    const old = (sameDisplay ? before[k] : closest(before, equation))?.right;
    const right = old ? marker.mark(old, equation.right, 'term') : equation.right;
    const { placeholders } = marker;
    const laidOut = placeholders.stand(right, breakable(right, placeholders.vocabulary));
    const tex = placeholders.fill(
      printEquation({ ...equation, right: laidOut }, placeholders.vocabulary),
    );
    const unchanged = before[0] !== undefined && same(before[0].left, equation.left);
    return unchanged ? withLeftOf(printed, tex) : tex;
  });
}

/** The left side as the paper spells it, where that is not what changes. */
function withLeftOf(printed: string, tex: string): string {
  const [old, now] = [splitAtRelation(printed), splitAtRelation(tex)];
  return old && now ? `${old.left} ${now.sign} ${now.right}` : tex;
}

/** From this share of the formula on, marks say no more than that two formulas differ. */
const TOO_MUCH = 0.6;

/**
 * The derived form of the last relation of a display, marked where it differs from what is printed: what is new
 * stands in a box, what is printed and does not belong is struck out.
 *
 * @returns undefined when the two are so differently built that there is no difference to point at
 * @throws InputError when the TeX cannot be read
 */
export function markedDifference(
  printed: string,
  left: string,
  derived: Expression,
  vocabulary: Vocabulary,
): string | undefined {
  const before = readEquations(printed, vocabulary).at(-1)?.right;
  if (!before) return undefined;
  const marker = new Marker(vocabulary);
  const right = marker.mark(before, derived, 'term');
  const { placeholders } = marker;
  const tex = placeholders.fill(breakable(right, placeholders.vocabulary));
  if (marker.marked === 0 || marker.marked > TOO_MUCH * printTex(derived, vocabulary).length)
    return undefined;
  return `${left} = ${tex}`;
}

/** Of a chain, a correction may give only the link that it changes: the one that shares most with it. */
function closest(before: readonly Equation[], equation: Equation): Equation | undefined {
  const text = printText(equation.right);
  const shared = ({ right }: Equation): number => {
    const other = printText(right);
    const forward = sharedPrefix(text, other);
    return forward + sharedPrefix(reversed(text.slice(forward)), reversed(other.slice(forward)));
  };
  return before.toSorted((x, y) => shared(y) - shared(x))[0];
}

function sharedPrefix(a: string, b: string): number {
  let k = 0;
  while (k < a.length && a[k] === b[k]) k++;
  return k;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** Where a part stands, which decides the brackets and the sign that belong to it. */
type Place = 'term' | 'factor' | 'base' | 'whole';

const changed = (tex: string): string => `\\htmlClass{changed}{\\boxed{${tex}}}`;
const dropped = (tex: string): string => `\\htmlClass{dropped}{\\cancel{${tex}}}`;

class Marker {
  readonly placeholders: Placeholders;
  /** How much TeX is marked. */
  marked = 0;

  constructor(vocabulary: Vocabulary) {
    this.placeholders = new Placeholders(vocabulary);
  }

  /** `now` with marks at the smallest parts in which it differs from `before`. */
  mark(before: Expression, now: Expression, place: Place): Expression {
    if (same(before, now)) return now;
    const signs = place === 'term' || place === 'whole';
    if (signs && now.kind === 'negation' && same(now.of, before)) {
      return this.placeholders.stand(
        now,
        `${changed('-')} \\; ${this.#tex(before, 'factor')}`,
        true,
      );
    }
    if (signs && before.kind === 'negation' && same(before.of, now)) {
      return this.placeholders.stand(now, `${changed('+')} \\; ${this.#tex(now, 'factor')}`, true);
    }
    if (now.kind === 'power' && same(now.base, before)) {
      return { ...now, exponent: this.#box(now.exponent, 'whole') };
    }
    if (before.kind === 'power' && same(before.base, now)) {
      const exponent = this.placeholders.stand(
        before.exponent,
        dropped(this.#tex(before.exponent, 'whole')),
      );
      return { ...before, exponent };
    }
    if (now.kind === 'quotient' && same(now.numerator, before)) {
      return { ...now, denominator: this.#box(now.denominator, 'whole') };
    }
    if (before.kind === now.kind) {
      const within = this.#within(before, now);
      if (within) return within;
    }
    for (const kind of ['sum', 'product'] as const) {
      if (before.kind === kind || now.kind === kind) {
        const aligned = this.#align(kind, before, now);
        if (aligned) return aligned;
      }
    }
    return this.#box(now, place);
  }

  /** Same kind and number of parts; of sums and products, parts that plainly belong to each other. */
  #within(before: Expression, now: Expression): Expression | undefined {
    const [old, parts] = [children(before), children(now)];
    if (parts.length === 0 || old.length !== parts.length) return undefined;
    const listed = now.kind === 'sum' || now.kind === 'product';
    const alike =
      parts.some((part, k) => same(part, old[k]!)) ||
      parts.every((part, k) => part.kind === old[k]!.kind);
    if (listed && !alike) return undefined;
    return withChildren(
      now,
      parts.map((part, k) => this.mark(old[k]!, part, placeOf(now, k))),
    );
  }

  /** Terms or factors set against each other: common ones kept, new ones boxed, lost ones struck out. */
  #align(kind: 'sum' | 'product', before: Expression, now: Expression): Expression | undefined {
    const parts = (of: Expression): readonly Expression[] =>
      of.kind === kind ? children(of) : [of];
    const [old, current] = [parts(before), parts(now)];
    const common = commonSubsequence(old, current, same);
    if (common.length === 0) return undefined;
    const place = kind === 'sum' ? 'term' : 'factor';
    const result: Expression[] = [];
    let [i, j] = [0, 0];
    const until = (oldEnd: number, currentEnd: number): void => {
      for (; i < oldEnd; i++) result.push(this.#strike(old[i]!, place, i > 0));
      for (; j < currentEnd; j++) result.push(this.#box(current[j]!, place));
    };
    for (const [oldIndex, currentIndex] of common) {
      until(oldIndex, currentIndex);
      result.push(current[currentIndex]!);
      [i, j] = [oldIndex + 1, currentIndex + 1];
    }
    until(old.length, current.length);
    return kind === 'sum' ? { kind, terms: result } : { kind, factors: result };
  }

  #box(part: Expression, place: Place): Expression {
    const signed = place === 'term' && part.kind === 'negation';
    this.marked += this.#tex(part, place).length;
    return this.placeholders.stand(part, changed(this.#tex(part, place)), signed);
  }

  #strike(part: Expression, place: 'term' | 'factor', follows: boolean): Expression {
    const sign = place === 'term' && follows && part.kind !== 'negation' ? '+ ' : '';
    this.marked += this.#tex(part, place).length;
    return this.placeholders.stand(part, dropped(sign + this.#tex(part, place)), place === 'term');
  }

  #tex(part: Expression, place: Place): string {
    const { vocabulary } = this.placeholders;
    if (place === 'factor') return printTex({ kind: 'product', factors: [part] }, vocabulary);
    const tex = printTex(part, vocabulary);
    const compound = ['sum', 'negation', 'product', 'quotient'].includes(part.kind);
    return place === 'base' && compound ? `\\left(${tex}\\right)` : tex;
  }
}

function placeOf(parent: Expression, index: number): Place {
  switch (parent.kind) {
    case 'sum':
      return 'term';
    case 'product':
    case 'negation':
      return 'factor';
    case 'power':
      return index === 0 ? 'base' : 'whole';
    case 'adjoint':
    case 'conjugate':
    case 'transpose':
      return 'base';
    default:
      return 'whole';
  }
}

function same(a: Expression, b: Expression): boolean {
  return a.kind === b.kind && printText(a) === printText(b);
}
