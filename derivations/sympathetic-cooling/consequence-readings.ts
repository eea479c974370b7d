/** Numbers at the paper's own parameters, from its equations in some form. */
import { Scalar } from 'ladderproof';
import type {
  Conclusion,
  ConsequencePoint,
  Forms,
  ConsequenceReading as Reading,
} from 'ladderproof/claims';
import { type Occupations, stationaryOccupations } from './mean-field-solution.ts';
import { atRatio, exactNumber, number, type Point } from './solutions.ts';
import { figures } from './statement-checks.ts';

export type Mode = 'a' | 'b';

/** Rates and occupation of the effective bath, from Eqs. (5)–(10) in some form. */
interface Bath {
  readonly values: ReadonlyMap<string, number>;
  readonly decay: number;
  readonly occupation: number;
}

const BATH = [
  ['A_minus', 'eq-5'],
  ['A_plus', 'eq-6'],
  ['Gamma_opt', 'eq-7'],
  ['n_opt', 'eq-8'],
  ['kappa_a_eff', 'eq-9'],
  ['nbar_a_eff', 'eq-10'],
] as const;

/** The equations of the bath that are false as printed. */
const BATH_PREMISES = ['eq-5', 'eq-6', 'eq-9', 'eq-10'];

/** Values with which an exact formula is evaluated. */
export const realValues = (
  values: Iterable<readonly [string, number]>,
): Map<string, { readonly re: number; readonly im: number }> =>
  new Map([...values].map(([name, re]) => [name, { re, im: 0 }] as const));

export function bathOf(forms: Forms, point: Point): Bath {
  const values = new Map(
    Object.entries(point).map(([name, text]) => [name, number(exactNumber(text))] as const),
  );
  for (const [name, slug] of BATH)
    values.set(name, forms.scalar(slug).evaluate(realValues(values)).re);
  return {
    values,
    decay: values.get('kappa_a_eff')!,
    occupation: values.get('nbar_a_eff')!,
  };
}

/** The sign of Δ for which the cavity cools: +1 in Eqs. (5) and (6) as printed, −1 in Eq. (3). */
export function cooling(forms: Forms, point: Point): Point {
  const bath = bathOf(forms, point);
  if (bath.values.get('A_minus')! >= bath.values.get('A_plus')!) return point;
  return { ...point, Delta: String(-Number(point.Delta)) };
}

/** The stationary occupations of Eq. (13) in some form, with the bath of Eqs. (5)–(10) in some form. */
export function occupationsAt(forms: Forms, point: Point): Occupations | undefined {
  const detuned = cooling(forms, point);
  const { values } = bathOf(forms, detuned);
  const flows = { a: forms.scalar('eq-13a'), b: forms.scalar('eq-13b') };
  return stationaryOccupations(flows, values);
}

/** How the figures are called. */
export const NAMES = { '2a': '2(a)', '2b': '2(b)', '3': '3', '4': '4' } as const;
export type Figure = keyof typeof NAMES;

/** The figures with curves over K_g. */
export const CURVES = ['2a', '2b', '4'] as const;

/** Both occupations, or one, over K_g in a figure. */
const occupationReadings =
  (figure: Figure, modes: readonly Mode[], at: readonly string[]) =>
  (forms: Forms): readonly Reading[] =>
    at.flatMap((ratio) => {
      const found = occupationsAt(forms, atRatio(figures[figure], ratio));
      return modes.map((mode) => ({
        quantity: `\\langle n_${mode}\\rangle`,
        at: { figure: NAMES[figure], K_g: ratio },
        value: found?.[mode],
      }));
    });

/**
 * What becomes of readings of the mean-field curves, with the premises put right one after the other: the factor 2 of
 * Eq. (13), the bath too, the anticommutator too.
 */
export const stages = (readings: (forms: Forms) => readonly Reading[]): readonly Conclusion[] => [
  { premises: ['eq-13a', 'eq-13b'], readings },
  { premises: [...BATH_PREMISES, 'eq-13a', 'eq-13b'], readings },
  { premises: [...BATH_PREMISES, 'eq-b15'], readings },
];

export const curve = (
  figure: Figure,
  modes: readonly Mode[],
  at: readonly string[],
): readonly Conclusion[] => stages(occupationReadings(figure, modes, at));

/** Where formulas of rates and occupations are evaluated: the bath as printed, so that one premise moves at a time. */
export const points = (forms: Forms): readonly ConsequencePoint[] =>
  CURVES.map((figure) => ({
    at: { figure: NAMES[figure], K_g: '2' },
    values: bathOf(forms, atRatio(figures[figure], '2')).values,
  }));

/** Rates and occupations of the bath in every figure. */
export const bathReadings =
  (names: readonly (readonly [name: string, tex: string])[]) =>
  (forms: Forms): readonly Reading[] =>
    (['2a', '2b', '3', '4'] as const).flatMap((figure) => {
      const { values } = bathOf(forms, cooling(forms, figures[figure]));
      return names.map(([name, quantity]) => ({
        quantity,
        at: { figure: NAMES[figure] },
        value: values.get(name),
      }));
    });

export const KAPPA = ['kappa_a_eff', "\\kappa'_a"] as const;
export const NBAR = ['nbar_a_eff', "\\bar{n}'_a"] as const;

/** A polynomial in x from its coefficients, the leading one first. */
export const polynomial = (coefficients: readonly Scalar[], x: Scalar): Scalar =>
  coefficients.reduce((sum, part) => sum.times(x).plus(part), Scalar.ZERO);
