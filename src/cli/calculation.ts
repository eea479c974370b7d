/** The results of a calculation as text, as TeX and as data. */
import type { Calculation } from '../algebra/calculator.ts';
import { expressOperator, expressScalar } from '../algebra/express.ts';
import { expressValue } from '../algebra/express-value.ts';
import {
  operatorValue,
  scalarValue,
  superoperatorValue,
  type Value,
} from '../algebra/interpret.ts';
import { exponents, type Operator, type Word } from '../algebra/operator.ts';
import type { Superoperator } from '../algebra/superoperator.ts';
import { printText } from '../algebra/text.ts';
import { printTex } from '../claims/tex/print.ts';
import type { Vocabulary } from '../claims/tex/vocabulary.ts';

/** One result, or one part of a decomposition, which has a name. */
export interface Result {
  readonly name?: string;
  readonly kind: string;
  /** In the notation that a calculation is written in. */
  readonly text: string;
  readonly tex: string;
  /** Whether an operator is Hermitian; null where that hangs on a sign that is not known. */
  readonly hermitian?: boolean | null;
  readonly preservesTrace?: boolean;
  readonly preservesHermiticity?: boolean | null;
  /** Coefficient and exponents of a'^creation a^annihilation, one pair a mode. */
  readonly terms?: readonly Term[];
}

interface Term {
  readonly coefficient: string;
  readonly left?: Exponents;
  readonly right?: Exponents;
  readonly creation?: readonly number[];
  readonly annihilation?: readonly number[];
}

interface Exponents {
  readonly creation: readonly number[];
  readonly annihilation: readonly number[];
}

/** The result, or the parts of a decomposition, none of which is left out when it is zero but dissipators. */
export function describeCalculation(
  calculation: Calculation,
  vocabulary: Vocabulary,
): readonly Result[] {
  if (calculation.kind === 'value') return [describe(calculation.value, vocabulary)];
  const { hamiltonian, anticommutator, dissipators, rest } = calculation.parts;
  return [
    { name: 'H', ...describe(operatorValue(hamiltonian), vocabulary) },
    { name: 'K', ...describe(operatorValue(anticommutator), vocabulary) },
    ...dissipators.map(({ rate, jump }) => ({
      name: `rate of dissipator(${printText(expressOperator(jump))})`,
      ...describe(scalarValue(rate), vocabulary),
    })),
    { name: 'rest', ...describe(superoperatorValue(rest), vocabulary) },
  ];
}

function describe(value: Value, vocabulary: Vocabulary): Result {
  const expression = expressValue(value);
  const text = printText(expression);
  const tex = printTex(expression, vocabulary);
  switch (value.kind) {
    case 'operator': {
      const { operator } = value;
      return {
        kind: 'operator',
        text,
        tex,
        hermitian: decided(() => operator.isHermitian()),
        terms: operatorTerms(operator),
      };
    }
    case 'superoperator':
      return { kind: 'superoperator', text, tex, ...superoperatorFacts(value.superoperator) };
    case 'state': {
      const map = value.state.superoperatorAt('t');
      return { kind: 'superoperator', text, tex, ...(map ? superoperatorFacts(map) : {}) };
    }
    default:
      return { kind: value.kind, text, tex };
  }
}

function superoperatorFacts(map: Superoperator): Partial<Result> {
  return {
    preservesTrace: map.preservesTrace(),
    preservesHermiticity: decided(() => map.preservesHermiticity()),
    terms: [...map.terms].map(([key, coefficient]) => {
      const [left, right] = map.split(key);
      return {
        coefficient: printText(expressScalar(coefficient)),
        left: powers(left),
        right: powers(right),
      };
    }),
  };
}

/** Conjugates of roots of unknown sign are not decided. */
function decided(test: () => boolean): boolean | null {
  try {
    return test();
  } catch {
    return null;
  }
}

function operatorTerms({ terms }: Operator): readonly Term[] {
  return [...terms].map(([word, coefficient]) => ({
    coefficient: printText(expressScalar(coefficient)),
    ...powers(word),
  }));
}

function powers(word: Word): Exponents {
  const all = exponents(word);
  return {
    creation: all.map(({ creation }) => creation),
    annihilation: all.map(({ annihilation }) => annihilation),
  };
}
