/**
 * What the names in a calculation stand for, by a rule that can be told in a sentence: a, b, c, d and every name with an
 * adjoint (m') are modes, n_a is the number operator of mode a, and all others are real parameters.
 *
 * Modes that are listed are the only ones. A name that is listed as a parameter is one, whatever it looks like.
 */
import { calculate, type Names, readCalculation, symbolsOf } from './calculator.ts';
import { alternatives, InputError } from './errors.ts';
import { children, type Expression } from './expression.ts';
import {
  operatorValue,
  scalarValue,
  stateValue,
  superoperatorValue,
  type Value,
} from './interpret.ts';
import { Operator, modes as spaceOf } from './operator.ts';
import { Scalar } from './scalar.ts';
import { StateMap } from './state-map.ts';
import { Superoperator } from './superoperator.ts';
import { isName } from './text.ts';

export type ParameterKind = 'real' | 'positive' | 'complex';

export interface NameOptions {
  readonly modes?: readonly string[];
  readonly parameters?: ReadonlyMap<string, ParameterKind>;
  /** Whether names that are neither become real parameters; otherwise they are refused. */
  readonly open?: boolean;
  readonly hamiltonian?: string;
  readonly jumps?: readonly { readonly rate: string; readonly jump: string }[];
}

export interface KnownNames extends Names {
  readonly modes: readonly string[];
  readonly parameters: ReadonlyMap<string, ParameterKind>;
}

/** Modes that need no declaration. */
const USUAL_MODES: readonly string[] = ['a', 'b', 'c', 'd'];

/** Names of what a model gives, which are never parameters unless they are listed as such. */
const GIVEN = ['H', 'jumps', 'L', 'rho'] as const;

/** The names of a formula. Throws InputError for one that is declared twice, cannot be a name or is not known. */
export function calculatorNames(formula: Expression, options: NameOptions): KnownNames {
  const { open = true, hamiltonian, jumps = [] } = options;
  const declared = new Map(options.parameters);
  for (const name of [...(options.modes ?? []), ...declared.keys()]) {
    if (!isName(name)) {
      throw new InputError(
        `'${name}' cannot name a mode or parameter; letters, digits and _ can, not i, pi or an operator's name such as mod`,
      );
    }
  }
  for (const name of options.modes ?? []) {
    if (declared.has(name) || options.modes!.indexOf(name) !== options.modes!.lastIndexOf(name)) {
      throw new InputError(`'${name}' is declared twice; modes and parameters need distinct names`);
    }
    if (GIVEN.includes(name as (typeof GIVEN)[number])) {
      throw new InputError(`'${name}' cannot name a mode: it is what a model gives`);
    }
  }
  const model = [
    ...(hamiltonian === undefined ? [] : [hamiltonian]),
    ...jumps.flatMap(({ rate, jump }) => [rate, jump]),
  ].map((text) => readCalculation(text));
  const all = [formula, ...model];
  const used = [...new Set(all.flatMap(symbolsOf))];
  const modes = options.modes ?? inferredModes(all, used, declared);
  const space = spaceOf(...modes);

  const names = new Map<string, Value>();
  for (const mode of modes) names.set(mode, operatorValue(Operator.annihilation(space, mode)));
  for (const [name, kind] of declared) names.set(name, parameter(name, kind));
  const parameters = new Map(declared);
  for (const name of used) {
    if (names.has(name) || (GIVEN as readonly string[]).includes(name)) continue;
    const mode = name.startsWith('n_') ? name.slice(2) : '';
    if (modes.includes(mode)) {
      const lowering = Operator.annihilation(space, mode);
      names.set(name, operatorValue(lowering.adjoint().times(lowering)));
    } else if (open && isName(name)) {
      parameters.set(name, 'real');
      names.set(name, parameter(name, 'real'));
    } else throw unknown(name, [...names.keys()]);
  }
  const missing = new Map<string, string>();
  const scope = { names, dissipator: Superoperator.dissipator };
  const give = (
    name: (typeof GIVEN)[number],
    value: (() => Value) | undefined,
    how: string,
  ): void => {
    if (names.has(name)) return;
    if (value) names.set(name, value());
    else missing.set(name, how);
  };
  const result: KnownNames = { space, scope, missing, modes, parameters };
  give('rho', () => stateValue(StateMap.density(space, 't')), '');

  const [first, ...others] = model;
  const workOut = (part: Expression): Value => {
    const calculation = calculate(part, { space, scope, missing: new Map() });
    if (calculation.kind === 'value') return calculation.value;
    throw new InputError('decompose(L) cannot be part of a model');
  };
  const hasHamiltonian = hamiltonian !== undefined;
  give(
    'H',
    hasHamiltonian ? () => workOut(first!) : undefined,
    'the Hamiltonian comes with --hamiltonian or --model, and --real H makes it a parameter',
  );
  const rates = (hasHamiltonian ? others : model).map(workOut);
  const dissipators = (): Superoperator =>
    jumps.reduce((sum, { rate, jump }, k) => {
      const [strength, operator] = [rates[2 * k], rates[2 * k + 1]];
      if (strength?.kind !== 'scalar') {
        throw new InputError(`the rate '${rate}' of the jump '${jump}' is not a scalar`);
      }
      if (operator?.kind !== 'operator') {
        throw new InputError(`the jump '${jump}' is not an operator`);
      }
      return sum.plus(Superoperator.dissipator(operator.operator).scale(strength.scalar));
    }, Superoperator.zero(space));
  const isModel = hasHamiltonian || jumps.length > 0;
  give(
    'jumps',
    isModel ? () => superoperatorValue(dissipators()) : undefined,
    'jump operators come with --jump rate:operator or --model',
  );
  give(
    'L',
    isModel ? () => superoperatorValue(liouvillian(names, space, dissipators())) : undefined,
    'the Liouvillian comes with --hamiltonian and --jump or with --model, and --real L makes it a parameter',
  );
  return result;
}

