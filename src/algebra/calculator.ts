/**
 * Single formulas worked out exactly: normal order, commutators, adjoints, Liouvillians and what they do to operators.
 *
 * The names of a calculation are values (see `calculator-names.ts`), and so are H, `jumps`, L and `rho` where they have
 * a meaning. Functions of several arguments are worked out innermost first and stand in the formula as names.
 */
import { type Decomposition, decompose } from './decompose.ts';
import { bounded } from './effort.ts';
import { InputError } from './errors.ts';
import { children, type Expression, withChildren } from './expression.ts';
import {
  interpret,
  operatorValue,
  type Scope,
  superoperatorValue,
  type Value,
} from './interpret.ts';
import { Operator, type Space } from './operator.ts';
import type { Scalar } from './scalar.ts';
import { type Substitution, substitute } from './substitute.ts';
import { Superoperator } from './superoperator.ts';
import { printText, readText } from './text.ts';

/** What the names of a calculation stand for. */
export interface Names {
  readonly space: Space;
  readonly scope: Scope;
  /** Of names that could have a meaning and have none, how to give them one. */
  readonly missing: ReadonlyMap<string, string>;
}

export type Calculation =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'decomposition'; readonly parts: Decomposition };

interface Call {
  /** How it is written: `apply(L, x)`. */
  readonly written: readonly string[];
  readonly meaning: string;
  readonly value: (parts: readonly Value[], names: Names, call: readonly Expression[]) => Value;
}

/** The functions that a calculation has besides those of formulas, with their meaning. */
export const CALLS: Readonly<Record<string, Call>> = {
  adjoint: {
    written: ['adjoint(x)', 'adjoint(L, x)', 'adjoint(H, jumps, x)'],
    meaning:
      "the Hermitian adjoint x'; with more arguments the adjoint Liouvillian of x, d⟨x⟩/dt = ⟨L†(x)⟩",
    value: (parts, names) => {
      const [x, ...generator] = [...parts].reverse();
      if (generator.length === 0) {
        const of = operatorOf(x, names, 'adjoint(x)');
        return operatorValue(of.adjoint());
      }
      const map = generatorOf(generator.reverse(), names);
      return operatorValue(map.applyAdjoint(operatorOf(x, names, 'adjoint(…, x)')));
    },
  },
  liouvillian: {
    written: ['liouvillian(H, jumps)', 'liouvillian(H, x, y)'],
    meaning:
      '−i(Hρ − ρH†) + Σ rate·(xρx† − ½{x†x, ρ}); an operator beside H is a jump operator of rate 1, and rate*dissipator(x) one of that rate',
    value: (parts, names) => superoperatorValue(generatorOf(parts, names)),
  },
  apply: {
    written: ['apply(L, x)'],
    meaning: 'the image L(x) of an operator',
    value: ([map, x], names) =>
      operatorValue(superoperatorOf(map, 'apply(L, x)').apply(operatorOf(x, names, 'apply(L, x)'))),
  },
  left: {
    written: ['left(x)'],
    meaning: 'the superoperator ρ ↦ xρ',
    value: ([x], names) => superoperatorValue(Superoperator.left(operatorOf(x, names, 'left(x)'))),
  },
  right: {
    written: ['right(x)'],
    meaning: 'the superoperator ρ ↦ ρx',
    value: ([x], names) =>
      superoperatorValue(Superoperator.right(operatorOf(x, names, 'right(x)'))),
  },
  trace: {
    written: ['trace(s)'],
    meaning:
      'of s linear in rho, or a superoperator, the operator O with Tr s = ⟨O⟩: trace(a*rho) is a, and trace(L) is 0 exactly when L preserves the trace',
    value: ([of]) => operatorValue(superoperatorOf(of, 'trace(s)').traceDefect()),
  },
  derivative: {
    written: ['derivative(x, k)'],
    meaning: 'the derivative by a real parameter k',
    value: ([x], _, [, by]) => {
      const name = parameterName(by, 'derivative(x, k)');
      return mapScalars(x!, (scalar) => scalar.derivative(name));
    },
  },
  substitute: {
    written: ['substitute(x, k, y)'],
    meaning: 'x with the parameter k replaced by y',
    value: ([x, , by], _, [, of]) => {
      if (by?.kind !== 'scalar') {
        throw new InputError('substitute(x, k, y) puts a scalar y in place of k');
      }
      const name = parameterName(of, 'substitute(x, k, y)');
      const replacement: Substitution = new Map([[name, by.scalar]]);
      return mapScalars(x!, (scalar) => substitute(scalar, replacement));
    },
  },
};

