/** The paper's other displays, line by line, and the definitions in its text, in its own TeX. */
import type { Reading } from 'ladderproof/claims';

export const displays = {
  '1': String.raw`H_1 = g_{ab}ab^\dagger + g_{ba}a^\dagger b + g(a^\dagger c + ac^\dagger)`,
  '2': String.raw`H_{\text{eff}} = -\Delta c^\dagger c + \omega_a a^\dagger a + \omega_b b^\dagger b + g_{ab}ab^\dagger + g_{ba}a^\dagger b + g(a^\dagger c + ac^\dagger)`,
  '3a': String.raw`\dot{\rho}_{\text{sys}} = \mathcal{L}\rho_{\text{sys}} = -i(H_{\text{eff}}\rho_{\text{sys}} - \rho_{\text{sys}}H_{\text{eff}}^\dagger) + i\text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} + (\mathcal{L}_a + \mathcal{L}_b + \mathcal{L}_c)\rho_{\text{sys}}`,
  '3b': String.raw`\mathcal{L}_a = (1 + \bar{n}_a)\kappa_a D_a + \bar{n}_a \kappa_a D_{a^\dagger}`,
  '3c': String.raw`\mathcal{L}_b = (1 + \bar{n}_b)\kappa_b D_b + \bar{n}_b \kappa_b D_{b^\dagger}`,
  '3d': String.raw`\mathcal{L}_c = \gamma D_c`,
  '4': String.raw`H_{c-A} = -\Delta c^\dagger c + \omega_a a^\dagger a + g(a^\dagger c + ac^\dagger)`,
  '11': String.raw`H_{A-B} = \omega_a a^\dagger a + \omega_b b^\dagger b + g_{ab} a b^\dagger + g_{ba} a^\dagger b`,
  '12': String.raw`\dot{\rho}_{a,b} = \mathcal{L}' \rho_{a,b} = -i(H_{A-B}\rho_{a,b} - \rho_{a,b}H_{A-B}^\dagger) + (\mathcal{L}'_a + \mathcal{L}_b)\rho_{a,b}`,
  '14': String.raw`A \langle n_b \rangle^2 + B \langle n_b \rangle + C = 0`,
  a1: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 \text{Tr}[\rho(a^\dagger b - ab^\dagger)]\rho`,
  a2a: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 \text{Tr}[\rho(\alpha^* b - \alpha b^\dagger)]\rho`,
  a2b: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 |\alpha| \text{Tr}[\rho(e^{-i\theta} b - e^{i\theta} b^\dagger)]\rho`,
  a3: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 |\alpha| \text{Tr}[\rho(b' - b'^\dagger)]\rho`,
  a4: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 |\alpha| \text{Tr}[\rho(b' - b'^\dagger)]\rho = 0`,
  b1a: String.raw`\mathcal{L}_{\text{sys}}\rho = -i[H_{\text{sys}}, \rho] + \mathcal{L}'_a\rho + \mathcal{L}_b\rho`,
  b1b: String.raw`\mathcal{L}_{\text{int}}\rho = -i(H_{\text{int}}\rho - \rho H_{\text{int}}^\dagger)`,
  b2: String.raw`\dot{\rho}_{a,b}(t) = \mathcal{L}_{\text{sys}}\rho_{a,b}(t) + \mathcal{L}_{\text{int}} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}}t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t - t')`,
  b3: String.raw`\mathcal{L}_{\text{int}} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') = -iH_{\text{int}} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') + i \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') H_{\text{int}}^\dagger`,
  b4: String.raw`\mathcal{L}_{\text{int}} \rho_{a,b}(t-t') = -iH_{\text{int}} \rho_{a,b}(t-t') + i\rho_{a,b}(t-t') H_{\text{int}}^\dagger`,
  b5: String.raw`e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') = -ie^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) + i\rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger)`,
  b6: String.raw`\dot{\rho}_{a,b}(t) = -i[H_{\text{sys}}, \rho_{a,b}(t)] - \int_0^\infty dt' H_{\text{int}} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) + \int_0^\infty dt' H_{\text{int}} \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) + \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) H_{\text{int}}^\dagger - \int_0^\infty dt' \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) H_{\text{int}}^\dagger`,
  b7: String.raw`e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) = (g_1 + g_2) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} a^\dagger) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} b) + (g_1 - g_2) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} a) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} b^\dagger)`,
  b8a: String.raw`\mathcal{L}_{\text{sys}}^\dagger a = i[H_{\text{sys}}, a] + \mathcal{L}_a^\dagger a + \mathcal{L}_b^\dagger a`,
  b8b: String.raw`\mathcal{L}_{\text{sys}}^\dagger a = i[\omega_a a^\dagger a, a] + (1 + \bar{n}'_a) \kappa'_a (2a^\dagger aa - a^\dagger aa - aa^\dagger a) + \bar{n}'_a \kappa'_a (2aaa^\dagger - aa^\dagger a - aaa^\dagger)`,
  b8c: String.raw`\mathcal{L}_{\text{sys}}^\dagger a = -i(\omega_a + \kappa'_a) a`,
  b9: String.raw`e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) = (g_1 + g_2) e^{-((\kappa'_a + \kappa_b) - i(\omega_a - \omega_b))t'} a^\dagger b + (g_1 - g_2) e^{-((\kappa'_a + \kappa_b) + i(\omega_a - \omega_b))t'} ab^\dagger`,
  b10: String.raw`e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) = (g_1 + g_2) e^{-((\kappa'_a + \kappa_b) + i(\omega_a - \omega_b))t'} ab^\dagger + (g_1 - g_2) e^{-((\kappa'_a + \kappa_b) - i(\omega_a - \omega_b))t'} a^\dagger b`,
  b11: String.raw`- \int_0^\infty dt' H_{\text{int}} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) = - \frac{g_1^2 - g_2^2}{\kappa'_a + \kappa_b} (aa^\dagger b^\dagger b + a^\dagger abb^\dagger) \rho_{a,b}(t)`,
  b12: String.raw`\int_0^\infty dt' H_{\text{int}} \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) = \frac{1}{\kappa'_a + \kappa_b} \left( (g_1 - g_2)^2 ab^\dagger \rho_{a,b}(t) a^\dagger b + (g_1 + g_2)^2 a^\dagger b \rho_{a,b}(t) ab^\dagger \right)`,
  b13: String.raw`\int_0^\infty dt' e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) H_{\text{int}}^\dagger \frac{1}{\kappa'_a + \kappa_b} \left( (g_1 + g_2)^2 a^\dagger b \rho_{a,b}(t) ab^\dagger + (g_1 - g_2)^2 ab^\dagger \rho_{a,b}(t) a^\dagger b \right)`,
  b14: String.raw`- \int_0^\infty dt' \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) H_{\text{int}}^\dagger - \frac{g_1^2 - g_2^2}{\kappa'_a + \kappa_b} \rho_{a,b}(t) (a^\dagger abb^\dagger + aa^\dagger b^\dagger b)`,
  b15: String.raw`\dot{\rho}_{a,b}(t) = -i \left[ H'_{\text{sys}} + \frac{4g_2^2}{\kappa'_a + \kappa_b} a^\dagger ab^\dagger b, \rho_{a,b}(t) \right] + \mathcal{L}'_a \rho_{a,b}(t) + \mathcal{L}_b \rho_{a,b}(t) + \mathcal{L}_{ab} \rho_{a,b}(t)`,
  b16: String.raw`H'_{\text{sys}} = \left( \omega_a + \frac{2g_2^2 - 2g_1 g_2}{\kappa'_a + \kappa_b} \right) a^\dagger a + \left( \omega_b + \frac{2g_2^2 + 2g_1 g_2}{\kappa'_a + \kappa_b} \right) b^\dagger b`,
  b17: String.raw`\mathcal{L}_{ab} = \frac{(g_1 + g_2)^2}{\kappa'_a + \kappa_b} D_{a^\dagger b} + \frac{(g_1 - g_2)^2}{\kappa'_a + \kappa_b} D_{ab^\dagger}`,
  b18a: String.raw`\frac{d}{dt}n_a = (\mathcal{L}_{ab}^\dagger + \mathcal{L}_a'^\dagger)n_a = \left( \frac{(g_1 + g_2)^2}{\kappa'_a + \kappa_b} D_{a^\dagger b}^\dagger + \frac{(g_1 - g_2)^2}{\kappa'_a + \kappa_b} D_{ab^\dagger}^\dagger \right) n_a + \left( (1 + \bar{n}'_a) \kappa'_a D_a^\dagger + \bar{n}'_a \kappa'_a D_{a^\dagger}^\dagger \right) n_a`,
  b18b: String.raw`\frac{d}{dt}n_b = (\mathcal{L}_{ab}^\dagger + \mathcal{L}_b'^\dagger)n_b = \left( \frac{(g_1 + g_2)^2}{\kappa'_a + \kappa_b} D_{a^\dagger b}^\dagger + \frac{(g_1 - g_2)^2}{\kappa'_a + \kappa_b} D_{ab^\dagger}^\dagger \right) n_b + \left( (1 + \bar{n}_b) \kappa_b D_b^\dagger + \bar{n}_b \kappa_b D_{b^\dagger}^\dagger \right) n_b`,
  c1: String.raw`D\langle n_a \rangle^2 + E\langle n_a \rangle + F = 0`,
} as const;

