/** The parameters of Sec. III, in units of κ, and what is read out of the light that comes through. */

export type Direction = 'ac' | 'ca';

/** Equal detunings and Kerr terms, b coupled equally to both; losses in the order a, c, b. */
export interface Point {
  readonly Delta: number;
  readonly kappa: readonly [number, number, number];
  readonly J_ac: number;
  /** J_ab = J_bc. */
  readonly J_b: number;
  readonly theta: number;
  readonly U: number;
  readonly Omega: number;
}

/** The parameters of Fig. 2 at κ_b = κ and Δ = 0.5κ. */
export const figure2: Point = {
  Delta: 0.5,
  kappa: [1, 1, 1],
  J_ac: Math.SQRT1_2,
  J_b: Math.SQRT1_2,
  theta: -Math.PI / 4,
  U: 5,
  Omega: 0.1,
};

/** The same at another loss of the auxiliary cavity. */
export const withLoss = (point: Point, kappa_b: number): Point => ({
  ...point,
  kappa: [point.kappa[0], point.kappa[1], kappa_b],
});

/** Nothing couples to b. */
export const twoCavities: Point = { ...figure2, J_b: 0 };

/** No light is lost in b. */
export const lossless: Point = withLoss(figure2, 0);

/** What a paper plots of the light in the mode that is read out. */
export interface Light {
  readonly T: number;
  readonly g2: number;
  readonly g3: number;
  /** P_0 … P_3. */
  readonly populations: readonly [number, number, number, number];
  readonly photons: number;
}

export const both = ['ac', 'ca'] as const;
