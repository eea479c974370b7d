import { type Declaration, type Role, vocabulary } from '../../../src/claims/tex/vocabulary.ts';

/** One declaration a line: name, TeX. */
function declare(role: Role, lines: string, value?: Declaration['value']): readonly Declaration[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', tex = ''] = line.trim().split(/\s+(.*)/);
      return { name, tex, role, ...(value === undefined ? {} : { value }) };
    });
}

/** Two particles and a cavity: D_x is the dissipator, D a coefficient. */
export const cooling = vocabulary(
  [
    ...declare(
      'scalar',
      String.raw`
      g g
      g1 g_1
      g2 g_2
      gab g_{ab}
      gba g_{ba}
      gamma \gamma
      Delta \Delta
      kappaA \kappa_a
      kappaB \kappa_b
      kappaAEff \kappa'_a
      kappaAEff \kappa_a^{(\text{eff})}
      nA \bar{n}_a
      nB \bar{n}_b
      nAEff \bar{n}'_a
      nAEff \bar{n}_a^{(\text{eff})}
      nOpt n_{\text{opt}}
      GammaOpt \Gamma_{\text{opt}}
      Aplus A_+
      Aminus A_-
      omegaA \omega_a
      omegaB \omega_b
      theta \theta
      time t
      delay t'
      alpha \alpha
      A A
      B B
      C C
      D D
      E E
      F F
    `,
    ),
    ...declare(
      'operator',
      String.raw`
      a a
      b b
      c c
      bTurned b'
      numberA n_a
      numberB n_b
      rho \rho
      rhoSys \rho_{\text{sys}}
      H1 H_1
      Heff H_{\text{eff}}
      HcA H_{c-A}
      HAB H_{A-B}
      Hsys H_{\text{sys}}
      HsysTurned H'_{\text{sys}}
      Hint H_{\text{int}}
    `,
    ),
    { name: 'rhoAB', tex: '\\rho_{a,b}', role: 'function', value: 'operator' },
    ...declare(
      'superoperator',
      String.raw`
      L \mathcal{L}
      Leff \mathcal{L}'
      La \mathcal{L}_a
      LaEff \mathcal{L}'_a
      Lb \mathcal{L}_b
      LbEff \mathcal{L}'_b
      Lc \mathcal{L}_c
      Lab \mathcal{L}_{ab}
      Lsys \mathcal{L}_{\text{sys}}
      Lint \mathcal{L}_{\text{int}}
    `,
    ),
  ],
  { tex: 'D', form: 'subscript' },
);

/** Three cavities: 𝓛[x] is the dissipator. */
export const nonreciprocity = vocabulary(
  [
    ...declare(
      'scalar',
      String.raw`
      kappa \kappa
      kappaA \kappa_a
      kappaB \kappa_b
      kappaC \kappa_c
      omega \omega
      omegaA \omega_a
      omegaB \omega_b
      omegaC \omega_c
      omegaP \omega_p
      DeltaA \Delta_a
      DeltaB \Delta_b
      DeltaC \Delta_c
      delta \delta
      Ua U_a
      Uc U_c
      J J
      Jac J_{ac}
      Jab J_{ab}
      Jbc J_{bc}
      Omega \Omega
      theta \theta
      phi \phi
      Pa P_{in}^a
      Pc P_{in}^c
      P1a P_1^a
      P2a P_2^a
      n n
      time t
    `,
    ),
    ...declare(
      'operator',
      String.raw`
      a \hat{a}
      b \hat{b}
      c \hat{c}
      d \hat{d}
      o \hat{o}
      aIn \hat{a}_{in}
      bIn \hat{b}_{in}
      cIn \hat{c}_{in}
      aOut \hat{a}_{out}
      cOut \hat{c}_{out}
      rho \hat{\rho}
      H \hat{H}
      Hd \hat{H}_d
      Ht \hat{H}_t
    `,
    ),
    ...declare(
      'matrix',
      String.raw`
      M M
      I I
      Gamma \Gamma
      uHat \hat{u}
    `,
    ),
    ...declare(
      'function',
      `
      u u
      uOut u_{out}
      uIn u_{in}
      vIn v_{in}
      S S
    `,
      'matrix',
    ),
    ...declare(
      'function',
      String.raw`
      S21 S_{21}
      S12 S_{12}
      Tac T_{a \rightarrow c}
      Tca T_{c \rightarrow a}
      D D
      g2ac g_{a \rightarrow c}^{(2)}
      g2ca g_{c \rightarrow a}^{(2)}
      gnac g_{a \rightarrow c}^{(n)}
      gnca g_{c \rightarrow a}^{(n)}
    `,
    ),
  ],
  { tex: '\\mathcal{L}', form: 'bracket' },
);
