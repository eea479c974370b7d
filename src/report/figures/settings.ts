/** Values of variables and settings: from formulas as they are described to numbers. */
import { expressScalar } from '../../algebra/express.ts';
import type { Scalar } from '../../algebra/scalar.ts';
import { printText } from '../../algebra/text.ts';
import type { Settings, Variable } from '../../claims/figure.ts';
import { type Compiled, compile } from '../../numeric/compile.ts';

/** The values of a variable from end to end, in equal steps on its scale. */
export function valuesOf({ range, points, scale }: Variable): readonly number[] {
  const [from, to] = range;
  return Array.from({ length: points }, (_, k) => {
    if (points === 1 || k === 0) return from;
    if (k === points - 1) return to;
    const t = k / (points - 1);
    const value = scale === 'log' ? from * (to / from) ** t : from * (1 - t) + to * t;
    return Number(value.toPrecision(12)) + 0;
  });
}

type Numbers = ReadonlyMap<string, number>;

/** Numbers from numbers: the variables of the axes in, everything that is set out. */
export type Evaluate = (variables: Numbers) => Numbers;

/**
 * Compiles settings, each in the variables and the settings before it.
 *
 * @throws InputError for a formula that cannot be read or has an unknown name
 */
export function settingsOf(settings: Settings, variables: readonly string[]): Evaluate {
  return chain(
    Object.entries(settings).map(([name, value]) => [name, String(value)]),
    variables,
  );
}

/** The same for exact formulas, in the names that settings give and those before. */
export function formulasOf(
  formulas: readonly (readonly [string, Scalar])[],
  names: readonly string[],
): Evaluate {
  return chain(
    formulas.map(([name, scalar]) => [name, printText(expressScalar(scalar))]),
    names,
  );
}

function chain(
  formulas: readonly (readonly [name: string, formula: string])[],
  variables: readonly string[],
): Evaluate {
  const known = [...variables];
  const steps = formulas.map(([name, formula]): readonly [string, Compiled] => {
    const inputs = [...new Set(known)].map((each) => ({ name: each, real: true }));
    known.push(name);
    return [name, compile(formula, inputs)];
  });
  return (given) => {
    const values = new Map(given);
    for (const [name, compiled] of steps) {
      const inputs = Object.fromEntries(compiled.inputs.map((i) => [i.name, values.get(i.name)!]));
      values.set(name, compiled.at(inputs)[0]!.re);
    }
    return values;
  };
}
