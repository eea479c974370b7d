/** Prose as LaTeX: characters that mean something to LaTeX are kept as characters, symbols become mathematics. */

/** Symbols that stand in prose, as TeX within mathematics. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({
      α: 'alpha',
      β: 'beta',
      γ: 'gamma',
      δ: 'delta',
      ε: 'varepsilon',
      ζ: 'zeta',
      η: 'eta',
      θ: 'theta',
      κ: 'kappa',
      λ: 'lambda',
      μ: 'mu',
      ν: 'nu',
      ξ: 'xi',
      π: 'pi',
      ρ: 'rho',
      σ: 'sigma',
      τ: 'tau',
      φ: 'phi',
      ϕ: 'phi',
      χ: 'chi',
      ψ: 'psi',
      ω: 'omega',
      Γ: 'Gamma',
      Δ: 'Delta',
      Θ: 'Theta',
      Λ: 'Lambda',
      Ξ: 'Xi',
      Π: 'Pi',
      Σ: 'Sigma',
      Φ: 'Phi',
      Ψ: 'Psi',
      Ω: 'Omega',
      ℏ: 'hbar',
      ħ: 'hbar',
      ℒ: 'mathcal{L}',
      '†': 'dagger',
      '⟨': 'langle',
      '⟩': 'rangle',
      '×': 'times',
      '·': 'cdot',
      '±': 'pm',
      '∓': 'mp',
      '≈': 'approx',
      '≃': 'simeq',
      '≠': 'neq',
      '≤': 'le',
      '≥': 'ge',
      '≪': 'll',
      '≫': 'gg',
      '∝': 'propto',
      '∞': 'infty',
      '∫': 'int',
      '√': 'surd',
      '∂': 'partial',
      '∑': 'sum',
      '→': 'rightarrow',
      '←': 'leftarrow',
      '↔': 'leftrightarrow',
      '↦': 'mapsto',
      '∈': 'in',
      '∥': 'parallel',
      '‖': 'parallel',
      '°': 'circ',
    }).map(([symbol, command]) => [symbol, symbol === '°' ? '^{\\circ}' : `\\${command}`]),
  ),
  '−': '-',
  '½': '\\tfrac{1}{2}',
  '¼': '\\tfrac{1}{4}',
  '′': "'",
  '″': "''",
};

/** Raised and lowered characters. */
const SCRIPTS: Readonly<Record<string, string>> = {
  ...scripts('^', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', '0123456789+-'),
  ...scripts('_', '₀₁₂₃₄₅₆₇₈₉₊₋', '0123456789+-'),
};

function scripts(mark: string, from: string, to: string): Record<string, string> {
  const plain = [...to];
  return Object.fromEntries([...from].map((each, k) => [each, `${mark}{${plain[k]}}`]));
}

/** Marks over the letter before them. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0304': '\\bar',
  '\u0305': '\\bar',
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u0307': '\\dot',
  '\u0308': '\\ddot',
};

const PUNCTUATION: Readonly<Record<string, string>> = {
  '–': '--',
  '—': '---',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '…': '\\dots{}',
  '\u00a0': '~',
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
};

/** A sentence with formulas between dollar signs. */
export function proseTex(text: string): string {
  return text
    .split('$')
    .map((part, k) => (k % 2 === 0 ? plainTex(part) : `$${mathTex(part)}$`))
    .join('');
}

/** A letter with accents, primes and scripts, as people type it: κ′_a, n̄, e^{−λt}, g₂, a†. */
const TYPED =
  /(?:(?<![\p{L}\p{N}])[\p{L}ℏ∫][\u0300-\u036f]*[′″]*|[)\]])(?:[_^](?:\{[^{}]*\}|[\p{L}\p{N}†⁺∞]+)|[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋†′]+|(?<=[\u0300-\u036f]))+/gu;

/** Text without formulas. */
function plainTex(text: string): string {
  let result = '';
  let at = 0;
  for (const match of text.matchAll(TYPED)) {
    result += characters(text.slice(at, match.index));
    result += `$${typed(match[0])}$`;
    at = match.index + match[0].length;
  }
  return result + characters(text.slice(at));
}

/** Scripts of several letters in braces. */
function typed(text: string): string {
  return mathTex(text.replace(/([_^])([\p{L}\p{N}†⁺]{2,})/gu, '$1{$2}'));
}

function characters(text: string): string {
  return [...text]
    .map((character) => {
      const symbol = SYMBOLS[character] ?? SCRIPTS[character];
      if (symbol !== undefined) return `$${symbol}$`;
      return PUNCTUATION[character] ?? latin(character);
    })
    .join('')
    .replaceAll('$$', '');
}

/** Letters with accents are in every font; of anything else the code point is said. */
function latin(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x180) return character;
  return `[U+${code.toString(16).toUpperCase()}]`;
}

/** TeX with the symbols of prose in it. */
export function mathTex(tex: string): string {
  const accented = tex.normalize('NFD').replace(/(\p{L})([\u0300-\u036f])/gu, (_, letter, mark) => {
    const command = ACCENTS[mark];
    return command === undefined ? letter : `${command}{${SYMBOLS[letter] ?? letter}}`;
  });
  return [...accented]
    .map((character) => {
      const symbol = SYMBOLS[character] ?? SCRIPTS[character];
      if (symbol !== undefined) return /^\\[a-z]+$/i.test(symbol) ? `${symbol} ` : symbol;
      return character.codePointAt(0)! < 0x80 ? character : `\\text{${latin(character)}}`;
    })
    .join('')
    .replace(/†/g, '\\dagger ');
}
