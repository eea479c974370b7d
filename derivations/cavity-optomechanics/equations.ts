/** The textbook's formulas as printed, and what checks each. */
import { type EquationClaim, operatorValue, scalarValue, symbolicResidual } from 'ladderproof';
import { chainResidual } from 'ladderproof/claims';
import { atPoints, leadingOrder, sameLimits } from './checks.ts';
import { finalByCovariance, finalInFockSpace, resolvedLimit } from './cooling-checks.ts';
import {
  backactionLimit,
  beamSplitter,
  beamSplitterOccupation,
  enhancedCoupling,
  exactLimit,
  finalOccupation,
  formula,
  langevinRight,
  linearisedHamiltonian,
  names,
  occupationRate,
  opticalDamping,
  optimalDetuning,
  optimalLimit,
  rates,
  selfEnergy,
  spectrum,
  springShift,
  where,
} from './derivation.ts';
import {
  beamSplitterInFockSpace,
  couplingInFockSpace,
  langevinInFockSpace,
  linearisedInFockSpace,
  rateEquationInFockSpace,
  spectrumInFockSpace,
} from './fock-checks.ts';
import { linearised, radiationPressure } from './model.ts';
import { weakCoupling } from './numbers.ts';
import { printed } from './printed.ts';
import {
  atRedPoints,
  bestDetuning,
  byRegression,
  extrapolated,
  occupationByRegression,
  onRedSideband,
  pointNames,
  slowMotion,
  unresolved,
  weakNames,
} from './samples.ts';
import { inOperators, RED, scope, withRates } from './scopes.ts';
import {
  exactByCovariance,
  exactInFockSpace,
  exceptionalExactly,
  exceptionalInFockSpace,
  modesExactly,
  modesInFockSpace,
  selfEnergyByResolvent,
  splittingByEigenvalues,
  splittingExactly,
  staticByEigenvalues,
  staticExactly,
  strongByCovariance,
} from './strong-coupling-checks.ts';

type Given = Omit<EquationClaim, 'kind' | 'premises'> & Partial<Pick<EquationClaim, 'premises'>>;

export const equation = (given: Given): EquationClaim => ({
  kind: 'equation',
  premises: [],
  scope,
  ...given,
});

