import { generatorOf } from '../src/algebra/generators.ts';
import * as monomial from '../src/algebra/monomial.ts';
import { exponents, modes, Operator } from '../src/algebra/operator.ts';
import { Scalar } from '../src/algebra/scalar.ts';
import { type BenchRow, timePerRun } from './harness.ts';
import { runScript } from './python.ts';

/** A task with the name that it has in algebra.py. */
interface Task {
  readonly name: 'power' | 'nested' | 'chain';
  readonly title: string;
  readonly run: () => Operator;
}

function annihilations(...names: readonly string[]): readonly Operator[] {
  const space = modes(...names);
  return names.map((name) => Operator.annihilation(space, name));
}

function power(): Task {
  const [a] = annihilations('a') as [Operator];
  return {
    name: 'power',
    title: 'normal order of (a a†)⁸',
    run: () => a.times(a.adjoint()).power(8),
  };
}

function nested(): Task {
  const [a, b] = annihilations('a', 'b') as [Operator, Operator];
  const run = (): Operator => {
    const h = a
      .adjoint()
      .times(a)
      .scale(Scalar.real('w_a'))
      .plus(b.adjoint().times(b).scale(Scalar.real('w_b')))
      .plus(a.adjoint().times(b).plus(a.times(b.adjoint())).scale(Scalar.real('g')));
    let x = a;
    for (let k = 0; k < 6; k++) x = h.commutator(x);
    return x;
  };
  return { name: 'nested', title: '[H, [H, …]] six deep on a, two coupled modes', run };
}

function chain(): Task {
  const sites = annihilations(...Array.from({ length: 8 }, (_, k) => `b${k}`));
  const run = (): Operator => {
    const interaction = sites
      .map((b) => b.adjoint().power(2).times(b.power(2)))
      .reduce((sum, term) => sum.plus(term))
      .scale(Scalar.real('U').over(Scalar.integer(2)));
    const hopping = sites
      .slice(1)
      .map((b, k) => b.adjoint().times(sites[k]!))
      .reduce((sum, term) => sum.plus(term));
    const h = interaction.minus(hopping.plus(hopping.adjoint()).scale(Scalar.real('J')));
    return h.times(h);
  };
  return { name: 'chain', title: 'H² of an eight-site Bose–Hubbard chain', run };
}

type Terms = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Reference {
  readonly version: string;
  readonly tasks: Readonly<
    Record<
      Task['name'],
      { readonly terms: Terms; readonly seconds: number; readonly repeat: number }
    >
  >;
}

/** What algebra.py prints, from the first Python that has SymPy. */
function sympy(): Reference | undefined {
  const answer = runScript('algebra.py', 'sympy');
  return answer === undefined ? undefined : (JSON.parse(answer) as Reference);
}

/** { word: { monomial: rational } }, the form in which results are compared. */
function canonical(operator: Operator): Terms {
  const { sites } = operator.space;
  const sorted = (entries: readonly (readonly [string, string])[]): Record<string, string> =>
    Object.fromEntries(entries.toSorted());
  return Object.fromEntries(
    [...operator.terms].map(([word, coefficient]) => {
      const modes = exponents(word)
        .map(({ creation, annihilation }, k) => ({ k, creation, annihilation }))
        .filter((mode) => mode.creation + mode.annihilation > 0)
        .map((mode) => `${sites[mode.k]!.name}:${mode.creation},${mode.annihilation}`);
      const row = [...coefficient.numerator].map(([m, { re, den }]) => {
        const powers: string[] = [];
        monomial.forEachFactor(m, (id, exponent) =>
          powers.push(`${generatorOf(id).key}^${exponent}`),
        );
        return [powers.sort().join(' '), den === 1 ? `${re}` : `${re}/${den}`] as const;
      });
      return [modes.join(' '), sorted(row)];
    }),
  );
}

/** Terms of operators and of their coefficients. Throws at the first difference. */
function mustAgree(task: Task, ours: Terms, theirs: Terms): number {
  let count = 0;
  for (const word of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [left, right] = [ours[word] ?? {}, theirs[word] ?? {}];
    for (const m of new Set([...Object.keys(left), ...Object.keys(right)])) {
      if (left[m] !== right[m]) {
        throw new Error(
          `${task.title}: the coefficient of ${m} in ${word} is ${left[m]}, SymPy has ${right[m]}`,
        );
      }
      count++;
    }
  }
  return count;
}

function duration(seconds: number): string {
  const [unit, factor] =
    seconds < 1e-3
      ? (['µs', 1e6] as const)
      : seconds < 1
        ? (['ms', 1e3] as const)
        : (['s', 1] as const);
  return `${(seconds * factor).toPrecision(3)} ${unit}`;
}

/**
 * Normal ordering against SymPy's boson operators, equal results checked first. SymPy remembers every result it
 * has had, so its cache is cleared before each run; the note says what a repeat takes.
 */
export async function bench(): Promise<BenchRow[]> {
  const reference = sympy();
  return [power(), nested(), chain()].map((task) => {
    if (!reference) {
      const seconds = timePerRun(task.run);
      const against = 'skipped: no python3 with sympy';
      return { task: task.title, ours: duration(seconds), against, ratio: Number.NaN };
    }
    const { terms, seconds: slow, repeat } = reference.tasks[task.name];
    const count = mustAgree(task, canonical(task.run()), terms);
    const fast = timePerRun(task.run);
    return {
      task: task.title,
      ours: duration(fast),
      against: `SymPy ${reference.version} ${duration(slow)}`,
      ratio: slow / fast,
      note: `${count} equal terms; SymPy from its cache ${duration(repeat)}`,
    };
  });
}