export const definitions = {
  'H-0-prime': String.raw`H'_0 = -\Delta c^\dagger c + \omega_a a^\dagger a + \omega_b b^\dagger b`,
  'H-0': String.raw`H_0 = \omega_c c^\dagger c + \omega_a a^\dagger a + \omega_b b^\dagger b`,
  'g-ab': 'g_{ab} = g_1 - g_2',
  'b-turned': String.raw`b' = be^{-i\theta}`,
  'g-ba': 'g_{ba} = g_1 + g_2',
  Delta: String.raw`\Delta = \omega_c - \omega_L`,
  'H-sys': String.raw`H_{\text{sys}} = \omega_a a^\dagger a + \omega_b b^\dagger b`,
  'H-int': String.raw`H_{\text{int}} = g_{ab}ab^\dagger + g_{ba}a^\dagger b`,
  'L-a-eff': String.raw`\mathcal{L}'_a = (1 + \bar{n}'_a)\kappa'_a D_a + \bar{n}'_a \kappa'_a D_{a^\dagger}`,
  difference: String.raw`H_{\text{eff}} - H_{\text{eff}}^\dagger = 2g_2(a^\dagger b - ab^\dagger)`,
  'decay-a': String.raw`e^{\mathcal{L}_{\text{sys}}^\dagger t'} a = e^{-(\kappa'_a + i\omega_a)t'} a`,
} as const;

const adjoint = String.raw`H_{\text{int}}^\dagger`;

/** Displays that are read in a form other than the printed one. */
export const readings: readonly Reading[] = [
  {
    printed: displays.b3,
    tex: displays.b3
      .replace(String.raw`+ i \int`, String.raw`+ i \left( \int`)
      .replace(/ H_\{\\text\{int\}\}\^\\dagger$/, () => String.raw` \right) ${adjoint}`),
    note: 'Parentheses around the last integral: as printed, the superoperators in it act on the whole product to their right.',
  },
  {
    printed: displays.b13,
    tex: displays.b13.replace(String.raw`${adjoint} \frac`, String.raw`${adjoint} = \frac`),
    note: 'The two sides are printed without a relation between them; “=” is read there.',
  },
  {
    printed: displays.b14,
    tex: displays.b14.replace(String.raw`${adjoint} - \frac`, String.raw`${adjoint} = - \frac`),
    note: 'The two sides are printed without a relation between them; “=” is read there.',
  },
];
