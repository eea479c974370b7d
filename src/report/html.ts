/** Markup that is escaped by construction: text becomes `Html` only through the `html` tag or `trusted`. */

/** A piece of well-formed markup. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** Markup that is known to be well formed: what KaTeX returns, our own style sheets. Never input. */
  static trusted(markup: string): Html {
    return new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: text and numbers are escaped, lists joined, `undefined` left out. */
export type Content = Html | string | number | undefined | readonly Content[];

/** Markup from a template; everything inserted that is not `Html` is escaped, in attributes too. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const parts = strings.map((text, k) => text + (k < contents.length ? markup(contents[k]) : ''));
  return Html.trusted(parts.join(''));
}

/** Pieces with something between them. */
export function join(pieces: readonly Content[], between: Content): Html {
  return html`${pieces.map((piece, k) => (k === 0 ? piece : [between, piece]))}`;
}

function markup(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.toString();
  if (typeof content === 'string' || typeof content === 'number')
    return escapeText(String(content));
  return content.map(markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
