/**
 * The numbered equations of two papers as they are printed, by number: misprints, punctuation, equation
 * numbers and all.
 */
export const coolingTex = {
  '1': String.raw`H_1 = g_{ab}ab^\dagger + g_{ba}a^\dagger b + g(a^\dagger c + ac^\dagger), \quad (1)`,
  '2': String.raw`H_{\text{eff}} = -\Delta c^\dagger c + \omega_a a^\dagger a + \omega_b b^\dagger b + g_{ab}ab^\dagger + g_{ba}a^\dagger b + g(a^\dagger c + ac^\dagger). \quad (2)`,
  '3': String.raw`\begin{aligned} \dot{\rho}_{\text{sys}} &= \mathcal{L}\rho_{\text{sys}} \\ &= -i(H_{\text{eff}}\rho_{\text{sys}} - \rho_{\text{sys}}H_{\text{eff}}^\dagger) \\ &\quad + i\text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} + (\mathcal{L}_a + \mathcal{L}_b + \mathcal{L}_c)\rho_{\text{sys}}, \\ \mathcal{L}_a &= (1 + \bar{n}_a)\kappa_a D_a + \bar{n}_a \kappa_a D_{a^\dagger}, \\ \mathcal{L}_b &= (1 + \bar{n}_b)\kappa_b D_b + \bar{n}_b \kappa_b D_{b^\dagger}, \\ \mathcal{L}_c &= \gamma D_c. \end{aligned} \quad (3)`,
  '4': String.raw`H_{c-A} = -\Delta c^\dagger c + \omega_a a^\dagger a + g(a^\dagger c + ac^\dagger). \quad (4)`,
  '5': String.raw`A_- = g^2 \frac{\gamma}{(\Delta - \omega_a)^2 + (\gamma/2)^2}, \quad (5)`,
  '6': String.raw`A_+ = g^2 \frac{\gamma}{(\Delta + \omega_a)^2 + (\gamma/2)^2}, \quad (6)`,
  '7': String.raw`\Gamma_{\text{opt}} = A_- - A_+, \quad (7)`,
  '8': String.raw`n_{\text{opt}} = \frac{A_+}{A_- - A_+}. \quad (8)`,
  '9': String.raw`\kappa_a^{(\text{eff})} = \kappa_a + \Gamma_{\text{opt}}, \quad (9)`,
  '10': String.raw`\bar{n}_a^{(\text{eff})} = \frac{\kappa_a \bar{n}_a + \Gamma_{\text{opt}} n_{\text{opt}}}{\kappa_a^{(\text{eff})}}. \quad (10)`,
  '11': String.raw`H_{A-B} = \omega_a a^\dagger a + \omega_b b^\dagger b + g_{ab} a b^\dagger + g_{ba} a^\dagger b. \quad (11)`,
  '12': String.raw`\begin{aligned} \dot{\rho}_{a,b} &= \mathcal{L}' \rho_{a,b} \\ &= -i(H_{A-B}\rho_{a,b} - \rho_{a,b}H_{A-B}^\dagger) + (\mathcal{L}'_a + \mathcal{L}_b)\rho_{a,b}, \end{aligned} \quad (12)`,
  '13': String.raw`\begin{aligned} \frac{d}{dt} n_a &= \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} (1 + n_a) n_b - \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} n_a (1 + n_b) \\ &\quad + \kappa'_a (\bar{n}'_a - n_a), \\ \frac{d}{dt} n_b &= -\frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} (1 + n_a) n_b + \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} n_a (1 + n_b) \\ &\quad + \kappa_b (\bar{n}_b - n_b). \end{aligned} \quad (13)`,
  '14': String.raw`A \langle n_b \rangle^2 + B \langle n_b \rangle + C = 0, \quad (14)`,
  '15': String.raw`\begin{aligned} A &= \frac{8g_1 g_2 \kappa_b}{\kappa'_a (\kappa'_a + \kappa_b)} \\ B &= -\frac{8g_1 g_2}{\kappa'_a + \kappa_b} \left( \bar{n}'_a + \frac{\kappa_b}{\kappa'_a} \bar{n}_b \right) \\ &\quad - \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} - \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} \cdot \frac{\kappa_b}{\kappa'_a} - \kappa_b \\ C &= \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} \left( \bar{n}'_a + \frac{\kappa_b}{\kappa'_a} \bar{n}_b \right) + \kappa_b \bar{n}_b. \end{aligned} \quad (15)`,
  A1: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 \text{Tr}[\rho(a^\dagger b - ab^\dagger)]\rho. \quad (\text{A1})`,
  A2: String.raw`\begin{aligned} i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} &= 2ig_2 \text{Tr}[\rho(\alpha^* b - \alpha b^\dagger)]\rho \\ &= 2ig_2 |\alpha| \text{Tr}[\rho(e^{-i\theta} b - e^{i\theta} b^\dagger)]\rho. \end{aligned} \quad (\text{A2})`,
  A3: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 |\alpha| \text{Tr}[\rho(b' - b'^\dagger)]\rho. \quad (\text{A3})`,
  A4: String.raw`i \text{Tr}[\rho_{\text{sys}}(H_{\text{eff}} - H_{\text{eff}}^\dagger)]\rho_{\text{sys}} = 2ig_2 |\alpha| \text{Tr}[\rho(b' - b'^\dagger)]\rho = 0. \quad (\text{A4})`,
  B1: String.raw`\begin{aligned} \mathcal{L}_{\text{sys}}\rho &= -i[H_{\text{sys}}, \rho] + \mathcal{L}'_a\rho + \mathcal{L}_b\rho, \\ \mathcal{L}_{\text{int}}\rho &= -i(H_{\text{int}}\rho - \rho H_{\text{int}}^\dagger). \end{aligned} \quad (\text{B1})`,
  B2: String.raw`\dot{\rho}_{a,b}(t) = \mathcal{L}_{\text{sys}}\rho_{a,b}(t) + \mathcal{L}_{\text{int}} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}}t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t - t'). \quad (\text{B2})`,
  B3: String.raw`\begin{aligned} \mathcal{L}_{\text{int}} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') = \\ -iH_{\text{int}} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') \\ + i \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') H_{\text{int}}^\dagger. \end{aligned} \quad (\text{B3})`,
  B4: String.raw`\mathcal{L}_{\text{int}} \rho_{a,b}(t-t') = -iH_{\text{int}} \rho_{a,b}(t-t') + i\rho_{a,b}(t-t') H_{\text{int}}^\dagger. \quad (\text{B4})`,
  B5: String.raw`\begin{aligned} e^{\mathcal{L}_{\text{sys}} t'} \mathcal{L}_{\text{int}} \rho_{a,b}(t-t') = -ie^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) \\ + i\rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger). \end{aligned} \quad (\text{B5})`,
  B6: String.raw`\begin{aligned} \dot{\rho}_{a,b}(t) = -i[H_{\text{sys}}, \rho_{a,b}(t)] \\ - \int_0^\infty dt' H_{\text{int}} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) \\ + \int_0^\infty dt' H_{\text{int}} \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) \\ + \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) H_{\text{int}}^\dagger \\ - \int_0^\infty dt' \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) H_{\text{int}}^\dagger. \end{aligned} \quad (\text{B6})`,
  B7: String.raw`\begin{aligned} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) = (g_1 + g_2) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} a^\dagger) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} b) \\ + (g_1 - g_2) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} a) (e^{\mathcal{L}_{\text{sys}}^\dagger t'} b^\dagger). \end{aligned} \quad (\text{B7})`,
  B8: String.raw`\begin{aligned} \mathcal{L}_{\text{sys}}^\dagger a = i[H_{\text{sys}}, a] + \mathcal{L}_a^\dagger a + \mathcal{L}_b^\dagger a \\ = i[\omega_a a^\dagger a, a] + (1 + \bar{n}'_a) \kappa'_a (2a^\dagger aa - a^\dagger aa - aa^\dagger a) \\ + \bar{n}'_a \kappa'_a (2aaa^\dagger - aa^\dagger a - aaa^\dagger) \\ = -i(\omega_a + \kappa'_a) a. \end{aligned} \quad (\text{B8})`,
  B9: String.raw`\begin{aligned} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) = (g_1 + g_2) e^{-((\kappa'_a + \kappa_b) - i(\omega_a - \omega_b))t'} a^\dagger b \\ + (g_1 - g_2) e^{-((\kappa'_a + \kappa_b) + i(\omega_a - \omega_b))t'} ab^\dagger, \end{aligned} \quad (\text{B9})`,
  B10: String.raw`\begin{aligned} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) = (g_1 + g_2) e^{-((\kappa'_a + \kappa_b) + i(\omega_a - \omega_b))t'} ab^\dagger \\ + (g_1 - g_2) e^{-((\kappa'_a + \kappa_b) - i(\omega_a - \omega_b))t'} a^\dagger b. \end{aligned} \quad (\text{B10})`,
  B11: String.raw`\begin{aligned} - \int_0^\infty dt' H_{\text{int}} e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) = \\ - \frac{g_1^2 - g_2^2}{\kappa'_a + \kappa_b} (aa^\dagger b^\dagger b + a^\dagger abb^\dagger) \rho_{a,b}(t), \end{aligned} \quad (\text{B11})`,
  B12: String.raw`\begin{aligned} \int_0^\infty dt' H_{\text{int}} \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) = \\ \frac{1}{\kappa'_a + \kappa_b} \left( (g_1 - g_2)^2 ab^\dagger \rho_{a,b}(t) a^\dagger b + (g_1 + g_2)^2 a^\dagger b \rho_{a,b}(t) ab^\dagger \right), \end{aligned} \quad (\text{B12})`,
  B13: String.raw`\begin{aligned} \int_0^\infty dt' e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}) \rho_{a,b}(t) H_{\text{int}}^\dagger \\ \frac{1}{\kappa'_a + \kappa_b} \left( (g_1 + g_2)^2 a^\dagger b \rho_{a,b}(t) ab^\dagger + (g_1 - g_2)^2 ab^\dagger \rho_{a,b}(t) a^\dagger b \right), \end{aligned} \quad (\text{B13})`,
  B14: String.raw`\begin{aligned} - \int_0^\infty dt' \rho_{a,b}(t) e^{\mathcal{L}_{\text{sys}}^\dagger t'} (H_{\text{int}}^\dagger) H_{\text{int}}^\dagger \\ - \frac{g_1^2 - g_2^2}{\kappa'_a + \kappa_b} \rho_{a,b}(t) (a^\dagger abb^\dagger + aa^\dagger b^\dagger b). \end{aligned} \quad (\text{B14})`,
  B15: String.raw`\begin{aligned} \dot{\rho}_{a,b}(t) = -i \left[ H'_{\text{sys}} + \frac{4g_2^2}{\kappa'_a + \kappa_b} a^\dagger ab^\dagger b, \rho_{a,b}(t) \right] \\ + \mathcal{L}'_a \rho_{a,b}(t) + \mathcal{L}_b \rho_{a,b}(t) + \mathcal{L}_{ab} \rho_{a,b}(t), \end{aligned} \quad (\text{B15})`,
  B16: String.raw`H'_{\text{sys}} = \left( \omega_a + \frac{2g_2^2 - 2g_1 g_2}{\kappa'_a + \kappa_b} \right) a^\dagger a + \left( \omega_b + \frac{2g_2^2 + 2g_1 g_2}{\kappa'_a + \kappa_b} \right) b^\dagger b, \quad (\text{B16})`,
  B17: String.raw`\mathcal{L}_{ab} = \frac{(g_1 + g_2)^2}{\kappa'_a + \kappa_b} D_{a^\dagger b} + \frac{(g_1 - g_2)^2}{\kappa'_a + \kappa_b} D_{ab^\dagger}. \quad (\text{B17})`,
  B18: String.raw`\begin{aligned}
\frac{d}{dt}n_a &= (\mathcal{L}_{ab}^\dagger + \mathcal{L}_a'^\dagger)n_a \\
&= \left( \frac{(g_1 + g_2)^2}{\kappa'_a + \kappa_b} D_{a^\dagger b}^\dagger + \frac{(g_1 - g_2)^2}{\kappa'_a + \kappa_b} D_{ab^\dagger}^\dagger \right) n_a \\
&\quad + \left( (1 + \bar{n}'_a) \kappa'_a D_a^\dagger + \bar{n}'_a \kappa'_a D_{a^\dagger}^\dagger \right) n_a, \\
\frac{d}{dt}n_b &= (\mathcal{L}_{ab}^\dagger + \mathcal{L}_b'^\dagger)n_b \\
&= \left( \frac{(g_1 + g_2)^2}{\kappa'_a + \kappa_b} D_{a^\dagger b}^\dagger + \frac{(g_1 - g_2)^2}{\kappa'_a + \kappa_b} D_{ab^\dagger}^\dagger \right) n_b \\
&\quad + \left( (1 + \bar{n}_b) \kappa_b D_b^\dagger + \bar{n}_b \kappa_b D_{b^\dagger}^\dagger \right) n_b. \quad (B18)
\end{aligned}`,
  B19: String.raw`\begin{aligned}
D_{a^\dagger b}^\dagger(n_a) &= 2(1 + n_a)n_b, \quad D_{ab^\dagger}^\dagger(n_a) = -2n_a(1 + n_b), \\
D_a^\dagger(n_a) &= -2n_a, \quad D_{a^\dagger}^\dagger(n_a) = 2(1 + n_a), \\
D_{a^\dagger b}^\dagger(n_b) &= -2(1 + n_a)n_b, \quad D_{ab^\dagger}^\dagger(n_b) = 2n_a(1 + n_b), \\
D_b^\dagger(n_b) &= -2n_b, \quad D_{b^\dagger}^\dagger(n_b) = 2(1 + n_b). \quad (B19)
\end{aligned}`,
  C1: String.raw`D\langle n_a \rangle^2 + E\langle n_a \rangle + F = 0 \quad (C1)`,
  C2: String.raw`\begin{aligned}
D &= -\frac{8g_1g_2\kappa'_a}{\kappa_b(\kappa'_a + \kappa_b)} \\
E &= \frac{8g_1g_2}{\kappa'_a + \kappa_b} \left( \frac{\kappa'_a}{\kappa_b} \bar{n}'_a + \bar{n}_b \right) \\
&\quad - \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} \cdot \frac{\kappa'_a}{\kappa_b} - \frac{2(g_1 - g_2)^2}{\kappa'_a + \kappa_b} - \kappa'_a \\
F &= \frac{2(g_1 + g_2)^2}{\kappa'_a + \kappa_b} \left( \frac{\kappa'_a}{\kappa_b} \bar{n}'_a + \bar{n}_b \right) + \kappa'_a \bar{n}'_a. \quad (C2)
\end{aligned}`,
} as const;

