import type { Language } from './code.ts';

/** Words that no Julia variable of ours may have: keywords, and what the scripts use of Julia and QuantumOptics. */
export const JULIA_WORDS: readonly string[] = [
  ...'baremodule begin break catch const continue do else elseif end export false finally for function global if import in isa let local macro module mutable outer primitive quote return struct true try type using where while'.split(
    ' ',
  ),
  ...'abs angle atan ceil conj cos exp im imag isnan length lu maximum nothing pi println real reshape round rpad sin sqrt sum tan tr vcat zeros'.split(
    ' ',
  ),
  ...'FockBasis Printf QuantumOptics LinearAlgebra SparseArrays dagger destroy dm embed fockstate identityoperator sparse spost spre sprepost tensor'.split(
    ' ',
  ),
];

/** Julia; roots are of complex numbers. Operators are QuantumOptics.jl's. */
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
    adjoint: (of) => `dagger(${of})`,
  };
}

/** A text as a Julia string literal, in which a dollar sign would interpolate. */
export function juliaString(text: string): string {
  return JSON.stringify(text).replaceAll('$', '\\$');
}