export const equations = (): readonly EquationClaim[] => [
  equation({
    slug: 'eq-hamiltonian',
    where: 'Eqs. (28), (29)',
    title: 'Fluctuations about the driven amplitude, counter-rotating terms included',
    printed: printed.hamiltonian,
    premises: ['eq-coupling'],
    line: 'H-linearised',
    scope: inOperators(radiationPressure),
    checks: [
      symbolicResidual(
        {
          names: new Map([
            ...inOperators(radiationPressure).names,
            ['g', scalarValue(enhancedCoupling)],
          ]),
        },
        () => operatorValue(linearisedHamiltonian),
      ),
      linearisedInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-coupling',
    where: 'Eq. (30)',
    title: 'Coupling enhanced by the mean amplitude of the light',
    printed: printed.coupling,
    line: 'g',
    checks: [symbolicResidual(names, () => scalarValue(enhancedCoupling)), couplingInFockSpace],
  }),
  ...(['a', 'b'] as const).map((mode, k) =>
    equation({
      slug: `eq-langevin-${mode}`,
      where: mode === 'a' ? 'Eq. (42), one input' : 'Eq. (43)',
      title: `Quantum Langevin equation of the ${mode === 'a' ? 'cavity' : 'mechanical mode'}; amplitudes decay at half the energy decay rate`,
      printed: mode === 'a' ? printed.langevinA : printed.langevinB,
      premises: ['eq-hamiltonian'],
      line: `langevin-${mode}`,
      checks: [
        symbolicResidual(scope, () => operatorValue(langevinRight[k]!)),
        langevinInFockSpace(mode),
      ],
    }),
  ),
  equation({
    slug: 'eq-spectrum',
    where: 'Eq. (86)',
    title:
      'Spectrum of the photon-number noise in the driven cavity (from Marquardt et al., PRL 99, 093902)',
    printed: printed.spectrum,
    premises: ['eq-langevin-a'],
    line: 'S_NN',
    checks: [symbolicResidual(scope, () => scalarValue(spectrum)), spectrumInFockSpace],
  }),
  ...(
    [
      ['minus', 'down', 'Rate per phonon at which the light takes phonons (anti-Stokes)'],
      ['plus', 'up', 'Rate per phonon at which the light gives phonons (Stokes)'],
    ] as const
  ).map(([name, way, title]) =>
    equation({
      slug: `eq-rate-${name}`,
      where: 'Eqs. (85), (86)',
      title,
      printed: printed[way],
      premises: ['eq-spectrum'],
      line: `A_${name}`,
      checks: [
        chainResidual(scope, () => scalarValue(rates[way])),
        extrapolated(`rate ${name}`, (weak) => weak[way]),
      ],
    }),
  ),
  equation({
    slug: 'eq-self-energy',
    where: 'Eq. (57)',
    title: 'What the cavity adds to the inverse mechanical susceptibility',
    printed: printed.selfEnergy,
    premises: ['eq-langevin-a', 'eq-langevin-b'],
    line: 'Sigma',
    checks: [
      symbolicResidual(scope, () => scalarValue(selfEnergy.times(formula('2*m_eff*Omega_m')))),
      selfEnergyByResolvent,
    ],
  }),
  equation({
    slug: 'eq-damping',
    where: 'Eq. (81)',
    title: 'Optical damping as the net rate of the two sidebands',
    printed: printed.damping,
    premises: ['eq-rate-minus', 'eq-rate-plus', 'eq-self-energy'],
    line: 'Gamma_opt',
    checks: [
      symbolicResidual(scope, () => scalarValue(opticalDamping)),
      extrapolated('damping', (weak) => weak.damping),
    ],
  }),
  equation({
    slug: 'eq-damping-explicit',
    where: 'Eq. (59)',
    title: 'Optical damping against detuning',
    printed: printed.dampingExplicit,
    premises: ['eq-self-energy'],
    line: 'Gamma_opt',
    checks: [
      symbolicResidual(scope, () => scalarValue(opticalDamping)),
      extrapolated('damping rate', (weak) => weak.damping),
    ],
  }),
  equation({
    slug: 'eq-damping-resolved',
    where: 'Eq. (63)',
    title: 'Optical damping on the red sideband, leading term for κ ≪ Ω',
    printed: printed.dampingResolved,
    premises: ['eq-damping-explicit'],
    line: 'Gamma_opt-resolved',
    checks: [
      leadingOrder(scope, () => where(opticalDamping, RED), { kappa: 1 }),
      extrapolated(
        'resolved damping',
        (weak) => weak.damping,
        (p) => ({ ...p, kappa: 4e-3 * p.Omega_m, Delta: -p.Omega_m }),
      ),
    ],
  }),
  equation({
    slug: 'eq-damping-unresolved',
    where: 'Eq. (65)',
    title: 'Optical damping of a motion that is slow for the cavity, leading term for κ ≫ Ω',
    printed: printed.dampingUnresolved,
    premises: ['eq-damping-explicit'],
    line: 'Gamma_opt-unresolved',
    checks: [
      leadingOrder(scope, () => opticalDamping, { kappa: -1, Delta: -1 }),
      slowMotion('unresolved damping', ({ damping }) => damping),
    ],
  }),
  equation({
    slug: 'eq-damping-doppler',
    where: 'Eq. (66)',
    title: 'The same at Δ = −κ/2, where the final occupation is smallest',
    printed: printed.dampingDoppler,
    premises: ['eq-damping-unresolved', 'eq-unresolved-detuning'],
    line: 'Gamma_opt-doppler',
    checks: [
      leadingOrder(scope, () => where(opticalDamping, { Delta: '-kappa/2' }), { kappa: -1 }),
      slowMotion('damping at half the linewidth', ({ damping }) => damping, 0.5),
    ],
  }),
  equation({
    slug: 'eq-spring',
    where: '§ V.B.1, first display',
    title: 'Shift of the mechanical frequency by the light',
    printed: printed.spring,
    premises: ['eq-self-energy'],
    line: 'spring',
    checks: [
      symbolicResidual(scope, () => scalarValue(springShift)),
      extrapolated('optical spring', (weak) => weak.shift),
    ],
  }),
  equation({
    slug: 'eq-spring-unresolved',
    where: '§ V.B.1, second display',
    title: 'Optical spring of a cavity that follows at once, leading term for κ ≫ Ω',
    printed: printed.springUnresolved,
    premises: ['eq-spring'],
    line: 'spring-unresolved',
    checks: [
      leadingOrder(scope, () => springShift, { kappa: -1, Delta: -1 }),
      slowMotion('unresolved spring', ({ shift }) => shift),
    ],
  }),
  equation({
    slug: 'eq-rate-equation',
    where: 'Eq. (82)',
    title: 'Rate equation of the phonon number under light and bath',
    printed: printed.rateEquation,
    premises: ['eq-rate-minus', 'eq-rate-plus'],
    line: 'occupation-rate',
    scope: withRates,
    checks: [
      symbolicResidual(withRates, () => scalarValue(occupationRate)),
      rateEquationInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-final',
    where: 'Eq. (83)',
    title: 'Final occupation for weak coupling',
    printed: printed.final,
    premises: ['eq-rate-equation', 'eq-damping'],
    line: 'n_f',
    scope: withRates,
    checks: [
      symbolicResidual(withRates, () => scalarValue(finalOccupation)),
      finalByCovariance('final occupation'),
      finalInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-final-damping',
    where: 'Eq. (90)',
    title:
      'Final occupation as a mean of two baths, weighted by their damping (from Marquardt et al. and Wilson-Rae et al., PRL 99, 093902 and 093901)',
    printed: printed.finalDamping,
    premises: ['eq-final', 'eq-damping', 'eq-min'],
    line: 'n_f',
    scope: withRates,
    checks: [
      symbolicResidual(withRates, () => scalarValue(finalOccupation)),
      finalByCovariance('two baths'),
      finalInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-min',
    where: 'Eq. (87)',
    title: 'Quantum backaction limit of the occupation',
    printed: printed.min,
    premises: ['eq-final'],
    line: 'n_min',
    checks: [
      chainResidual(scope, () => scalarValue(backactionLimit)),
      byRegression('backaction limit', occupationByRegression),
      atPoints({
        method: 'weak-coupling-limit',
        route: 'floating-point',
        tolerance: 1e-5,
        samples: atRedPoints('backaction limit', (point, random) => {
          const weak = weakCoupling(point);
          return { names: weakNames(point, weak, random), expected: weak.occupation };
        }),
      }),
    ],
  }),
  equation({
    slug: 'eq-resolved',
    where: 'Eq. (88)',
    title: 'Backaction limit with resolved sidebands, at Δ = −Ω and at the best detuning',
    printed: printed.resolved,
    premises: ['eq-min'],
    line: 'n_min-red',
    checks: [
      resolvedLimit,
      byRegression('resolved sidebands', occupationByRegression, { move: onRedSideband }),
      atPoints({
        method: 'weak-coupling-limit',
        route: 'floating-point',
        tolerance: 1e-5,
        samples: atRedPoints('resolved sidebands', (free) => {
          const point = onRedSideband(free);
          return { names: pointNames(point), expected: weakCoupling(point).occupation };
        }),
      }),
    ],
  }),
  equation({
    slug: 'eq-optimal-detuning',
    where: 'Marquardt 2007, best detuning',
    title: 'Detuning of the smallest occupation (PRL 99, 093902)',
    printed: printed.optimalDetuning,
    premises: ['eq-min'],
    line: 'optimal-detuning',
    checks: [
      symbolicResidual(scope, () => scalarValue(optimalDetuning)),
      byRegression('best detuning', bestDetuning, { tolerance: 1e-6 }),
    ],
  }),
  equation({
    slug: 'eq-optimal-min',
    where: 'Marquardt 2007, lowest limit',
    title: 'Smallest occupation, for any ratio of κ and Ω (PRL 99, 093902)',
    printed: printed.optimalMin,
    premises: ['eq-min', 'eq-optimal-detuning'],
    line: 'n_min-optimal',
    checks: [
      symbolicResidual(scope, () => scalarValue(optimalLimit)),
      byRegression('smallest occupation', (point) =>
        occupationByRegression({ ...point, Delta: bestDetuning(point) }),
      ),
    ],
  }),
  equation({
    slug: 'eq-unresolved-detuning',
    where: '§ V.B.2, Doppler regime',
    title: 'Detuning of the smallest occupation, leading term for κ ≫ Ω',
    printed: printed.unresolvedDetuning,
    premises: ['eq-optimal-detuning'],
    line: 'optimal-detuning-unresolved',
    checks: [
      leadingOrder(scope, () => optimalDetuning, { kappa: -1 }),
      byRegression('unresolved detuning', bestDetuning, { move: unresolved, tolerance: 1e-3 }),
    ],
  }),
  equation({
    slug: 'eq-unresolved',
    where: 'Eq. (89)',
    title: 'Smallest occupation with unresolved sidebands, leading term for κ ≫ Ω',
    printed: printed.unresolved,
    premises: ['eq-optimal-min'],
    line: 'n_min-unresolved',
    checks: [
      leadingOrder(scope, () => optimalLimit, { kappa: -1 }),
      byRegression(
        'unresolved sidebands',
        (point) => occupationByRegression({ ...point, Delta: bestDetuning(point) }),
        { move: unresolved, tolerance: 2e-3 },
      ),
    ],
  }),
  equation({
    slug: 'eq-exact-limit',
    where: 'Liu 2013, limit',
    title:
      'Backaction limit on the red sideband to all orders of the coupling (Liu, Xiao, Luan and Wong, PRL 110, 153606)',
    printed: printed.exact,
    premises: ['eq-hamiltonian'],
    line: 'n_f-exact',
    checks: [
      symbolicResidual(scope, () => scalarValue(exactLimit)),
      exactByCovariance,
      exactInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-beam-splitter',
    where: 'Eq. (31)',
    title: 'Resonant part of the coupling on the red sideband',
    printed: printed.beamSplitter,
    premises: ['eq-hamiltonian'],
    line: 'H-beam-splitter',
    scope: inOperators(linearised),
    checks: [
      symbolicResidual(inOperators(linearised), () => operatorValue(beamSplitter)),
      beamSplitterInFockSpace,
    ],
  }),
  equation({
    slug: 'eq-normal-modes',
    where: '§ VII.C.1, eigenfrequencies',
    title: 'Frequencies and dampings of the two normal modes at Δ = −Ω, for any ratio of κ and Γ',
    printed: printed.modes,
    premises: ['eq-beam-splitter'],
    line: 'M',
    checks: [modesExactly, modesInFockSpace],
  }),
  equation({
    slug: 'eq-exceptional',
    where: '§ VII.C.1, threshold',
    title: 'Onset of the splitting for Γ → 0, where the two modes coalesce',
    printed: printed.exceptional,
    premises: ['eq-normal-modes'],
    line: 'splitting',
    checks: [exceptionalExactly, exceptionalInFockSpace],
  }),
  equation({
    slug: 'eq-splitting',
    where: '§ VII.C.1, after Eq. (95)',
    title: 'Splitting of the normal modes for g ≫ κ',
    printed: printed.splitting,
    premises: ['eq-normal-modes'],
    line: 'splitting',
    checks: [splittingExactly, splittingByEigenvalues],
  }),
  equation({
    slug: 'eq-strong-final',
    where: 'Eq. (98), first term',
    title:
      'Thermal part of the final occupation from weak to strong coupling, for Γ ≪ κ (from Dobrindt, Wilson-Rae and Kippenberg, PRL 101, 263602)',
    printed: printed.strong,
    premises: ['eq-beam-splitter'],
    line: 'n_f-beam-splitter',
    checks: [
      sameLimits(scope, () => beamSplitterOccupation, {
        'g ~ κ': { Gamma_m: 1 },
        'g² ~ κ Gamma_m': { Gamma_m: 2, g: 1 },
      }),
      strongByCovariance,
    ],
  }),
  equation({
    slug: 'eq-static-stability',
    where: 'Genes 2008, stability',
    title:
      'The softened spring stays a spring: static stability on the red side for Γ → 0 (after Genes et al., PRA 77, 033804, in the units of the review)',
    printed: printed.static,
    premises: ['eq-hamiltonian'],
    line: 'det',
    checks: [staticExactly, staticByEigenvalues],
  }),
];
