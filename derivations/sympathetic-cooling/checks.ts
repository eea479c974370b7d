/** How this paper's equations are checked without the exact algebra: Fock space and floating point. */
import {
  atRandomPoints,
  bindModel,
  type Check,
  fockBasis,
  readEquations,
  type Values,
} from 'ladderproof';
import {
  addMatrices,
  between,
  conjugateTranspose,
  entryOf,
  evaluateFloat,
  type FloatNumber,
  type FloatValue,
  floatMatrix,
  floatNumber,
  fockSpace,
  multiplyMatrices,
  randomSource,
  randomState,
  rightSide,
  scaleMatrix,
} from 'ladderproof/claims';
import {
  applyGenerator,
  type ComplexMatrix,
  generatorOf,
  normalOrderedPower,
  operatorMatrix,
  stateAt,
  term,
  trace,
  traceOfProduct,
} from 'ladderproof/numeric';
import { cavityAlone, reduced, scattering, symbols } from './model.ts';
import { printed } from './printed.ts';

type Random = () => number;
type Mode = 'a' | 'b';
const modes = ['a', 'b'] as const;

/** Occupations up to this are kept; comparisons stay two below it. */
const CAP = 5;

/** Random positive parameters of the reduced model. */
function point(random: Random): Values {
  return new Map(reduced.parameters.map(({ name }) => [name, between(random, 0.1, 1.5)] as const));
}

function names(values: Values): [string, FloatValue][] {
  return [...values].map(([name, value]) => [name, floatNumber(value)]);
}

/** The modes and their number operators as truncated matrices. */
function operatorNames(
  matrix: (operator: ReturnType<typeof normalOrderedPower>) => ComplexMatrix,
): [string, FloatValue][] {
  return modes.flatMap((mode, j) => [
    [
      mode,
      floatMatrix(
        matrix([
          term(
            1,
            0,
            [0, 0],
            modes.map((_, k) => (k === j ? 1 : 0)),
          ),
        ]),
      ),
    ] as [string, FloatValue],
    [`n_${mode}`, floatMatrix(matrix(normalOrderedPower(2, j)))] as [string, FloatValue],
  ]);
}

/** Both sides of a line of (B19) as matrices, the left one by applying the dissipator's dual. */
export function dissipatorInFockSpace(tex: string): Check {
  const [equation] = readEquations(tex, symbols);
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed: tex,
    points: 1,
    sample: (random) => {
      const space = fockSpace(bindModel(reduced, point(random)), CAP);
      const scope = { names: new Map(operatorNames(space.matrix)), dissipatorFactor: 2 };
      return { scope, expected: evaluateFloat(equation!.left, scope), interior: space.interior(2) };
    },
  });
}

/** A printed equation of motion against L† of the number operator in Fock space. */
export function equationInFockSpace(mode: Mode): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed: `adjoint-${mode}`,
    points: 5,
    sample: (random) => {
      const values = point(random);
      const space = fockSpace(bindModel(reduced, values), CAP);
      const number = space.matrix(normalOrderedPower(2, modes.indexOf(mode)));
      return {
        scope: { names: new Map([...names(values), ...operatorNames(space.matrix)]) },
        expected: floatMatrix(space.dual(number)),
        interior: space.interior(2),
      };
    },
  });
}

/** d⟨n⟩/dt = Tr[n·L(ρ)] of random states under the master equation, against the mean of the printed right-hand side. */
export function equationUnderMasterEquation(mode: Mode): Check {
  return {
    method: 'master-equation',
    route: 'fock-space',
    run: (equations) => {
      const random = randomSource(`states-${mode}`);
      const basis = fockBasis(2, { caps: [CAP, CAP] });
      const number = operatorMatrix(normalOrderedPower(2, modes.indexOf(mode)), basis);
      for (let k = 0; k < 5; k++) {
        const values = point(random);
        const model = bindModel(reduced, values);
        const state = randomState(random, basis.dimension, (i) =>
          stateAt(basis, i).every((n) => n <= CAP - 2),
        );
        const rate = traceOfProduct(number, applyGenerator(generatorOf(model, basis), state)).re;
        const printedSide = evaluateFloat(rightSide(equations), {
          names: new Map([...names(values), ...operatorNames(fockSpace(model, CAP).matrix)]),
        });
        if (printedSide.kind !== 'matrix')
          return { kind: 'failed', evidence: { found: printedSide.kind } };
        const mean = trace(multiplyMatrices(state, printedSide.matrix)).re;
        if (!(Math.abs(mean - rate) <= 1e-9 * Math.max(1, Math.abs(rate)))) {
          return {
            kind: 'failed',
            evidence: {
              state: k + 1,
              printed: mean.toPrecision(6),
              'master equation': rate.toPrecision(6),
            },
          };
        }
      }
      return { kind: 'passed', evidence: { states: 5, tolerance: 1e-9 } };
    },
  };
}

