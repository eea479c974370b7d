/** Open-system models: modes, parameters, Hamiltonian, dissipators, all exact. */
import { InputError } from '../algebra/errors.ts';
import {
  interpretOperator,
  interpretScalar,
  operatorValue,
  type Scope,
  scalarValue,
  type Value,
} from '../algebra/interpret.ts';
import { modes, Operator, type Space } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import { Superoperator } from '../algebra/superoperator.ts';
import { isName, readText } from '../algebra/text.ts';

/** A real symbol of a model, with the value it has when none is set. */
export interface Parameter {
  readonly name: string;
  /** How the paper writes it. */
  readonly tex: string;
  /** What it is, in a few words, with its unit or convention. */
  readonly meaning: string;
  /** The value used when none is set: a number, or a formula in other parameters. */
  readonly default: number | string;
  /** Positive symbols let roots be taken; a parameter that may vanish or change sign is only real. */
  readonly positive?: boolean;
}

/**
 * One Lindblad term, rate · (xρx† − ½x†xρ − ½ρx†x).
 *
 * Convention: with jump operator a and rate κ, the occupation of the mode decays at κ and its amplitude at κ/2.
 * A paper that writes κ·(2xρx† − …) has rate 2κ here.
 */
export interface Dissipator {
  readonly rate: Scalar;
  readonly jump: Operator;
}

/** An open system: modes, parameters, Hamiltonian and Lindblad terms, exact. */
export interface Model {
  readonly space: Space;
  readonly parameters: readonly Parameter[];
  /** May be non-Hermitian: the generator then has −i(Hρ − ρH†). */
  readonly hamiltonian: Operator;
  readonly dissipators: readonly Dissipator[];
  /** Whether + i Tr[ρ(H − H†)]ρ is added, which keeps the trace and makes the generator nonlinear. */
  readonly traceCorrection: boolean;
}

/** A model as it is written down: formulas as text in the modes and parameters. */
export interface ModelText {
  readonly modes: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly hamiltonian: string;
  readonly dissipators: readonly { readonly rate: string; readonly jump: string }[];
  readonly traceCorrection?: boolean;
}

/** Reads a model. Throws InputError for a name declared twice, an unknown name or an unreadable formula. */
export function defineModel(text: ModelText): Model {
  const space = modes(...text.modes);
  const scope = scopeOf(space, text.parameters);
  const operator = (formula: string): Operator =>
    interpretOperator(readText(formula), scope, space);
  return {
    space,
    parameters: text.parameters,
    hamiltonian: operator(text.hamiltonian),
    dissipators: text.dissipators.map(({ rate, jump }) => ({
      rate: interpretScalar(readText(rate), scope),
      jump: operator(jump),
    })),
    traceCorrection: text.traceCorrection ?? false,
  };
}

/** The names of a model: modes as annihilation operators, parameters as real symbols. */
export function scopeOf(space: Space, parameters: readonly Parameter[]): Scope {
  const names = new Map<string, Value>();
  const declare = (name: string, value: Value): void => {
    if (!isName(name)) {
      throw new InputError(
        `'${name}' cannot name a mode or parameter; letters, digits and _ can, not i, pi or an operator's name such as mod`,
      );
    }
    if (names.has(name))
      throw new InputError(`'${name}' is declared twice; modes and parameters need distinct names`);
    names.set(name, value);
  };
  for (const site of space.sites)
    declare(site.name, operatorValue(Operator.annihilation(space, site.name)));
  for (const { name, positive } of parameters)
    declare(name, scalarValue(Scalar.real(name, positive ?? false)));
  return { names };
}

/**
 * The generator −i(Hρ − ρH†) + Σ rate·(xρx† − ½{x†x, ρ}), without the trace-correction term: for a
 * non-Hermitian H it does not preserve the trace, and the term that restores it is nonlinear.
 */
export function generatorOf(model: Model): Superoperator {
  return model.dissipators.reduce(
    (sum, { rate, jump }) => sum.plus(Superoperator.dissipator(jump).scale(rate)),
    Superoperator.evolution(model.hamiltonian),
  );
}
