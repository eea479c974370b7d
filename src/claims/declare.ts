/** Declaring a paper's symbols once, for its vocabulary and for the exact algebra. */
import { operatorValue, scalarValue, type Value } from '../algebra/interpret.ts';
import { Operator, type Space } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import type { Parameter } from '../theory/model.ts';
import type { Declaration, Role } from './tex/vocabulary.ts';

/** Declarations of one role from pairs name → TeX; a list gives a name several spellings, the first being printed. */
export function declare(
  role: Role,
  symbols: Readonly<Record<string, string | readonly string[]>>,
  value?: Declaration['value'],
): readonly Declaration[] {
  return Object.entries(symbols).flatMap(([name, spellings]) =>
    [spellings].flat().map((tex) => ({ name, tex, role, ...(value ? { value } : {}) })),
  );
}

/** The declarations of a model's parameters. */
export function declareParameters(parameters: readonly Parameter[]): readonly Declaration[] {
  return parameters.map(({ name, tex }) => ({ name, tex, role: 'scalar' as const }));
}

/** The parameters as exact real symbols. */
export function parameterNames(parameters: readonly Parameter[]): ReadonlyMap<string, Value> {
  return new Map(
    parameters.map(({ name, positive }) => [
      name,
      scalarValue(Scalar.real(name, positive ?? false)),
    ]),
  );
}

/** The modes of a space as exact annihilation operators. */
export function modeNames(space: Space): ReadonlyMap<string, Value> {
  return new Map(
    space.sites.map(({ name }) => [name, operatorValue(Operator.annihilation(space, name))]),
  );
}
