/** The formulas of an explorer at given values: axis variables, definitions, derived formulas. */
import type { ExplorerPage, FormulaData, FormulaRole } from '../explorer-data.ts';

export type Values = ReadonlyMap<string, number>;

/** A formula's value, or the reason why it has none. */
export type FormulaReading =
  | { readonly value: number }
  | { readonly value: null; readonly reason: string };

/** Everything that follows from the values of the explorer's parameters without solving anything. */
export interface Evaluated {
  /** The parameters, the defaults of others, and the definitions. */
  readonly symbols: Values;
  readonly formulas: ReadonlyMap<string, FormulaReading>;
  /** The conditions of curves, by their text. */
  readonly conditions: ReadonlyMap<string, number>;
}

export interface Program {
  /** The parameters that an axis determines, at a value of its variable. */
  sets(axis: string, at: number, values: Values): Values;
  /** The variable of an axis where the parameters are given; the parameter itself when it is one. */
  variable(axis: string, values: Values): number;
  evaluate(values: Values): Evaluated;
}

/** The program of a page. */
export function programOf({ data, functions }: ExplorerPage): Program {
  const out = new Float64Array(2);
  const run = (
    index: number,
    { inputs }: FormulaData,
    values: Values,
  ): readonly [number, number] => {
    const x = Float64Array.from(inputs, (name) => values.get(name) ?? Number.NaN);
    functions[index]!(x, out);
    return [out[0]!, out[1]!];
  };
  const steps = data.program.map((formula, index) => ({ formula, index }));
  const withRole = <K extends FormulaRole['kind']>(kind: K) =>
    steps.flatMap(({ formula, index }) =>
      formula.role.kind === kind
        ? [{ formula, index, role: formula.role as Extract<FormulaRole, { kind: K }> }]
        : [],
    );
  const setters = withRole('set');
  const variables = withRole('axis');
  const symbolsIn = (values: Values): Map<string, number> => {
    const symbols = new Map(values);
    for (const { role, formula, index } of withRole('symbol'))
      symbols.set(role.name, run(index, formula, symbols)[0]);
    return symbols;
  };
  return {
    sets: (axis, at, values) => {
      const own = setters.filter(({ role }) => role.axis === axis);
      if (own.length === 0) return new Map([[axis, at]]);
      const symbols = symbolsIn(values).set(axis, at);
      return new Map(
        own.map(({ role, formula, index }) => [role.name, run(index, formula, symbols)[0]]),
      );
    },
    variable: (axis, values) => {
      const own = variables.find(({ role }) => role.axis === axis);
      if (own === undefined) return values.get(axis) ?? Number.NaN;
      return run(own.index, own.formula, symbolsIn(values))[0];
    },
    evaluate: (values) => {
      const symbols = symbolsIn(values);
      const formulas = new Map<string, FormulaReading>();
      for (const { role, formula, index } of withRole('formula'))
        formulas.set(role.name, reading(run(index, formula, symbols), formula.real));
      const conditions = new Map<string, number>();
      for (const { role, formula, index } of withRole('condition'))
        conditions.set(role.text, run(index, formula, symbols)[0]);
      return { symbols, formulas, conditions };
    },
  };
}

function reading([re, im]: readonly [number, number], isReal: boolean): FormulaReading {
  if (!Number.isFinite(re)) return { value: null, reason: 'the formula has no finite value here' };
  if (!isReal && Math.abs(im) > 1e-9 * Math.abs(re))
    return { value: null, reason: 'the formula is not real here' };
  return { value: re + 0 };
}
