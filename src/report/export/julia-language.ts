import type { Language } from './code.ts';

/** Words that no Julia variable of ours may have: keywords, and what the scripts use of Julia and QuantumOptics. */
export const JULIA_WORDS: readonly string[] = [
  ...'baremodule begin break catch const continue do else elseif end export false finally for function global if import in isa let local macro module mutable outer primitive quote return struct true try type using where while'.split(
    ' ',
  ),
  ...'abs angle atan complex_sqrt conj cos exp im imag isapprox pi real sin sqrt sum tan'.split(
    ' ',
  ),
  ...'Any ComplexF64 Dict Inf Int LinearAlgebra NaN Printf QuantumOptics Real SparseArrays String missing nothing'.split(
    ' ',
  ),
];

/** Julia; roots are of complex numbers. Operators are QuantumOptics.jl's, with a function `dag` for their adjoints. */
export function julia(symbol: (name: string) => string): Language {
  return {
    imaginaryUnit: 'im',
    pi: 'pi',
    power: '^',
    functions: {
      exp: 'exp',
      sin: 'sin',
      cos: 'cos',
      tan: 'tan',
      arg: 'angle',
      re: 'real',
      im: 'imag',
      sqrt: 'complex_sqrt',
      abs: 'abs',
      conj: 'conj',
    },
    symbol,
    adjoint: (of) => `dag(${of})`,
  };
}

/** A text as a Julia string literal, in which a dollar sign would interpolate. */
export function juliaString(text: string): string {
  return JSON.stringify(text).replaceAll('$', '\\$');
}
