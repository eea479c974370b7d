import { expressScalar } from '../algebra/express.ts';
import type { Scalar } from '../algebra/scalar.ts';
import { type FormulaSymbol, symbolsOf } from '../algebra/symbols.ts';
import { printText } from '../algebra/text.ts';
import { type Compiled, compile } from './compile.ts';

/**
 * An exact scalar as a numeric function of its symbols, all of them at real values; those that the scalar takes for
 * positive must not be negative.
 *
 * @param symbols the inputs, in order; others than the scalar's own may be among them
 */
export function compileScalar(
  value: Scalar,
  symbols: readonly FormulaSymbol[] = symbolsOf([value]),
): Compiled {
  const inputs = symbols.map(({ name, positive }) => ({ name, real: true, nonNegative: positive }));
  return compile(printText(expressScalar(value)), inputs);
}
