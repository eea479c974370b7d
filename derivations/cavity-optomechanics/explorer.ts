/** The explorer: phonons against detuning, coupling and cavity decay, textbook formula beside exact moments. */
import { type Explorer, solutionCurves } from 'ladderproof/claims';

const MOMENTS = 'moments';

/** Ω_m is the unit: it stays 1. */
export const explorer = (): Explorer => ({
  introduction:
    'The linearised model solved in this browser by its exact second moments, counter-rotating terms included, beside the formula for weak coupling; all rates are in units of $\\Omega_m$. Where the motion is unstable there is no steady state, and a gap.',
  parameters: [
    { name: 'Delta', range: [-4, 4], default: -1 },
    { name: 'kappa', range: [0.01, 20], scale: 'logarithmic', default: 0.2 },
    { name: 'g', range: [1e-4, 2], scale: 'logarithmic', default: 0.02 },
    { name: 'Gamma_m', range: [1e-7, 1], scale: 'logarithmic', default: 1e-4 },
    { name: 'nbar_th', range: [0, 1000], default: 10 },
  ],
  axes: [
    {
      name: 'Delta',
      tex: '\\Delta/\\Omega_m',
      label: 'Δ/Ω',
      meaning: 'detuning laser minus cavity',
      range: [-4, 4],
      shown: [-2, -0.05],
      at: -1,
    },
    {
      name: 'g',
      tex: 'g/\\Omega_m',
      label: 'g/Ω',
      meaning: 'linearised coupling',
      range: [1e-4, 2],
      shown: [1e-3, 0.6],
      scale: 'logarithmic',
      at: 0.02,
    },
    {
      name: 'kappa',
      tex: '\\kappa/\\Omega_m',
      label: 'κ/Ω',
      meaning: 'energy decay rate of the cavity',
      range: [0.01, 20],
      shown: [0.05, 10],
      scale: 'logarithmic',
      at: 0.2,
    },
  ],
  solutions: [{ name: MOMENTS, title: 'exact moments', method: 'gaussian' }],
  plots: [
    {
      name: 'phonons',
      title: 'Mean phonon number',
      label: '⟨b†b⟩',
      scale: 'logarithmic',
      curves: [
        {
          kind: 'formula',
          formula: 'n_f',
          label: 'n_f',
          hue: 1,
          where: [
            {
              positive: 'Gamma_opt + Gamma_m',
              otherwise: 'the light amplifies the motion more than the bath damps it',
            },
          ],
        },
        ...solutionCurves(MOMENTS, [
          { observable: 'n_b', label: '⟨b†b⟩', hue: 2 },
          { observable: 'n_b_rwa', label: '⟨b†b⟩, rotating wave', hue: 3 },
        ]),
      ],
    },
    {
      name: 'light',
      title: 'Optical spring and optical damping',
      label: 'δΩ, Γ',
      scale: 'linear',
      includes: [0],
      curves: [
        { kind: 'formula', formula: 'Gamma_opt', label: 'Γ_opt', hue: 1 },
        { kind: 'formula', formula: 'spring', label: 'δΩ_m', hue: 2, dashed: true },
      ],
    },
  ],
  definitions: { Gamma_opt: { formula: 'Gamma_opt' } },
  presets: [
    {
      name: 'detuning',
      title: 'Cooling',
      meaning: 'phonons against detuning with resolved sidebands',
      axis: 'Delta',
    },
    {
      name: 'strong',
      title: 'Strong coupling',
      meaning: 'phonons against coupling on the red sideband',
      axis: 'g',
      values: { Gamma_m: 1e-5, nbar_th: 200 },
      plots: ['phonons'],
    },
    {
      name: 'limit',
      title: 'Backaction limit',
      meaning: 'phonons against cavity decay with a cold and weakly coupled bath',
      axis: 'kappa',
      values: { nbar_th: 1, Gamma_m: 1e-7 },
      plots: ['phonons'],
    },
    {
      name: 'both-sides',
      title: 'Spring and damping',
      meaning: 'both sides of the resonance',
      axis: 'Delta',
      shown: [-2.5, 2.5],
      values: { kappa: 0.5 },
      plots: ['light'],
    },
  ],
});
