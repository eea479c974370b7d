/** The symbols that formulas are functions of. */
import { InputError } from './errors.ts';
import { Scalar } from './scalar.ts';

export interface FormulaSymbol {
  readonly name: string;
  readonly real: boolean;
  /** A promise that roots of it are real. */
  readonly positive: boolean;
}

/** The symbols of scalars, those inside phases and roots included, sorted by name; π is not one. */
export function symbolsOf(scalars: readonly Scalar[]): readonly FormulaSymbol[] {
  const found = new Map<string, FormulaSymbol>();
  for (const scalar of scalars)
    for (const symbol of scalar.symbolGenerators()) {
      const real = symbol.kind === 'real';
      found.set(symbol.name, { name: symbol.name, real, positive: real && symbol.positive });
    }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A symbol as a scalar. */
export function scalarOf({ name, real, positive }: FormulaSymbol): Scalar {
  return real ? Scalar.real(name, positive) : Scalar.complex(name);
}

/** Whether the exact value is real: what floating point leaves in its imaginary part is then rounding. */
export function isKnownReal(value: Scalar): boolean {
  try {
    return value.isReal();
  } catch (error) {
    // The conjugate of a root whose radicand has no known sign.
    if (error instanceof RangeError || error instanceof InputError) return false;
    throw error;
  }
}
