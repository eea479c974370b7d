/** The paper's own TeX, line by line. */
export const printed = {
  '13a': String.raw`\frac{d}{dt} n_a = \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} (1 + n_a) n_b - \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} n_a (1 + n_b) + \kappa'_a (\bar{n}'_a - n_a)`,
  '13b': String.raw`\frac{d}{dt} n_b = -\frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} (1 + n_a) n_b + \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} n_a (1 + n_b) + \kappa_b (\bar{n}_b - n_b)`,
  '15a': String.raw`A = \frac{8g_1 g_2 \kappa_b}{\kappa'_a (\kappa'_a + \kappa_b)}`,
  '15b': String.raw`B = -\frac{8g_1 g_2}{\kappa'_a + \kappa_b} \left( \bar{n}'_a + \frac{\kappa_b}{\kappa'_a} \bar{n}_b \right) - \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} - \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} \cdot \frac{\kappa_b}{\kappa'_a} - \kappa_b`,
  '15c': String.raw`C = \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} \left( \bar{n}'_a + \frac{\kappa_b}{\kappa'_a} \bar{n}_b \right) + \kappa_b \bar{n}_b`,
  c2a: String.raw`D = -\frac{8g_1g_2\kappa'_a}{\kappa_b(\kappa'_a + \kappa_b)}`,
  c2b: String.raw`E = \frac{8g_1g_2}{\kappa'_a + \kappa_b} \left( \frac{\kappa'_a}{\kappa_b} \bar{n}'_a + \bar{n}_b \right) - \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} \cdot \frac{\kappa'_a}{\kappa_b} - \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} - \kappa'_a`,
  c2c: String.raw`F = \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} \left( \frac{\kappa'_a}{\kappa_b} \bar{n}'_a + \bar{n}_b \right) + \kappa'_a \bar{n}'_a`,
  b19: [
    String.raw`D_{a^\dagger b}^\dagger(n_a) = 2(1 + n_a)n_b`,
    String.raw`D_{ab^\dagger}^\dagger(n_a) = -2n_a(1 + n_b)`,
    String.raw`D_a^\dagger(n_a) = -2n_a`,
    String.raw`D_{a^\dagger}^\dagger(n_a) = 2(1 + n_a)`,
    String.raw`D_{a^\dagger b}^\dagger(n_b) = -2(1 + n_a)n_b`,
    String.raw`D_{ab^\dagger}^\dagger(n_b) = 2n_a(1 + n_b)`,
    String.raw`D_b^\dagger(n_b) = -2n_b`,
    String.raw`D_{b^\dagger}^\dagger(n_b) = 2(1 + n_b)`,
  ],
} as const;
