/**
 * Exact scalars, operators and models as plain data, so that a page can carry them.
 *
 * What comes back evaluates to the same bits: the terms keep their order, and so do the generators, whose order is that
 * of the factors in a product.
 */
import type { Gaussian } from '../../algebra/gaussian.ts';
import {
  complexSymbol,
  type Generator,
  generatorOf,
  intern,
  phase,
  realSymbol,
} from '../../algebra/generators.ts';
import { type Integer, narrow } from '../../algebra/integer.ts';
import { forEachFactor, monomialOf, multiply, UNIT } from '../../algebra/monomial.ts';
import { modes, Operator, type Space } from '../../algebra/operator.ts';
import type { Polynomial } from '../../algebra/polynomial.ts';
import { Scalar } from '../../algebra/scalar.ts';
import type { Model, Parameter } from '../../theory/model.ts';
import { isCombined, type Observable, type Quantity } from '../../theory/observable.ts';

/** An integer; beyond the safe ones as digits. */
type IntegerData = number | string;
/** (re + i·im)/den, then for each factor the number of its generator and its exponent. */
type TermData = readonly [
  re: IntegerData,
  im: IntegerData,
  den: IntegerData,
  ...factors: readonly number[],
];
type PolynomialData = readonly TermData[];

/** One generator; those it is made of stand before it. */
type GeneratorData =
  | { readonly kind: 'real'; readonly name: string; readonly positive: boolean }
  | { readonly kind: 'complex'; readonly name: string; readonly conjugated: boolean }
  | { readonly kind: 'phase'; readonly angle: number }
  | { readonly kind: 'root'; readonly key: string; readonly radicand: PolynomialData };

/** Numerator and, unless it is one, denominator. */
export type ScalarData = readonly [PolynomialData, PolynomialData?];

/** Each word as its elements, with its coefficient. */
export type OperatorData = readonly (readonly [readonly number[], ScalarData])[];

export interface ModelData {
  readonly modes: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly positive: boolean;
    /** A number, or a formula of the parameters before it. */
    readonly default: number | ScalarData;
  }[];
  readonly hamiltonian: OperatorData;
  readonly dissipators: readonly { readonly rate: ScalarData; readonly jump: OperatorData }[];
  readonly traceCorrection: boolean;
}

export type ObservableData =
  | {
      readonly name: string;
      readonly model: string;
      readonly quantity:
        | { readonly kind: 'moment'; readonly operator: OperatorData; readonly factor: ScalarData }
        | Exclude<Quantity, { readonly kind: 'moment' }>;
    }
  | {
      readonly name: string;
      readonly combines: readonly [string, string];
      readonly how: 'difference' | 'contrast';
    };

/** Models and observables that share one table of generators. */
export interface ExactData {
  readonly generators: readonly GeneratorData[];
  readonly models: Readonly<Record<string, ModelData>>;
  readonly observables: readonly ObservableData[];
}

/** The exact value of a parameter's default that is a formula. */
export type DefaultReader = (model: Model, parameter: Parameter) => Scalar;

/** Packs models and observables. The generators are in the order of this process. */
export function packExact(
  models: Readonly<Record<string, Model>>,
  observables: readonly Observable[],
  defaultOf: DefaultReader,
): ExactData {
  const packer = new Packer();
  // Twice: the first time over finds the generators, the second numbers them in their order.
  const pack = (): Omit<ExactData, 'generators'> => ({
    models: Object.fromEntries(
      Object.entries(models).map(([name, model]) => [name, packer.model(model, defaultOf)]),
    ),
    observables: observables.map((each) => packer.observable(each)),
  });
  pack();
  const generators = packer.sort();
  return { generators, ...pack() };
}

class Packer {
  readonly #used = new Set<number>();
  #numbers = new Map<number, number>();

