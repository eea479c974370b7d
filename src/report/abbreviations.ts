/**
 * Symbols for sums too long to stand inside a fraction or a bracket. A page introduces each where it first
 * needs it, as a paper would: S₁₁ = 2iκ Λ₁/Λ₂, where Λ₁ = …
 */
import { children, type Expression, withChildren } from '../algebra/expression.ts';
import { printText } from '../algebra/text.ts';
import { printTex } from '../claims/tex/print.ts';
import { isScalar } from '../claims/tex/roles.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';
import { measure } from './measure.ts';

/** A symbol and what it stands for. */
export interface Abbreviation {
  readonly index: number;
  /** Its TeX. */
  readonly tex: string;
  /** The sum, with further abbreviations in it where it needs them. */
  readonly value: Expression;
  /** Whether it is too long to be set as a formula; it then has no abbreviations in it. */
  readonly tooLong: boolean;
}

/** From this width (em) a sum gets a symbol; a sum that occurs more than once, from the second. */
const WIDE = 28;
const REPEATED = 12;

/** From here on a sum is half a page, which only machines read. */
const ENDLESS = 150;

/** Letters that a paper may have left unused. */
const LETTERS = ['\\Lambda', '\\Xi', '\\Upsilon', '\\Psi', '\\Phi', '\\mathcal{X}'] as const;

/** The abbreviations of one page, in the order of their introduction. */
export class Abbreviations {
  readonly #letter: string;
  readonly #known = new Map<string, Abbreviation>();
  #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    const taken = [...vocabulary.spellings.keys()];
    this.#letter =
      LETTERS.find((letter) => !taken.some((core) => core.startsWith(letter))) ?? '\\mathfrak{X}';
    this.#vocabulary = vocabulary;
  }

  /** The paper's vocabulary and the abbreviations so far. */
  get vocabulary(): Vocabulary {
    return this.#vocabulary;
  }

  /** How many there are; those introduced later have larger indices. */
  get count(): number {
    return this.#known.size;
  }

  /** The formula with long sums abbreviated; its own terms stay. */
  shorten(expression: Expression): Expression {
    const seen = new Map<string, number>();
    count(expression, seen);
    return this.#within(expression, (text) => (seen.get(text) ?? 0) > 1);
  }

  /** The abbreviations that occur in a formula, and in those, and so on, by index. */
  usedIn(expression: Expression): readonly Abbreviation[] {
    const found = new Map<number, Abbreviation>();
    const visit = (part: Expression): void => {
      if (part.kind === 'symbol') {
        const used = [...this.#known.values()].find(({ index }) => nameOf(index) === part.name);
        if (used && !found.has(used.index)) {
          found.set(used.index, used);
          visit(used.value);
        }
      } else children(part).forEach(visit);
    };
    visit(expression);
    return [...found.values()].sort((a, b) => a.index - b.index);
  }

  #within(expression: Expression, repeated: (text: string) => boolean): Expression {
    const standsAlone = ['sum', 'negation', 'matrix'].includes(expression.kind);
    return withChildren(
      expression,
      children(expression).map((part) =>
        part.kind === 'sum' && !standsAlone
          ? this.#replace(part, repeated)
          : this.#within(part, repeated),
      ),
    );
  }

  #replace(sum: Expression, repeated: (text: string) => boolean): Expression {
    const text = printText(sum);
    const known = this.#known.get(text);
    if (known) return { kind: 'symbol', name: nameOf(known.index) };
    if (!isScalar(sum, this.#vocabulary)) return this.#within(sum, repeated);
    if (this.#width(sum) > ENDLESS) {
      return { kind: 'symbol', name: nameOf(this.#introduce(text, sum, true)) };
    }
    const value = this.#within(sum, repeated);
    if (this.#width(value) <= (repeated(text) ? REPEATED : WIDE)) return value;
    return { kind: 'symbol', name: nameOf(this.#introduce(text, value, false)) };
  }

  #width(expression: Expression): number {
    return measure(printTex(expression, this.#vocabulary)).total;
  }

  #introduce(text: string, value: Expression, tooLong: boolean): number {
    const index = this.#known.size + 1;
    const tex = `${this.#letter}_{${index}}`;
    const declaration = { name: nameOf(index), tex, role: 'scalar' } as const;
    const spelling = { declaration, links: [{ core: tex, sup: [] }] };
    this.#known.set(text, { index, tex, value, tooLong });
    this.#vocabulary = {
      ...this.#vocabulary,
      printed: new Map([
        ...this.#vocabulary.printed,
        [declaration.name, { ...declaration, spelling }],
      ]),
    };
    return index;
  }
}

/** Not a name that a formula can hold otherwise. */
function nameOf(index: number): string {
  return `abbreviation ${index}`;
}

function count(expression: Expression, seen: Map<string, number>): void {
  if (expression.kind === 'sum') {
    const text = printText(expression);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  for (const part of children(expression)) count(part, seen);
}