export const nonreciprocityTex = {
  '1': String.raw`\begin{aligned} \hat{H} = & \omega_a \hat{a}^\dagger \hat{a} + \omega_c \hat{c}^\dagger \hat{c} + \omega_b \hat{b}^\dagger \hat{b} + U_a \hat{a}^\dagger \hat{a}^\dagger \hat{a} \hat{a} + U_c \hat{c}^\dagger \hat{c}^\dagger \hat{c} \hat{c} \\ & + (J_{ac} e^{i\theta} \hat{a} \hat{c}^\dagger + J_{ab} \hat{a} \hat{b}^\dagger + J_{bc} \hat{c} \hat{b}^\dagger + H.c.), \end{aligned} \quad (1)`,
  '2': String.raw`\hat{H}_d = \Omega(\hat{d}^\dagger e^{-i\omega_p t} + \hat{d} e^{i\omega_p t}), \quad (2)`,
  '3': String.raw`\begin{aligned} \hat{H}_t = & \Delta_a \hat{a}^\dagger \hat{a} + \Delta_c \hat{c}^\dagger \hat{c} + \Delta_b \hat{b}^\dagger \hat{b} + U_a \hat{a}^\dagger \hat{a}^\dagger \hat{a} \hat{a} + U_c \hat{c}^\dagger \hat{c}^\dagger \hat{c} \hat{c} \\ & + (J_{ac} e^{i\theta} \hat{a} \hat{c}^\dagger + J_{ab} \hat{a} \hat{b}^\dagger + J_{bc} \hat{c} \hat{b}^\dagger + H.c.) \\ & + \Omega(\hat{d}^\dagger + \hat{d}), \end{aligned} \quad (3)`,
  '4': String.raw`\frac{\partial \hat{\rho}}{\partial t} = -i[\hat{H}_t, \hat{\rho}] + \frac{\kappa_a}{2} \mathcal{L}[\hat{a}] \hat{\rho} + \frac{\kappa_c}{2} \mathcal{L}[\hat{c}] \hat{\rho} + \frac{\kappa_b}{2} \mathcal{L}[\hat{b}] \hat{\rho}, \quad (4)`,
  '5': String.raw`\begin{aligned} T_{a \rightarrow c} &= \frac{\langle \hat{c}_{out}^\dagger \hat{c}_{out} \rangle}{P_{in}^a} = \frac{\kappa_a \kappa_c}{\Omega^2} \langle \hat{c}^\dagger \hat{c} \rangle, \\ T_{c \rightarrow a} &= \frac{\langle \hat{a}_{out}^\dagger \hat{a}_{out} \rangle}{P_{in}^c} = \frac{\kappa_a \kappa_c}{\Omega^2} \langle \hat{a}^\dagger \hat{a} \rangle, \end{aligned} \quad (5)`,
  '6': String.raw`\begin{aligned} g_{a \rightarrow c}^{(n)}(0) &= \frac{\langle \hat{c}_{out}^{\dagger n} \hat{c}_{out}^n \rangle}{\langle \hat{c}_{out}^\dagger \hat{c}_{out} \rangle^n} = \frac{\langle \hat{c}^{\dagger n} \hat{c}^n \rangle}{\langle \hat{c}^\dagger \hat{c} \rangle^n}, \\ g_{c \rightarrow a}^{(n)}(0) &= \frac{\langle \hat{a}_{out}^{\dagger n} \hat{a}_{out}^n \rangle}{\langle \hat{a}_{out}^\dagger \hat{a}_{out} \rangle^n} = \frac{\langle \hat{a}^{\dagger n} \hat{a}^n \rangle}{\langle \hat{a}^\dagger \hat{a} \rangle^n}, \end{aligned} \quad (6)`,
  '7': String.raw`\begin{aligned} \frac{d}{dt}\hat{a} &= -\left(i\omega_a + \frac{\kappa_a}{2}\right)\hat{a} - iJ_{ac}e^{-i\theta}\hat{c} - iJ_{ab}\hat{b} + \sqrt{\kappa_a}\hat{a}_{in}, \\ \frac{d}{dt}\hat{c} &= -\left(i\omega_c + \frac{\kappa_c}{2}\right)\hat{c} - iJ_{ac}e^{i\theta}\hat{a} - iJ_{bc}\hat{b} + \sqrt{\kappa_c}\hat{c}_{in}, \\ \frac{d}{dt}\hat{b} &= -\left(i\omega_b + \frac{\kappa_b}{2}\right)\hat{b} - iJ_{ab}\hat{a} - iJ_{bc}\hat{c} + \sqrt{\kappa_b}\hat{b}_{in}, \end{aligned} \quad (7)`,
  '8': String.raw`\hat{u}^T = (\hat{a}, \hat{c}, \hat{b}), v_{in}^T = (\hat{a}_{in}, \hat{c}_{in}, \hat{b}_{in}), \Gamma = \text{diag}(\kappa_a, \kappa_c, \kappa_b), \quad (8)`,
  '9': String.raw`\frac{d}{dt}\hat{u} = -iMu + \sqrt{\Gamma}v_{in}, \quad (9)`,
  '10': String.raw`M = \begin{pmatrix} \omega_a - i\frac{\kappa_a}{2} & J_{ac}e^{-i\theta} & J_{ab} \\ J_{ac}e^{i\theta} & \omega_c - i\frac{\kappa_c}{2} & J_{bc} \\ J_{ab} & J_{bc} & \omega_b - i\frac{\kappa_b}{2} \end{pmatrix}. \quad (10)`,
  '11': String.raw`u(\omega) = -i(M - \omega I)^{-1}\sqrt{\Gamma}v_{in}(\omega), \quad (11)`,
  '12': String.raw`S(\omega) = \frac{u_{out}}{u_{in}} = -i\sqrt{\Gamma}(M - \omega I)^{-1}\Gamma - I. \quad (12)`,
  '13': String.raw`\begin{aligned} T_{a \rightarrow c}(\omega) &= |S_{21}(\omega)|^2 \\ &= \left| \frac{-i\sqrt{\kappa_a\kappa_c} [J^2 + e^{i\theta}J_{ac}(\delta + \frac{i\kappa_b}{2})]}{D(\omega)} \right|^2, \end{aligned} \quad (13)`,
  '14': String.raw`\begin{aligned} T_{c \rightarrow a}(\omega) &= |S_{12}(\omega)|^2 \\ &= \left| \frac{-i\sqrt{\kappa_a\kappa_c} [J^2 + e^{-i\theta}J_{ac}(\delta + \frac{i\kappa_b}{2})]}{D(\omega)} \right|^2, \end{aligned} \quad (14)`,
  '15': String.raw`\begin{aligned} D(\omega) &= 2\cos(\theta)J^2J_{ac} + J_{ac}^2\left(\delta + \frac{i\kappa_b}{2}\right) \\ &\quad + J^2\left(\delta + \frac{i\kappa_c}{2}\right) - \left(\delta + \frac{i\kappa_a}{2}\right) \\ &\quad \times \left[-J^2 + \left(\delta + \frac{i\kappa_b}{2}\right)\left(\delta + \frac{i\kappa_c}{2}\right)\right]. \end{aligned} \quad (15)`,
  '16': String.raw`\delta = \frac{\kappa}{2\tan(\theta)}, J_{ac} = -\frac{\kappa}{2\sin(\theta)}, J = \pm J_{ac}, \kappa_b = \kappa, \quad (16)`,
  '17': String.raw`\delta = -\frac{\kappa}{2\tan(\theta)}, J_{ac} = \frac{\kappa}{2\sin(\theta)}, J = \pm J_{ac}, \kappa_b = \kappa. \quad (17)`,
} as const;
