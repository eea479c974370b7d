/** Stationary moments of models whose equations of motion close on finitely many of them, exactly. */
import { InputError } from '../algebra/errors.ts';
import { expressOperator } from '../algebra/express.ts';
import { type Matrix, solveLinear } from '../algebra/linear.ts';
import { Operator, type Word } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import { printText } from '../algebra/text.ts';
import { adjointEquation } from './adjoint.ts';
import { generatorOf, type Model } from './model.ts';

/** More moments than this are not followed: what has not closed by then rarely does. */
const MOST_MOMENTS = 40;

/**
 * ⟨O⟩ in the stationary state for each of the operators, from 0 = ⟨L†(w)⟩ for every normal-ordered word w that their
 * equations of motion lead to. They close for quadratic Hamiltonians with linear jump operators, drives included, and
 * for some others.
 *
 * The result solves the stationary equations for all values of the symbols; whether the motion is stable there, so
 * that a state with these moments is reached, is another question (`hurwitzDeterminants`).
 *
 * @throws InputError when the equations do not close, when they do not single out one solution, and for a model with a
 *   non-Hermitian Hamiltonian, whose moments do not obey linear equations
 */
export function stationaryMoments(model: Model, operators: readonly Operator[]): readonly Scalar[] {
  const generator = generatorOf(model);
  if (!generator.preservesTrace())
    throw new InputError(
      'stationary moments need a generator that preserves the trace; here the Hamiltonian is not Hermitian',
    );
  const { space } = model;
  const { identity } = space;
  const words: Word[] = [];
  const equations: Operator[] = [];
  const places = new Map<Word, number>();
  const meet = (operator: Operator): void => {
    for (const word of operator.terms.keys()) {
      if (word === identity || places.has(word)) continue;
      places.set(word, words.length);
      words.push(word);
    }
  };
  operators.forEach(meet);
  for (let k = 0; k < words.length; k++) {
    if (words.length > MOST_MOMENTS) {
      const text = printText(expressOperator(Operator.word(space, words[0]!)));
      throw new InputError(
        `the equation of motion of ${text} leads to more than ${MOST_MOMENTS} moments and does not close`,
      );
    }
    const equation = adjointEquation(generator, Operator.word(space, words[k]!));
    equations.push(equation);
    meet(equation);
  }
  const moments = blockwise(
    words.map((_, i) => words.map((word) => equations[i]!.coefficient(word))),
    equations.map((equation) => equation.coefficient(identity).negate()),
  );
  return operators.map((operator) =>
    [...operator.terms].reduce(
      (sum, [word, coefficient]) =>
        sum.plus(word === identity ? coefficient : coefficient.times(moments[places.get(word)!]!)),
      Scalar.ZERO,
    ),
  );
}

/**
 * The solution x of Ax = b, block by block: unknowns that depend on each other together, those that they depend on
 * before them. First moments come before second ones that way, and small systems have short intermediate results.
 */
function blockwise(a: Matrix, b: readonly Scalar[]): readonly Scalar[] {
  const range = a.map((_, k) => k);
  const reaches = a.map((row, i) => row.map((entry, j) => i === j || !entry.isZero()));
  for (const k of range)
    for (const i of range)
      if (reaches[i]![k]) for (const j of range) reaches[i]![j] ||= reaches[k]![j]!;
  const solution: (Scalar | undefined)[] = range.map(() => undefined);
  const isReady = (i: number): boolean =>
    range.every((j) => !reaches[i]![j] || reaches[j]![i] || solution[j] !== undefined);
  for (;;) {
    const first = range.find((i) => solution[i] === undefined && isReady(i));
    if (first === undefined) return solution.map((each) => each ?? Scalar.ZERO);
    const block = range.filter((j) => reaches[first]![j] && reaches[j]![first]);
    const rows = block.map((i) => block.map((j) => a[i]![j]!));
    const right = block.map((i) => {
      const known = range.filter((j) => !block.includes(j) && !a[i]![j]!.isZero());
      return [known.reduce((sum, j) => sum.minus(a[i]![j]!.times(solution[j]!)), b[i]!)];
    });
    solved(rows, right).forEach(([value], k) => {
      solution[block[k]!] = value!;
    });
  }
}

function solved(...[system, constants]: Parameters<typeof solveLinear>) {
  try {
    return solveLinear(system, constants);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(
      'the stationary moments are not determined: some motion is undamped and keeps its initial state',
    );
  }
}