  /** Numbers the generators found so far, and returns them. */
  sort(): readonly GeneratorData[] {
    const ids = [...this.#used].sort((a, b) => a - b);
    this.#numbers = new Map(ids.map((id, k) => [id, k]));
    return ids.map((id) => this.#generator(generatorOf(id)));
  }

  #generator(generator: Generator): GeneratorData {
    switch (generator.kind) {
      case 'real':
        return { kind: 'real', name: generator.name, positive: generator.positive };
      case 'complex':
        return { kind: 'complex', name: generator.name, conjugated: generator.conjugated };
      case 'phase':
        return { kind: 'phase', angle: this.#number(generator.angle.id) };
      case 'root':
        return {
          kind: 'root',
          key: generator.key,
          radicand: this.#polynomial(generator.radicand),
        };
    }
  }

  #number(id: number): number {
    if (!this.#used.has(id)) {
      this.#used.add(id);
      const generator = generatorOf(id);
      if (generator.kind === 'phase') this.#number(generator.angle.id);
      if (generator.kind === 'root') this.#polynomial(generator.radicand);
    }
    return this.#numbers.get(id) ?? -1;
  }

  #polynomial(p: Polynomial): PolynomialData {
    return [...p].map(([monomial, { re, im, den }]): TermData => {
      const factors: number[] = [];
      forEachFactor(monomial, (id, exponent) => factors.push(this.#number(id), exponent));
      return [packInteger(re), packInteger(im), packInteger(den), ...factors];
    });
  }

  #scalar(scalar: Scalar): ScalarData {
    const numerator = this.#polynomial(scalar.numerator);
    return scalar.isPolynomial() ? [numerator] : [numerator, this.#polynomial(scalar.denominator)];
  }

  #operator(operator: Operator): OperatorData {
    return [...operator.terms].map(([word, coefficient]) => [
      Array.from(word, (element) => element.charCodeAt(0)),
      this.#scalar(coefficient),
    ]);
  }

  model(model: Model, defaultOf: DefaultReader): ModelData {
    return {
      modes: model.space.sites.map(({ name }) => name),
      parameters: model.parameters.map((parameter) => ({
        name: parameter.name,
        positive: parameter.positive ?? false,
        default:
          typeof parameter.default === 'number'
            ? parameter.default
            : this.#scalar(defaultOf(model, parameter)),
      })),
      hamiltonian: this.#operator(model.hamiltonian),
      dissipators: model.dissipators.map(({ rate, jump }) => ({
        rate: this.#scalar(rate),
        jump: this.#operator(jump),
      })),
      traceCorrection: model.traceCorrection,
    };
  }

  observable(observable: Observable): ObservableData {
    const { name } = observable;
    if (isCombined(observable)) return { name, combines: observable.combines, how: observable.how };
    const { model, quantity } = observable;
    if (quantity.kind !== 'moment') return { name, model, quantity };
    const { operator, factor } = quantity;
    return {
      name,
      model,
      quantity: {
        kind: 'moment',
        operator: this.#operator(operator),
        factor: this.#scalar(factor),
      },
    };
  }
}

/** What `unpackExact` gives back. Defaults that are formulas are exact here, so that nothing is left to be parsed. */
export interface UnpackedExact {
  readonly models: Readonly<Record<string, UnpackedModel>>;
  readonly observables: readonly Observable[];
}

export interface UnpackedModel {
  /** Its parameters have no defaults of their own: `defaults` has them, in the same order. */
  readonly model: Model;
  readonly defaults: readonly (number | Scalar)[];
}

/** Models and observables as they were packed. */
export function unpackExact({ generators, models, observables }: ExactData): UnpackedExact {
  const ids: number[] = [];
  const polynomialOf = (data: PolynomialData): Polynomial =>
    new Map(
      data.map(([re, im, den, ...factors]): readonly [string, Gaussian] => {
        let monomial = UNIT;
        for (let k = 0; k < factors.length; k += 2)
          monomial = multiply(monomial, monomialOf(ids[factors[k]!]!, factors[k + 1]!));
        return [
          monomial,
          { re: unpackInteger(re), im: unpackInteger(im), den: unpackInteger(den) },
        ];
      }),
    );
  for (const data of generators) ids.push(unpackGenerator(data, ids, polynomialOf));
  const scalarOf = ([numerator, denominator]: ScalarData): Scalar =>
    denominator === undefined
      ? Scalar.ofPolynomial(polynomialOf(numerator))
      : Scalar.quotient(polynomialOf(numerator), polynomialOf(denominator));
  const operatorOf = (space: Space, data: OperatorData): Operator =>
    Operator.ofTerms(
      space,
      data.map(([word, coefficient]) => [String.fromCharCode(...word), scalarOf(coefficient)]),
    );
  const unpacked = Object.fromEntries(
    Object.entries(models).map(([name, data]): readonly [string, UnpackedModel] => {
      const space = modes(...data.modes);
      const model: Model = {
        space,
        parameters: data.parameters.map((parameter) => ({
          name: parameter.name,
          positive: parameter.positive,
          tex: '',
          meaning: '',
          default: Number.NaN,
        })),
        hamiltonian: operatorOf(space, data.hamiltonian),
        dissipators: data.dissipators.map(({ rate, jump }) => ({
          rate: scalarOf(rate),
          jump: operatorOf(space, jump),
        })),
        traceCorrection: data.traceCorrection,
      };
      const defaults = data.parameters.map((parameter) =>
        typeof parameter.default === 'number' ? parameter.default : scalarOf(parameter.default),
      );
      return [name, { model, defaults }];
    }),
  );
  return {
    models: unpacked,
    observables: observables.map((data): Observable => {
      const described = { name: data.name, tex: '', meaning: '' };
      if ('combines' in data) return { ...described, combines: data.combines, how: data.how };
      const { model, quantity } = data;
      if (quantity.kind !== 'moment') return { ...described, model, quantity };
      const { space } = unpacked[model]!.model;
      const operator = operatorOf(space, quantity.operator);
      return {
        ...described,
        model,
        quantity: { kind: 'moment', operator, factor: scalarOf(quantity.factor) },
      };
    }),
  };
}

function unpackGenerator(
  data: GeneratorData,
  ids: readonly number[],
  polynomialOf: (data: PolynomialData) => Polynomial,
): number {
  switch (data.kind) {
    case 'real':
      return realSymbol(data.name, data.positive).id;
    case 'complex':
      return complexSymbol(data.name, data.conjugated).id;
    case 'phase':
      return phase(generatorOf(ids[data.angle]!)).id;
    case 'root':
      return intern({ kind: 'root', key: data.key, radicand: polynomialOf(data.radicand) }).id;
  }
}

function packInteger(value: Integer): IntegerData {
  return typeof value === 'number' ? value : String(value);
}

function unpackInteger(data: IntegerData): Integer {
  return typeof data === 'number' ? data : narrow(BigInt(data));
}
