import type { Token } from './tokens.ts';

/**
 * Canonical spelling. One symbol can be typed in many ways: `\kappa'_a`, `\kappa_a'`, `{\kappa'_{a}}`;
 * `\Gamma_{\text{opt}}`, `\Gamma_{opt}`. The canonical key is TeX again, with the subscript first, then
 * primes, then the other superscripts, upright words spelled in letters, and one name for each arrow.
 */

/** One visible piece of a script, and which of the script's tokens it ends (a word has many pieces). */
export interface Piece {
  readonly key: string;
  readonly endsToken: number | undefined;
}

/** The key of a symbol without its superscripts: letter, accents and subscript. */
export function coreKey(token: Token): string {
  const base = token.kind === 'symbol' ? token.base : shapeKey(token);
  return token.sub.length === 0 ? base : `${base}_{${joinedKey(token.sub)}}`;
}

/** The pieces of a superscript, primes first; `endsToken` counts in `sortedSup(token)`. */
export function supPieces(token: Token): readonly Piece[] {
  return pieces(sortedSup(token));
}

/** The superscript's tokens, primes first: b'^† and b^{†}' look the same. */
export function sortedSup(token: Token): readonly Token[] {
  const isPrime = (each: Token) => each.kind === 'mark' && each.mark === "'";
  return [...token.sup.filter(isPrime), ...token.sup.filter((each) => !isPrime(each))];
}

/** The key of a whole token, scripts included. */
export function tokenKey(token: Token): string {
  return withSup(
    coreKey(token),
    supPieces(token).map((piece) => piece.key),
  );
}

/** TeX of a core with superscript pieces; primes are printed as such. */
export function withSup(core: string, sup: readonly string[]): string {
  const primes = sup.filter((key) => key === "'").join('');
  const others = sup.filter((key) => key !== "'");
  return `${core}${primes}${others.length === 0 ? '' : `^{${joinKeys(others)}}`}`;
}

function pieces(tokens: readonly Token[]): readonly Piece[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word') return [{ key: tokenKey(token), endsToken: index }];
    const letters = [...token.text.replace(/\s+/g, '')];
    return letters.map((key, i) => {
      return { key, endsToken: i === letters.length - 1 ? index : undefined };
    });
  });
}

function joinedKey(tokens: readonly Token[]): string {
  return joinKeys(pieces(tokens).map((piece) => piece.key));
}

function joinKeys(keys: readonly string[]): string {
  return keys.reduce((joined, key) => {
    const needsSpace = /\\[a-zA-Z]+$/.test(joined) && /^[a-zA-Z]/.test(key);
    return needsSpace ? `${joined} ${key}` : joined + key;
  }, '');
}

function shapeKey(token: Token): string {
  switch (token.kind) {
    case 'symbol':
      return token.base;
    case 'word':
      return `\\text{${token.text}}`;
    case 'number':
      return token.digits;
    case 'function':
      return `\\${token.name}`;
    case 'fraction':
      return `\\frac{${joinedKey(token.above)}}{${joinedKey(token.below)}}`;
    case 'root':
      return `\\sqrt{${joinedKey(token.of)}}`;
    case 'matrix':
      return '\\begin{pmatrix}';
    case 'open':
      return { '(': '(', '[': '[', '{': '\\{', '⟨': '\\langle', '|': '|' }[token.bracket];
    case 'close':
      return { '(': ')', '[': ']', '{': '\\}', '⟨': '\\rangle', '|': '|' }[token.bracket];
    case 'bar':
      return '|';
    case 'mark':
      return token.mark;
    case 'sign':
      return token.sign;
    case 'times':
      return '\\cdot';
    case 'slash':
      return '/';
    case 'relation':
      return token.relation === '→' ? '\\rightarrow' : token.relation;
    case 'separator':
      return token.text;
    case 'period':
      return '.';
    case 'integral':
      return '\\int';
    case 'quad':
    case 'cell':
    case 'row':
      return '';
  }
}
