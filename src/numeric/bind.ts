/** Models with numbers for their parameters: the step from the exact side to the numeric one. */
import { InputError } from '../algebra/errors.ts';
import { interpretScalar } from '../algebra/interpret.ts';
import { exponents, type Operator } from '../algebra/operator.ts';
import type { Complex, Scalar } from '../algebra/scalar.ts';
import { readText } from '../algebra/text.ts';
import { type Model, type Parameter, scopeOf } from '../theory/model.ts';
import type { NumericModel, NumericOperator } from './operators.ts';

/** Parameter values by name. */
export type Values = ReadonlyMap<string, number>;

/**
 * The values of all parameters: those given, and the defaults of the others. A default that is a formula is
 * evaluated with the values before it. Throws InputError for a name that is no parameter or a value that is not finite.
 */
export function completeValues(model: Model, given: Values): Values {
  const known = new Map(model.parameters.map((parameter) => [parameter.name, parameter]));
  for (const [name, value] of given) {
    if (!known.has(name)) {
      const names = [...known.keys()].join(', ');
      throw new InputError(`'${name}' is not a parameter; the parameters are ${names}`);
    }
    if (!Number.isFinite(value))
      throw new InputError(`${name} = ${value}: a finite number is expected`);
  }
  const values = new Map<string, number>();
  const before = new Map<string, Complex>();
  for (const parameter of model.parameters) {
    const re = given.get(parameter.name) ?? defaultOf(parameter, model, before);
    values.set(parameter.name, re);
    before.set(parameter.name, { re, im: 0 });
  }
  complexValues.set(values, before);
  return values;
}

function defaultOf(
  parameter: Parameter,
  model: Model,
  values: ReadonlyMap<string, Complex>,
): number {
  if (typeof parameter.default === 'number') return parameter.default;
  const known = formulas.get(parameter) ?? new WeakMap<Model, Scalar>();
  const formula =
    known.get(model) ??
    interpretScalar(readText(parameter.default), scopeOf(model.space, model.parameters));
  formulas.set(parameter, known.set(model, formula));
  return formula.evaluate(values).re;
}

/** Defaults that are formulas, read once a model: sweeps bind a model at every point. */
const formulas = new WeakMap<Parameter, WeakMap<Model, Scalar>>();

function asComplex(values: Values): ReadonlyMap<string, Complex> {
  return (
    complexValues.get(values) ?? new Map([...values].map(([name, re]) => [name, { re, im: 0 }]))
  );
}

/** The values that `completeValues` made, as exact formulas take them: several operators are bound at each point. */
const complexValues = new WeakMap<Values, ReadonlyMap<string, Complex>>();

/**
 * The model at the given parameter values, defaults filled in.
 *
 * @throws InputError for a name that is no parameter, a value that is not finite, or a coefficient without a value there
 */
export function bindModel(model: Model, given: Values): NumericModel {
  return bindCompleteModel(model, completeValues(model, given));
}

/** The same for values that `completeValues` has filled in. */
export function bindCompleteModel(model: Model, complete: Values): NumericModel {
  const values = asComplex(complete);
  return {
    modes: model.space.sites.map(({ name }) => name),
    hamiltonian: bindTerms(model.hamiltonian, values),
    dissipators: model.dissipators.map(({ rate, jump }) => ({
      rate: rate.evaluate(values).re,
      jump: bindTerms(jump, values),
    })),
    traceCorrection: model.traceCorrection,
  };
}

/** An operator with numbers for its symbols, all of which need one. */
export function bindOperator(operator: Operator, values: Values): NumericOperator {
  return bindTerms(operator, asComplex(values));
}

function bindTerms(operator: Operator, values: ReadonlyMap<string, Complex>): NumericOperator {
  return [...operator.terms].map(([word, coefficient]) => {
    const powers = exponents(word);
    return {
      ...coefficient.evaluate(values),
      creation: powers.map(({ creation }) => creation),
      annihilation: powers.map(({ annihilation }) => annihilation),
    };
  });
}
