/**
 * Parts of a formula replaced by TeX of our own. The printer knows the formula language and nothing of layout;
 * so a part that is to be boxed or folded is printed as a placeholder symbol, which its TeX then replaces.
 */
import type { Expression } from '../algebra/expression.ts';
import { isScalar, isSuperoperator } from '../claims/tex/roles.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';

interface Replacement {
  readonly tex: string;
  /** Brings its own sign: a `+` printed before it goes. */
  readonly signed: boolean;
}

/** Collects replacements while an expression is rewritten, and puts them into the printed TeX. */
export class Placeholders {
  readonly #replacements: Replacement[] = [];
  #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The vocabulary with the placeholders declared. */
  get vocabulary(): Vocabulary {
    return this.#vocabulary;
  }

  /** A symbol that stands where `of` stood and prints as `tex`. */
  stand(of: Expression, tex: string, signed = false): Expression {
    const index = this.#replacements.length;
    const name = `placeholder ${index}`;
    // Brackets grow around what is tall, and the printer tells tall things by \frac.
    const mark = `${/\\(frac|begin|left|boxed)\b/.test(tex) ? '\\frac' : ''}@${index}@`;
    const role = isSuperoperator(of, this.#vocabulary)
      ? 'superoperator'
      : isScalar(of, this.#vocabulary)
        ? 'scalar'
        : 'operator';
    const declaration = { name, tex: mark, role } as const;
    const spelling = { declaration, links: [{ core: mark, sup: [] }] };
    this.#vocabulary = {
      ...this.#vocabulary,
      printed: new Map([...this.#vocabulary.printed, [name, { ...declaration, spelling }]]),
    };
    this.#replacements.push({ tex, signed });
    return { kind: 'symbol', name };
  }

  /** The TeX with every placeholder replaced. */
  fill(tex: string): string {
    const filled = tex.replace(
      /(\+\s*(?:\\nobreak\s*)?)?(\{?)(?:\\frac)?@(\d+)@/g,
      (_, plus: string | undefined, brace: string, index: string) => {
        const replacement = this.#replacements[Number(index)];
        if (!replacement) throw new RangeError(`no placeholder ${index}`);
        const before = replacement.signed ? (plus ? '\\; ' : '') : (plus ?? '');
        return `${before}${brace}${replacement.tex}`;
      },
    );
    return /@\d+@/.test(filled) ? this.fill(filled) : filled;
  }
}
