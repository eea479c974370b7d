/** Sec. III: the dimensionless parameters in hertz and kelvin. */
import { Scalar, type StatementClaim } from 'ladderproof';
import { declaredIn, type StatementCheck, type StatementVariant } from 'ladderproof/claims';
import { exactNumber, number, short } from './solutions.ts';
import { atMost, because, check } from './statement-checks.ts';

/** A range of frequencies in hertz. */
interface Range {
  readonly low: string;
  readonly high: string;
}

/** Mechanical frequencies, in hertz. */
const mechanical: Range = { low: '100000', high: '1000000' };

/** Whether dimensionless values times the mechanical frequencies give a stated range, its ends within a factor. */
function rangeChecks(values: Range, stated: Range, factor: number): readonly StatementCheck[] {
  const described = (low: number, high: number) => `${short(low)} to ${short(high)} Hz`;
  return [
    check('conversion', 'exact', () => {
      const low = exactNumber(values.low).times(exactNumber(mechanical.low));
      const high = exactNumber(values.high).times(exactNumber(mechanical.high));
      const within = (x: Scalar, y: Scalar, times: number) =>
        atMost(x, y.times(Scalar.integer(times))) && atMost(y, x.times(Scalar.integer(times)));
      const areWithin = (times: number) =>
        within(low, exactNumber(stated.low), times) &&
        within(high, exactNumber(stated.high), times);
      return {
        passed: areWithin(factor),
        ...because('rounding', areWithin(ORDER)),
        evidence: { converted: described(number(low), number(high)), 'factor allowed': factor },
      };
    }),
    check('conversion-in-numbers', 'floating-point', () => {
      const [low, high] = (['low', 'high'] as const).map((end) =>
        Math.log10((Number(values[end]) * Number(mechanical[end])) / Number(stated[end])),
      );
      const areWithin = (times: number) =>
        [low!, high!].every((off) => Math.abs(off) <= Math.log10(times) + 1e-9);
      return {
        passed: areWithin(factor),
        ...because('rounding', areWithin(ORDER)),
        evidence: {
          'orders of magnitude off, low and high end': `${low!.toFixed(2)}, ${high!.toFixed(2)}`,
        },
      };
    }),
  ];
}

/** Within an order of magnitude a range has been rounded. */
const ORDER = 10;

/** A stated "approximately" between powers of ten allows half an order of magnitude, a factor of three. */
const ROUGHLY = 3;

const unitsG: StatementClaim = {
  kind: 'number',
  slug: 'text-units-g',
  where: 'Sec. III, after Fig. 2',
  title: 'Couplings in hertz',
  printed: '$g = 0.01$–$0.05$ corresponds to approximately $10^3$–$10^4$ Hz at $10^5$–$10^6$ Hz.',
  premises: [],
  checks: rangeChecks({ low: '0.01', high: '0.05' }, { low: '1000', high: '10000' }, ROUGHLY),
  variants: [
    unitVariant(
      '$g = 0.01$–$0.05$ corresponds to $10^3$–$5\\times10^4$ Hz at $10^5$–$10^6$ Hz.',
      '$10^4$ Hz → $5\\times10^4$ Hz',
      { low: '0.01', high: '0.05' },
      { low: '1000', high: '50000' },
    ),
    unitVariant(
      '$g = 0.01$ corresponds to $10^3$–$10^4$ Hz at $10^5$–$10^6$ Hz.',
      '$g = 0.01$–$0.05$ → $g = 0.01$',
      { low: '0.01', high: '0.01' },
      { low: '1000', high: '10000' },
    ),
  ],
};

function unitVariant(
  statement: string,
  change: string,
  values: Range,
  stated: Range,
): StatementVariant {
  return { statement, change, checks: rangeChecks(values, stated, 1) };
}

const unitsKappa: StatementClaim = {
  kind: 'number',
  slug: 'text-units-kappa',
  where: 'Sec. III, after Fig. 2',
  title: 'Damping rates in hertz',
  printed: '$\\kappa = 10^{-4}$ corresponds to $10$–$100$ Hz at $10^5$–$10^6$ Hz.',
  premises: [],
  checks: rangeChecks({ low: '0.0001', high: '0.0001' }, { low: '10', high: '100' }, 1),
};

/** h/k_B in K/Hz: both are exact in the SI. */
const planckOverBoltzmann = Scalar.decimal('6.62607015')
  .over(Scalar.decimal('1.380649'))
  .over(Scalar.integer(10).power(11));

/** Whether the mean occupation 20 at the mechanical frequencies means temperatures in a range, in kelvin. */
function temperatureChecks(low: string, high: string): readonly StatementCheck[] {
  return [
    check('bounds', 'exact', () => {
      // 1/ln(1 + 1/n̄) lies between n̄ and n̄ + ½.
      const quantum = (end: 'low' | 'high') =>
        planckOverBoltzmann.times(exactNumber(mechanical[end]));
      const coldest = quantum('low').times(Scalar.integer(20));
      const hottest = quantum('high').times(Scalar.rational(41, 2));
      const nearly = hottest.times(Scalar.integer(ROUGHLY));
      return {
        passed: atMost(exactNumber(low), coldest) && atMost(hottest, exactNumber(high)),
        ...because('rounding', atMost(exactNumber(low), nearly)),
        evidence: {
          'at least, 100 kHz, in mK': short(number(coldest) * 1e3),
          'at most, 1 MHz, in mK': short(number(hottest) * 1e3),
        },
      };
    }),
    check('bose-einstein', 'floating-point', () => {
      const temperature = (f: number) => (6.62607015e-34 * f) / 1.380649e-23 / Math.log(1 + 1 / 20);
      const [coldest, hottest] = [temperature(1e5), temperature(1e6)];
      return {
        passed: coldest >= Number(low) && hottest <= Number(high),
        ...because('rounding', hottest * ROUGHLY >= Number(low)),
        evidence: {
          'T in mK': `${short(coldest * 1e3)} to ${short(hottest * 1e3)}`,
          'and if 10^5–10^6 is ω in rad/s': `${short((coldest * 1e3) / (2 * Math.PI))} to ${short((hottest * 1e3) / (2 * Math.PI))}`,
        },
      };
    }),
  ];
}

const unitsTemperature: StatementClaim = {
  kind: 'number',
  slug: 'text-units-temperature',
  where: 'Sec. III, after Fig. 2',
  title: 'Temperature of the thermal occupations',
  printed:
    '$\\bar{n} = 20$ corresponds to millikelvin temperatures (1 mK and above) at $10^5$–$10^6$ Hz.',
  premises: [],
  checks: temperatureChecks('0.001', '1'),
  variants: [
    {
      statement: '$\\bar{n} = 20$ corresponds to $0.09$–$1$ mK at $10^5$–$10^6$ Hz.',
      change: 'millikelvin → a tenth of a millikelvin to one',
      checks: temperatureChecks('0.00009', '0.001'),
    },
  ],
};

export const unitStatements: readonly StatementClaim[] = declaredIn(import.meta.url, [
  unitsKappa,
  unitsG,
  unitsTemperature,
]);
