/**
 * Standard cavity optomechanics as in Aspelmeyer, Kippenberg and Marquardt, Rev. Mod. Phys. 86, 1391 (2014), with the
 * quantum theory of sideband cooling of Marquardt, Chen, Clerk and Girvin and of Wilson-Rae, Nooshi, Zwerger and
 * Kippenberg, Phys. Rev. Lett. 99, 093902 and 093901 (2007).
 */
import { inReadingOrder, type Paper } from 'ladderproof';
import { derivation } from './derivation.ts';
import { equations } from './equations.ts';
import { explorer } from './explorer.ts';
import { figures } from './figures.ts';
import { inventory } from './inventory.ts';
import { linearised, rotatingWave, symbols } from './model.ts';
import { observables } from './observables.ts';
import { statements } from './statements.ts';

const paper: Paper = {
  id: 'cavity-optomechanics',
  title: 'Cavity optomechanics: sideband cooling and the optical spring',
  authors:
    'after M. Aspelmeyer, T. J. Kippenberg and F. Marquardt, Rev. Mod. Phys. 86, 1391 (2014)',
  summary:
    'A laser-driven cavity damps, shifts and cools the motion of its mirror; the noise of the light sets the limit.',
  vocabulary: symbols,
  models: { linearised, 'rotating-wave': rotatingWave },
  observables,
  truncation: { total: 6 },
  derivation,
  claims: () => inReadingOrder([...equations(), ...statements()], inventory),
  inventory,
  figures,
  explorer,
};

export default paper;
