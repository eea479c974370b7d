/**
 * Symbols within text: n_B and κ'_a as anyone writes them, kappa_b and g2_ac as programs do. A letter with a
 * subscript needs no layout, and a page has hundreds: set with the formulas' fonts, it takes a tenth of their room.
 */
import { type Content, type Html, html } from './html.ts';

/** A letter with a subscript: `K_g`, `κ'_a`, `n̄_b`, `H_{c−A}`, `g_1`. */
const SUBSCRIPTED = /(?<![\p{L}\p{N}_*^\\{}'])(\p{L}\u0304?['′]*)_(\{[^{}]*\}|[\p{L}\p{N}]+)/gu;

/** A power: `(−1)^{n_a}`, `∫₀^∞`. */
const SUPERSCRIPTED = /\^(?:\{([^{}]*)\}|∞)/g;

/** The text with its symbols set. */
export function withSymbols(text: string): Html {
  const parts: Content[] = [];
  let at = 0;
  for (const { 0: whole, 1: script = '∞', index } of text.matchAll(SUPERSCRIPTED)) {
    parts.push(withSubscripts(text.slice(at, index)), html`<sup>${withSubscripts(script)}</sup>`);
    at = index + whole.length;
  }
  return html`${parts}${withSubscripts(text.slice(at))}`;
}

function withSubscripts(text: string): Html {
  return replaced(text, SUBSCRIPTED, ([, base = '', script = '']) =>
    symbol(base, script.replace(/^\{|\}$/g, '')),
  );
}

/**
 * The same; names of a paper's own are set as the paper does.
 *
 * @param names their TeX
 * @param set how TeX is set that is more than a letter with a subscript
 */
export function withNames(
  text: string,
  names: ReadonlyMap<string, string>,
  set: (tex: string) => Html,
): Html {
  const words = /(?<![\p{L}\p{N}_'])[A-Za-z]\w*(?![\p{L}\p{N}_])/gu;
  const parts: Content[] = [];
  let at = 0;
  for (const match of text.matchAll(words)) {
    const tex = names.get(match[0]);
    // A letter or a word may be just that.
    if (tex === undefined || !(match[0].includes('_') || tex.startsWith('\\'))) continue;
    parts.push(withSymbols(text.slice(at, match.index)), plainSymbol(tex) ?? set(tex));
    at = match.index + match[0].length;
  }
  return html`${parts}${withSymbols(text.slice(at))}`;
}

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Upsilon: 'Υ',
  Psi: 'Ψ',
  Phi: 'Φ',
  Omega: 'Ω',
};

/** TeX that is no more than a letter with a subscript, or the mean of one, set without layout; undefined for any other. */
export function plainSymbol(tex: string): Html | undefined {
  const mean = /^\\langle\b(.*)\\rangle$/.exec(tex)?.[1];
  if (mean !== undefined) {
    const inner = plainSymbol(mean.trim());
    return inner && html`<span class="symbol">⟨${inner}⟩</span>`;
  }
  const match = /^(?:([A-Za-z])|\\([A-Za-z]+))('*)(?:_(?:([A-Za-z\d])|\{([A-Za-z\d]+)\}))?$/.exec(
    tex.replace(/\s+(?=_|$)/g, ''),
  );
  const letter = match?.[1] ?? GREEK[match?.[2] ?? ''];
  if (!match || letter === undefined) return undefined;
  return symbol(letter + match[3], match[4] ?? match[5] ?? '');
}

function symbol(base: string, script: string): Html {
  const sub = /^\p{L}{3,}$/u.test(script) ? script : replaced(script, /\p{L}+/gu, variable);
  return html`<span class="symbol">${letterOf(base)}${script && html`<sub>${sub}</sub>`}</span>`;
}

/** Capitals of Greek stand upright in print, other letters lean. */
function letterOf(base: string): Content {
  const text = base.replaceAll("'", '′');
  return /^[Α-Ω]/.test(text) ? text : html`<var>${text}</var>`;
}

function variable([letters = '']: RegExpMatchArray): Html {
  return html`<var>${letters}</var>`;
}

function replaced(text: string, pattern: RegExp, set: (match: RegExpMatchArray) => Html): Html {
  const parts: Content[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(at, match.index), set(match));
    at = (match.index ?? 0) + match[0].length;
  }
  return html`${parts}${text.slice(at)}`;
}
