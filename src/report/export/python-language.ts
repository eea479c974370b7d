import type { Language } from './code.ts';

/** Words that no Python variable of ours may have: keywords, and what the scripts import or define. */
export const PYTHON_WORDS: readonly string[] = [
  ...'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
  ...'np qt sys sp abs complex dict float int len list max min print range sum tuple zip'.split(
    ' ',
  ),
];

/** Python with NumPy as `np`; roots of negative numbers are imaginary. Operators are QuTiP's. */
export function python(symbol: (name: string) => string): Language {
  return {
    imaginaryUnit: '1j',
    pi: 'np.pi',
    power: '**',
    functions: {
      exp: 'np.exp',
      sin: 'np.sin',
      cos: 'np.cos',
      tan: 'np.tan',
      arg: 'np.angle',
      re: 'np.real',
      im: 'np.imag',
      sqrt: 'np.emath.sqrt',
      abs: 'np.abs',
      conj: 'np.conj',
    },
    symbol,
    adjoint: (of) => `${of}.dag()`,
  };
}

/** A text as a Python string literal. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (c) => c);
}

/** Prose that may stand between the quotes of a docstring. */
export function docstring(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"""', "'''");
}