function liouvillian(
  names: ReadonlyMap<string, Value>,
  space: KnownNames['space'],
  dissipators: Superoperator,
): Superoperator {
  const hamiltonian = names.get('H');
  if (hamiltonian === undefined) return dissipators;
  if (hamiltonian.kind === 'scalar') return dissipators;
  if (hamiltonian.kind !== 'operator') {
    throw new InputError(`the Hamiltonian is a ${hamiltonian.kind}, where an operator is expected`);
  }
  if (hamiltonian.operator.space !== space) throw new RangeError('a Hamiltonian of another space');
  return Superoperator.evolution(hamiltonian.operator).plus(dissipators);
}

function parameter(name: string, kind: ParameterKind): Value {
  return scalarValue(
    kind === 'complex' ? Scalar.complex(name) : Scalar.real(name, kind === 'positive'),
  );
}

/** The usual ones that occur and names with an adjoint, in alphabetical order. */
function inferredModes(
  formulas: readonly Expression[],
  used: readonly string[],
  declared: ReadonlyMap<string, ParameterKind>,
): readonly string[] {
  const found = new Set(
    USUAL_MODES.filter((name) => used.includes(name) || used.includes(`n_${name}`)),
  );
  const visit = (part: Expression): void => {
    if (part.kind === 'adjoint' && part.of.kind === 'symbol') found.add(part.of.name);
    children(part).forEach(visit);
  };
  formulas.forEach(visit);
  const given: readonly string[] = GIVEN;
  return [...found].filter((name) => !declared.has(name) && !given.includes(name)).sort();
}

function unknown(name: string, known: readonly string[]): InputError {
  return new InputError(
    `'${name}' is not declared; ${alternatives([...known].sort())} can be used, and --real, --positive and --complex declare more`,
  );
}