/** Of the outermost place only: its result has several parts. */
const DECOMPOSE = 'decompose';

/** What is said of it in a list of functions. */
export const DECOMPOSE_HELP = {
  written: `${DECOMPOSE}(L)`,
  meaning:
    'L as −i[H, ·] + ½{K, ·} + Σ rate·(xρx† − ½{x†x, ρ}) + what is left; only around a whole formula',
} as const;

/** The notation of a calculation: [x, y], {x, y} and the functions above. */
export function readCalculation(text: string): Expression {
  return readText(text, { brackets: true, functions: [...Object.keys(CALLS), DECOMPOSE] });
}

/** Works out a formula. Throws InputError, of one line, for what has no meaning or would take too long. */
export function calculate(formula: Expression, names: Names): Calculation {
  return bounded(() => {
    if (isCall(formula, DECOMPOSE)) {
      const parts = argumentsOf(formula);
      if (parts.length !== 1) throw wrongNumber(DECOMPOSE, [DECOMPOSE_HELP.written], parts.length);
      const value = evaluated(parts[0]!, names);
      return {
        kind: 'decomposition',
        parts: decompose(superoperatorOf(value, DECOMPOSE_HELP.written)),
      };
    }
    return { kind: 'value', value: evaluated(formula, names) };
  });
}

function evaluated(formula: Expression, names: Names): Value {
  const known = new Map(names.scope.names);
  const plain = withCallsNamed(formula, names, known);
  refuseEmptyBrackets(plain, { ...names.scope, names: known });
  return interpret(plain, { ...names.scope, names: known });
}

/** The formula with each call worked out and replaced by a name for its value, which is the call as it was written. */
function withCallsNamed(formula: Expression, names: Names, known: Map<string, Value>): Expression {
  if (formula.kind === 'symbol') {
    const how = names.missing.get(formula.name);
    if (how !== undefined) throw new InputError(`'${formula.name}' has no meaning here; ${how}`);
    return formula;
  }
  if (!isCall(formula)) {
    return withChildren(
      formula,
      children(formula).map((part) => withCallsNamed(part, names, known)),
    );
  }
  const { name } = formula.of;
  const parts = argumentsOf(formula);
  if (name === DECOMPOSE) {
    throw new InputError('decompose(L) has several parts and stands around a whole formula only');
  }
  const call = CALLS[name]!;
  const fits = call.written.some((form) => {
    const count = form.split(',').length;
    return parts.length === count || (form.includes('jumps') && parts.length >= count - 1);
  });
  if (!fits) throw wrongNumber(name, call.written, parts.length);
  const values = parts.map((part) => evaluated(part, names));
  const symbol = `${name}(${parts.map(printText).join(', ')})`;
  known.set(symbol, call.value(values, names, parts));
  return { kind: 'symbol', name: symbol };
}

type CallExpression = Extract<Expression, { kind: 'application' }> & {
  readonly of: Extract<Expression, { kind: 'symbol' }>;
};

function isCall(formula: Expression, name?: string): formula is CallExpression {
  return (
    formula.kind === 'application' &&
    formula.of.kind === 'symbol' &&
    (name === undefined || formula.of.name === name)
  );
}

function argumentsOf({ to }: CallExpression): readonly Expression[] {
  return to.kind === 'matrix' ? to.rows.flat() : [to];
}

