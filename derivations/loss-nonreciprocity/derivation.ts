/** From Hamiltonian and jump operators to the transmission of the linear cavities, Eqs. (7)–(17). */

import {
  adjointEquation,
  type Derivation,
  type Formula,
  generatorOf,
  interpretScalar,
  type Line,
  modes,
  Operator,
  operatorValue,
  readText,
  Scalar,
  scalarValue,
  substitute,
  type Value,
} from 'ladderproof';
import {
  addMatrices,
  determinant,
  type Expression,
  embed,
  identityMatrix,
  type Matrix,
  mapMatrix,
  matrixValue,
} from 'ladderproof/algebra';
import {
  type Approximation,
  dynamicalMatrix,
  type LangevinEquation,
  langevinEquations,
  response,
  scatteringMatrix,
  scopeOf,
} from 'ladderproof/theory';
import { derived, drivenAtA, kerrCavities, linear } from './model.ts';

/** The modes with their input operators, which commute with nothing that occurs and are only carried along. */
export const withInputs = modes('a', 'c', 'b', 'a_in', 'c_in', 'b_in');

export const [langevin, dynamical, coupling] = (() => {
  const equations = langevinEquations(linear);
  const inputs: Matrix = equations.map(({ inputs: row }) => row);
  return [equations, dynamicalMatrix(equations), inputs] as const;
})();

const scope = scopeOf(linear.space, [...drivenAtA.parameters, ...derived]);

/** A scalar in the paper's symbols. */
export function formula(text: string): Scalar {
  return interpretScalar(readText(text), scope);
}

const omega = formula('omega');

/** Right-hand side of a Langevin equation, inputs included. */
export function withInput({ drift, inputs }: LangevinEquation): Operator {
  return inputs.reduce(
    (sum, coefficient, k) =>
      sum.plus(
        Operator.annihilation(withInputs, `${linear.space.sites[k]!.name}_in`).scale(coefficient),
      ),
    embed(drift, withInputs),
  );
}

/** The symmetric case of Eqs. (13)–(15): equal frequencies, b coupled equally to both. */
export function symmetric(value: Scalar): Scalar {
  return substitute(
    value,
    new Map([
      ['omega_a', formula('omega_0')],
      ['omega_c', formula('omega_0')],
      ['omega_b', formula('omega_0')],
      ['omega', formula('omega_0 + delta')],
      ['J_ab', formula('J')],
      ['J_bc', formula('J')],
    ]),
  );
}

/** Both outer cavities equally lossy, as from Eq. (16) on. */
export function equalLosses(value: Scalar): Scalar {
  return substitute(
    value,
    new Map([
      ['kappa_a', formula('kappa')],
      ['kappa_c', formula('kappa')],
    ]),
  );
}

export const scattering = scatteringMatrix(dynamical, coupling, omega);
const fieldResponse = response(dynamical, coupling, omega);
const shifted = addMatrices(
  dynamical,
  mapMatrix(identityMatrix(3), (entry) => entry.times(omega).negate()),
);

/** S₂₁ (a to c) and S₁₂ (c to a). */
export const forward = scattering[1]![0]!;
export const backward = scattering[0]![1]!;
const fullDeterminant = determinant(shifted);
export const denominator = symmetric(fullDeterminant);

const couplings = ['J_ab', 'J_bc', 'J', 'J_ac'];
const of = (name: string): Expression => ({
  kind: 'application',
  of: { kind: 'symbol', name },
  to: { kind: 'symbol', name: 'omega' },
});
const overDeterminant = { expression: of('determinant'), value: fullDeterminant };
const overD = { expression: of('D'), value: denominator };
const overSquareOfD = {
  expression: {
    kind: 'power',
    base: { kind: 'modulus', of: of('D') },
    exponent: { kind: 'number', digits: '2' },
  },
  value: denominator.modulusSquared(),
} as const;

export const forwardTransmission = symmetric(forward).modulusSquared();
export const backwardTransmission = symmetric(backward).modulusSquared();

