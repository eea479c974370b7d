/** The smallest complete paper: a driven, damped oscillator, one right statement and one wrong by a factor. */
import { definePaper } from 'ladderproof';

export default definePaper({
  id: 'driven-oscillator',
  title: 'A driven, damped oscillator',
  modes: ['a'],
  parameters: { Delta: 0.5, kappa: 1, Omega: 0.2 },
  hamiltonian: "Delta*a'*a + Omega*(a + a')",
  dissipators: [{ rate: 'kappa', jump: 'a' }],
  claims: {
    'eq-1': String.raw`\langle a^\dagger a \rangle = \frac{\Omega^2}{\Delta^2 + \kappa^2/4}`,
    'eq-2': String.raw`\langle a^\dagger a \rangle = \frac{\Omega^2}{\Delta^2 + \kappa^2}`,
  },
});