function wrongNumber(name: string, written: readonly string[], count: number): InputError {
  return new InputError(
    `${name} has ${count === 1 ? 'one argument' : `${count} arguments`}; it is written ${written.join(' or ')}`,
  );
}

/** [x, p] of two parameters is zero; nobody asks that, so one of them was meant to be a mode. */
function refuseEmptyBrackets(formula: Expression, scope: Scope): void {
  if (formula.kind === 'commutator') {
    const symbols = symbolsOf(formula);
    const isScalar = (name: string): boolean => scope.names.get(name)?.kind === 'scalar';
    if (symbols.length > 0 && symbols.every(isScalar)) {
      throw new InputError(
        `there is no operator in [${printText(formula.left)}, ${printText(formula.right)}]; --modes says which names are modes`,
      );
    }
  }
  for (const part of children(formula)) refuseEmptyBrackets(part, scope);
}

/** The names in a formula, those of its functions left out. */
export function symbolsOf(formula: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'symbol') found.add(part.name);
    for (const child of isCall(part) ? argumentsOf(part) : children(part)) visit(child);
  };
  visit(formula);
  return [...found];
}

/** −i(Hρ − ρH†) of the first operator, the dissipators of the others, and superoperators as they are. */
function generatorOf(parts: readonly Value[], { space }: Names): Superoperator {
  let sum = Superoperator.zero(space);
  let hasHamiltonian = false;
  for (const part of parts) {
    if (part.kind === 'superoperator') sum = sum.plus(part.superoperator);
    else if (part.kind === 'scalar' || part.kind === 'operator') {
      const operator = operatorOf(part, { space }, 'liouvillian(H, jumps)');
      sum = sum.plus(
        hasHamiltonian ? Superoperator.dissipator(operator) : Superoperator.evolution(operator),
      );
      hasHamiltonian = true;
    } else throw misfit('liouvillian(H, jumps)', 'a Hamiltonian, jumps or superoperators', part);
  }
  return sum;
}

function operatorOf(
  value: Value | undefined,
  { space }: Pick<Names, 'space'>,
  call: string,
): Operator {
  if (value?.kind === 'operator') return value.operator;
  if (value?.kind === 'scalar') return Operator.scalar(space, value.scalar);
  throw misfit(call, 'an operator x', value);
}

/** A superoperator, or what an expression linear in rho does to it. */
function superoperatorOf(value: Value | undefined, call: string): Superoperator {
  if (value?.kind === 'superoperator') return value.superoperator;
  const map = value?.kind === 'state' ? value.state.superoperatorAt('t') : undefined;
  if (map) return map;
  throw misfit(call, 'a superoperator, such as L, dissipator(a) or a*rho - rho*a', value);
}

function misfit(call: string, accepted: string, value: Value | undefined): InputError {
  const got =
    value === undefined ? 'nothing' : value.kind === 'operator' ? 'an operator' : `a ${value.kind}`;
  return new InputError(`${call} takes ${accepted}, not ${got}`);
}

function parameterName(formula: Expression | undefined, call: string): string {
  if (formula?.kind === 'symbol') return formula.name;
  throw new InputError(`${call} takes the name of a parameter for k`);
}

function mapScalars(value: Value, change: (scalar: Scalar) => Scalar): Value {
  switch (value.kind) {
    case 'scalar':
      return { kind: 'scalar', scalar: change(value.scalar) };
    case 'operator':
      return operatorValue(value.operator.mapCoefficients(change));
    case 'superoperator':
    case 'state': {
      const map = superoperatorOf(value, 'derivative(x, k)');
      return superoperatorValue(
        Superoperator.ofTerms(
          map.space,
          [...map.terms].map(([key, coefficient]) => [key, change(coefficient)] as const),
        ),
      );
    }
    default:
      throw misfit('derivative(x, k)', 'a scalar, an operator or a superoperator', value);
  }
}