/** The conditions of Eq. (16), and of (17) with the two signs turned. */
function ideal(value: Scalar, sign: 1 | -1): Scalar {
  const turned = Scalar.integer(sign);
  const hop = formula('-kappa/(2*sin(theta))').times(turned);
  return substitute(
    equalLosses(value),
    new Map([
      ['delta', formula('kappa/(2*tan(theta))').times(turned)],
      ['J_ac', hop],
      ['J', hop],
      ['kappa_b', formula('kappa')],
    ]),
  );
}

const line = (name: string, left: string, value: Value): Line => ({ name, left, value });
const scalarLine = (name: string, left: string, value: Scalar): Line =>
  line(name, left, scalarValue(value));

const kerrDrift = (mode: number): Operator => langevinEquations(kerrCavities)[mode]!.drift;

export const approximations: readonly Approximation[] = [
  {
    name: 'weak-drive',
    meaning: 'the Kerr terms are left out, since two photons are rarely present together',
  },
];

/** With the Kerr terms kept the equations are not linear: no response, no scattering matrix, no formulas. */
const withKerr = (): Derivation => ({
  steps: [
    {
      name: 'langevin',
      title: 'Quantum Langevin equations with the Kerr terms',
      why: 'The Kerr terms are kept. The equations are not linear in the modes, so that there is no resolvent and no scattering matrix: what follows in the paper from Eq. (8) on needs the weak drive.',
      rule: 'input–output theory, $a_{out} = -a_{in} + \\sqrt{\\kappa}\\,a$',
      approximations: [],
      lines: langevinEquations(kerrCavities).map((equation) =>
        line(
          `langevin-${equation.mode}`,
          `\\frac{d}{dt}\\hat{${equation.mode}}`,
          operatorValue(withInput(equation)),
        ),
      ),
    },
    {
      name: 'amplitude-hierarchy',
      title: 'What the mean amplitudes depend on',
      why: 'The mean of $\\hat{a}$ depends on that of $\\hat{a}^\\dagger\\hat{a}^2$, whose own equation depends on moments of five operators: the hierarchy does not close.',
      rule: 'adjoint Liouvillian',
      approximations: [],
      lines: (['a', 'c'] as const).map((mode) => {
        const x = Operator.annihilation(kerrCavities.space, mode);
        const cubic = x.adjoint().times(x).times(x);
        return line(
          `cubic-${mode}`,
          `\\left.\\tfrac{d}{dt}\\hat{${mode}}^\\dagger\\hat{${mode}}^2\\right|_{\\mathrm{mean}}`,
          operatorValue(adjointEquation(generatorOf(kerrCavities), cubic)),
        );
      }),
    },
  ],
  formulas: [],
});

export const derivation = (without: ReadonlySet<string> = new Set()): Derivation =>
  without.has('weak-drive') ? withKerr() : weaklyDriven();

