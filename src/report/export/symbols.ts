/** The symbols that formulas are functions of. */
import { Scalar } from '../../algebra/scalar.ts';

export interface FormulaSymbol {
  readonly name: string;
  readonly real: boolean;
  /** A promise that roots of it are real. */
  readonly positive: boolean;
}

/** The symbols of scalars, those inside phases and roots included, sorted by name. */
export function symbolsOf(scalars: readonly Scalar[]): readonly FormulaSymbol[] {
  const found = new Map<string, FormulaSymbol>();
  const visit = (scalar: Scalar): void => {
    for (const generator of scalar.generators()) {
      if (generator.kind === 'phase') visit(Scalar.ofGenerator(generator.angle));
      else if (generator.kind === 'root') visit(Scalar.ofPolynomial(generator.radicand));
      else if (generator.name !== 'pi') {
        const real = generator.kind === 'real';
        found.set(generator.name, {
          name: generator.name,
          real,
          positive: real && generator.positive,
        });
      }
    }
  };
  scalars.forEach(visit);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