/** The coefficient of a stationary quadratic from Eq. (13) as printed, by evaluating it at three occupations. */
export function coefficientAtRandomPoints(keep: Mode, power: 0 | 1 | 2): Check {
  const sides = { a: printedSide('13a'), b: printedSide('13b') } as const;
  const drop = keep === 'a' ? 'b' : 'a';
  return atRandomPoints({
    seed: `coefficient-${keep}-${power}`,
    sample: (random) => {
      const values = point(random);
      const flow = (mode: Mode, kept: number, dropped: number): number => {
        const scope = {
          names: new Map([
            ...names(values),
            [`n_${keep}`, floatNumber(kept)] as [string, FloatValue],
            [`n_${drop}`, floatNumber(dropped)] as [string, FloatValue],
          ]),
        };
        const value = evaluateFloat(sides[mode], scope);
        if (value.kind !== 'number')
          throw new RangeError('an equation of motion of numbers is a number');
        return value.re;
      };
      const total = (kept: number, dropped: number): number =>
        flow('a', kept, dropped) + flow('b', kept, dropped);
      const quadratic = (kept: number): number => {
        const atZero = total(kept, 0);
        return flow(keep, kept, -atZero / (total(kept, 1) - atZero));
      };
      const [below, middle, above] = [quadratic(-1), quadratic(0), quadratic(1)] as const;
      const coefficients = [middle, (above - below) / 2, (above + below) / 2 - middle] as const;
      return {
        scope: { names: new Map(names(values)) },
        expected: floatNumber(coefficients[power]),
      };
    },
  });
}

function printedSide(line: '13a' | '13b') {
  return rightSide(readEquations(printed[line], symbols));
}

/**
 * g²·2Re∫₀^∞ e^{±iωt}⟨c(t)c†(0)⟩dt with c(t) integrated in Fock space from L† by fourth-order Runge–Kutta steps, and the
 * integral by Simpson's rule: a scattering rate without the exact noise spectrum.
 */
export function rateFromCorrelation(sideband: 1 | -1): Check {
  return atRandomPoints({
    method: 'correlation-function',
    route: 'fock-space',
    seed: `correlation-${sideband}`,
    points: 3,
    tolerance: 1e-6,
    sample: (random) => {
      const values = new Map(
        (['g', 'gamma', 'Delta', 'omega_a'] as const).map(
          (name) => [name, between(random, 0.3, 1.5)] as const,
        ),
      );
      const space = fockSpace(bindModel(cavityAlone, values), 1);
      const annihilation = space.matrix([term(1, 0, [0, 0], [0, 1])]);
      const correlation = correlationFunction(
        space.dual,
        annihilation,
        STEP,
        Math.ceil(24 / values.get('gamma')! / STEP),
      );
      const frequency = sideband * values.get('omega_a')!;
      let integral = 0;
      for (const [k, { re, im }] of correlation.entries()) {
        const weight = k === 0 || k === correlation.length - 1 ? 1 : k % 2 === 1 ? 4 : 2;
        const angle = frequency * k * STEP;
        integral += (weight * STEP * (re * Math.cos(angle) - im * Math.sin(angle))) / 3;
      }
      return {
        scope: { names: new Map(names(values)) },
        expected: floatNumber(2 * values.get('g')! ** 2 * integral),
      };
    },
  });
}

const STEP = 0.02;

/** ⟨0|c(kh)c†|0⟩ for an even number of steps, c(t) = e^{L†t}(c). */
function correlationFunction(
  dual: (m: ComplexMatrix) => ComplexMatrix,
  annihilation: ComplexMatrix,
  step: number,
  steps: number,
): readonly FloatNumber[] {
  const creation = conjugateTranspose(annihilation);
  const plus = (m: ComplexMatrix, by: number, slope: ComplexMatrix): ComplexMatrix =>
    addMatrices(m, scaleMatrix(slope, floatNumber(by)));
  const result: FloatNumber[] = [];
  let evolved = annihilation;
  for (let k = 0; k <= steps + (steps % 2); k++) {
    result.push(entryOf(multiplyMatrices(evolved, creation), 0, 0));
    const k1 = dual(evolved);
    const k2 = dual(plus(evolved, step / 2, k1));
    const k3 = dual(plus(evolved, step / 2, k2));
    const k4 = dual(plus(evolved, step, k3));
    const slope = addMatrices(plus(k1, 2, k2), plus(k4, 2, k3));
    evolved = plus(evolved, step / 6, slope);
  }
  return result;
}

/** Rates and occupations of particle A from the matrix of L†(n): gain between vacuum and itself, decay per phonon. */
export function relaxationInFockSpace(
  quantity: 'optical-decay' | 'optical-occupation' | 'total-decay' | 'total-occupation',
): Check {
  return atRandomPoints({
    method: 'fock-matrices',
    route: 'fock-space',
    seed: quantity,
    sample: (random) => {
      const withBath = quantity.startsWith('total');
      const up = between(random, 0.1, 1);
      const down = up + between(random, 0.1, 1);
      const values = new Map([
        ['A_minus', down],
        ['A_plus', up],
        ['kappa_a', withBath ? between(random, 0.1, 1) : 0],
        ['nbar_a', between(random, 0.1, 2)],
      ]);
      const space = fockSpace(bindModel(scattering, values), 3);
      const rate = space.dual(space.matrix(normalOrderedPower(1, 0)));
      const gain = entryOf(rate, 0, 0).re;
      const decay = gain - entryOf(rate, 1, 1).re;
      // The paper's κ is the decay rate of amplitudes, half that of occupations.
      const expected = quantity.endsWith('occupation')
        ? gain / decay
        : withBath
          ? decay / 2
          : decay;
      return {
        scope: {
          names: new Map([
            ...names(values),
            ['Gamma_opt', floatNumber(down - up)] as [string, FloatValue],
            ['n_opt', floatNumber(up / (down - up))] as [string, FloatValue],
            ['kappa_a_eff', floatNumber(decay / 2)] as [string, FloatValue],
          ]),
        },
        expected: floatNumber(expected),
      };
    },
  });
}