const weaklyDriven = (): Derivation => ({
  steps: [
    {
      name: 'kerr',
      title: 'The cavities with their nonlinearity',
      why: 'The Hamiltonian of Eq. (1) and one jump operator a cavity give the mean evolution of each annihilation operator.',
      rule: 'adjoint Liouvillian',
      approximations: [],
      lines: [
        line(
          'kerr-a',
          '\\left.\\tfrac{d}{dt}\\hat{a}\\right|_{\\mathrm{mean}}',
          operatorValue(kerrDrift(0)),
        ),
        line(
          'kerr-c',
          '\\left.\\tfrac{d}{dt}\\hat{c}\\right|_{\\mathrm{mean}}',
          operatorValue(kerrDrift(1)),
        ),
      ],
    },
    {
      name: 'langevin',
      title: 'Quantum Langevin equations',
      why: 'Under a weak drive two photons are rarely present together, so the Kerr terms are left out; what remains is linear.',
      rule: 'input–output theory, $a_{out} = -a_{in} + \\sqrt{\\kappa}\\,a$',
      approximations: ['weak drive: Kerr terms left out'],
      lines: langevin.map((equation) =>
        line(
          `langevin-${equation.mode}`,
          `\\frac{d}{dt}\\hat{${equation.mode}}`,
          operatorValue(withInput(equation)),
        ),
      ),
    },
    {
      name: 'matrix',
      title: 'The dynamical matrix',
      why: 'Collecting the coefficients of $u^T = (a, c, b)$ in $\\dot{u} = -iMu + \\sqrt{\\Gamma}\\,v_{in}$.',
      rule: 'coefficients of a linear system',
      approximations: [],
      lines: [line('M', 'M', matrixValue(dynamical))],
    },
    {
      name: 'response',
      title: 'Response and scattering matrix',
      why: 'In frequency space the linear equations are solved by the resolvent, and the outputs follow from the inputs.',
      rule: 'resolvent; $u_{out} = -u_{in} + \\sqrt{\\Gamma}\\,u$',
      approximations: [],
      lines: [
        {
          ...scalarLine(
            'determinant',
            '\\mathcal{D}(\\omega) = \\det(M - \\omega I)',
            fullDeterminant,
          ),
          collect: couplings,
        },
        {
          ...line(
            'response',
            '\\frac{\\partial u(\\omega)}{\\partial v_{in}(\\omega)}',
            matrixValue(fieldResponse),
          ),
          over: overDeterminant,
        },
        { ...line('S', 'S(\\omega)', matrixValue(scattering)), over: overDeterminant },
      ],
    },
    {
      name: 'transmission',
      title: 'Transmission of the symmetric arrangement',
      why: 'Equal frequencies $\\omega_0$ and equal couplings $J$ to the auxiliary cavity; $\\delta$ is the frequency measured from $\\omega_0$.',
      rule: 'substitution',
      approximations: [],
      lines: [
        { ...scalarLine('D', 'D(\\omega)', denominator), collect: couplings },
        { ...scalarLine('S_21', 'S_{21}(\\omega)', symmetric(forward)), over: overD },
        { ...scalarLine('S_12', 'S_{12}(\\omega)', symmetric(backward)), over: overD },
        {
          ...scalarLine('T_ac', 'T_{a \\rightarrow c}(\\omega)', forwardTransmission),
          over: overSquareOfD,
        },
        {
          ...scalarLine('T_ca', 'T_{c \\rightarrow a}(\\omega)', backwardTransmission),
          over: overSquareOfD,
        },
      ],
    },
    {
      name: 'ideal',
      title: 'Ideal nonreciprocity',
      why: 'With equal losses, the conditions of Eqs. (16) and (17) are inserted; the phase $\\theta$ remains free.',
      rule: 'substitution',
      approximations: [],
      lines: [
        scalarLine('T_ac-16', 'T_{a \\rightarrow c}', ideal(forwardTransmission, 1)),
        scalarLine('T_ca-16', 'T_{c \\rightarrow a}', ideal(backwardTransmission, 1)),
        scalarLine('T_ac-17', 'T_{a \\rightarrow c}', ideal(forwardTransmission, -1)),
        scalarLine('T_ca-17', 'T_{c \\rightarrow a}', ideal(backwardTransmission, -1)),
      ],
    },
  ],
  formulas,
});

function transmissionFormulas(): readonly Formula[] {
  const directions = [
    { name: 'ac', tex: 'a \\rightarrow c', index: '21', value: forward },
    { name: 'ca', tex: 'c \\rightarrow a', index: '12', value: backward },
  ];
  return directions.flatMap(({ name, tex, index, value }) => [
    {
      name: `T_${name}`,
      meaning: 'transmission, symmetric arrangement with equal outer losses',
      tex: `T_{${tex}}`,
      value: equalLosses(symmetric(value)).modulusSquared(),
    },
    {
      name: `S_${index}`,
      meaning: 'scattering amplitude, symmetric arrangement with equal outer losses',
      tex: `S_{${index}}`,
      value: equalLosses(symmetric(value)),
    },
    {
      name: `T_${name}_general`,
      meaning: 'transmission, all frequencies, couplings and losses free',
      tex: `T_{${tex}}`,
      value: value.modulusSquared(),
    },
  ]);
}

const formulas: readonly Formula[] = [
  ...transmissionFormulas(),
  { name: 'D', meaning: 'the common denominator of Eq. (15)', tex: 'D', value: denominator },
];
