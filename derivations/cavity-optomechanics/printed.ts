/**
 * Formulas as the review and the papers named beside them print them, in units with ħ = 1 and with a and b for the
 * fluctuations of light and motion; the cavity has one input, κ_ex = κ. Equations and sections are numbered as in the
 * published review, whose preprint counts differently.
 */
const tex = String.raw;

export const printed = {
  hamiltonian: tex`\hat{H} = -\Delta \hat{a}^\dagger \hat{a} + \Omega_m \hat{b}^\dagger \hat{b} - g(\hat{a}^\dagger + \hat{a})(\hat{b} + \hat{b}^\dagger)`,
  coupling: tex`g = g_0 \sqrt{\bar{n}_{\text{cav}}}`,
  langevinA: tex`\dot{\hat{a}} = \left(i\Delta - \frac{\kappa}{2}\right)\hat{a} + ig(\hat{b} + \hat{b}^\dagger) + \sqrt{\kappa}\hat{a}_{\text{in}}`,
  langevinB: tex`\dot{\hat{b}} = \left(-i\Omega_m - \frac{\Gamma_m}{2}\right)\hat{b} + ig(\hat{a} + \hat{a}^\dagger) + \sqrt{\Gamma_m}\hat{b}_{\text{in}}`,
  spectrum: tex`S_{NN}(\omega) = \bar{n}_{\text{cav}} \frac{\kappa}{\kappa^2/4 + (\Delta + \omega)^2}`,
  down: tex`A^- = g_0^2 S_{NN}(\Omega_m) = g_0^2 \bar{n}_{\text{cav}} \frac{\kappa}{\kappa^2/4 + (\Delta + \Omega_m)^2}`,
  up: tex`A^+ = g_0^2 S_{NN}(-\Omega_m) = g_0^2 \bar{n}_{\text{cav}} \frac{\kappa}{\kappa^2/4 + (\Delta - \Omega_m)^2}`,
  selfEnergy: tex`\Sigma(\omega) = 2 m_{\text{eff}} \Omega_m g^2 \left[ \frac{1}{(\Delta + \omega) + i\kappa/2} + \frac{1}{(\Delta - \omega) - i\kappa/2} \right]`,
  damping: tex`\Gamma_{\text{opt}} = A^- - A^+`,
  dampingExplicit: tex`\Gamma_{\text{opt}} = \bar{n}_{\text{cav}} g_0^2 \left( \frac{\kappa}{\kappa^2/4 + (\Delta + \Omega_m)^2} - \frac{\kappa}{\kappa^2/4 + (\Delta - \Omega_m)^2} \right)`,
  dampingResolved: tex`\Gamma_{\text{opt}} = 4 \bar{n}_{\text{cav}} \frac{g_0^2}{\kappa}`,
  dampingUnresolved: tex`\Gamma_{\text{opt}} = g^2 \Omega_m \frac{-4\Delta\kappa}{(\kappa^2/4 + \Delta^2)^2}`,
  dampingDoppler: tex`\Gamma_{\text{opt}} = 8 \left( \frac{g}{\kappa} \right)^2 \Omega_m`,
  spring: tex`\delta\Omega_m = g^2 \left( \frac{\Delta - \Omega_m}{\kappa^2/4 + (\Delta - \Omega_m)^2} + \frac{\Delta + \Omega_m}{\kappa^2/4 + (\Delta + \Omega_m)^2} \right)`,
  springUnresolved: tex`\delta\Omega_m = g^2 \frac{2\Delta}{\kappa^2/4 + \Delta^2}`,
  rateEquation: tex`\dot{\bar{n}} = (\bar{n} + 1)(A^+ + A_{\text{th}}^+) - \bar{n}(A^- + A_{\text{th}}^-)`,
  final: tex`\bar{n}_f = \frac{A^+ + \bar{n}_{\text{th}} \Gamma_m}{\Gamma_{\text{opt}} + \Gamma_m}`,
  finalDamping: tex`\bar{n}_f = \frac{\Gamma_{\text{opt}} \bar{n}_{\text{min}} + \Gamma_m \bar{n}_{\text{th}}}{\Gamma_{\text{opt}} + \Gamma_m}`,
  min: tex`\bar{n}_{\text{min}} = \left( \frac{A^-}{A^+} - 1 \right)^{-1} = \left( \frac{(\kappa/2)^2 + (\Delta - \Omega_m)^2}{(\kappa/2)^2 + (\Delta + \Omega_m)^2} - 1 \right)^{-1}`,
  resolved: tex`\bar{n}_{\text{min}} = \left( \frac{\kappa}{4\Omega_m} \right)^2`,
  optimalDetuning: tex`\Delta = -\sqrt{\Omega_m^2 + \frac{\kappa^2}{4}}`,
  optimalMin: tex`\bar{n}_{\text{min}} = \frac{1}{2} \left( \sqrt{1 + \frac{\kappa^2}{4\Omega_m^2}} - 1 \right)`,
  unresolvedDetuning: tex`\Delta = -\frac{\kappa}{2}`,
  unresolved: tex`\bar{n}_{\text{min}} = \frac{\kappa}{4\Omega_m}`,
  exact: tex`\bar{n}_f = \frac{4\Omega_m^2(\kappa^2 + 8g^2) + \kappa^2(\kappa^2 - 8g^2)}{16\Omega_m^2(4\Omega_m^2 + \kappa^2 - 16g^2)}`,
  beamSplitter: tex`\hat{H}_{\text{int}} = -g(\hat{a}^\dagger \hat{b} + \hat{a} \hat{b}^\dagger)`,
  modes: tex`\omega_\pm = \Omega_m - i\frac{\kappa + \Gamma_m}{4} \pm \sqrt{g^2 - \left( \frac{\kappa - \Gamma_m}{4} \right)^2}`,
  exceptional: tex`g = \frac{\kappa}{4}`,
  splitting: tex`\omega_+ - \omega_- = 2g`,
  strong: tex`\bar{n}_f = \bar{n}_{\text{th}} \frac{\Gamma_m}{\kappa} \frac{4g^2 + \kappa^2}{4g^2 + \Gamma_m \kappa}`,
  static: tex`\Omega_m \left( \Delta^2 + \frac{\kappa^2}{4} \right) + 4g^2 \Delta > 0`,
} as const;
