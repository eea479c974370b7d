import { describe, expect, it } from 'vitest';
import { readEquations, readExpression } from '../../../src/claims/tex/read.ts';
import { outline, outlineEquation } from './outline.ts';
import { cooling, nonreciprocity } from './vocabularies.ts';

const { raw } = String;

describe('expressions', () => {
  it.each([
    ['2ig_2|\\alpha|', '(* 2 i g2 (|| alpha))'],
    [raw`aa^\dagger b^\dagger b`, '(* a († a) († b) b)'],
    [raw`2a\rho a^\dagger`, '(* 2 a rho († a))'],
    ['g_1 - (g_2 + g)', '(+ g1 (- (+ g2 g)))'],
    ['-g_1 g_2', '(- (* g1 g2))'],
    [raw`\pm g \mp g_1`, '(+ (± g) (± (- g1)))'],
    [raw`\sqrt{2}\kappa_b/2`, '(/ (* (root 2) kappaB) 2)'],
    ['g_2(g + 1)/(g - 1)', '(/ (* g2 (+ g 1)) (+ g (- 1)))'],
    [raw`3\pi/4`, '(/ (* 3 π) 4)'],
    ['2.50', '2.50'],
    ['10^{-4}', '(^ 10 (- 4))'],
    [raw`\alpha^*`, '(conjugate alpha)'],
    [raw`{a^\dagger}^2`, '(^ († a) 2)'],
    [raw`a^{\dagger 2}`, '(^ († a) 2)'],
    ['[a, b]', '([] a b)'],
    ['[a + b]', '(+ a b)'],
    [raw`\{a, b\}`, '({} a b)'],
    [raw`\left[a, b\right]^\dagger`, '(† ([] a b))'],
    [raw`\bigl(a\bigr)\Big[b\Big]`, '(* a b)'],
    ['|g_1|g_2|g|', '(* (|| g1) g2 (|| g))'],
    [raw`\left|g - \left|g_1\right|\right|^2`, '(^ (|| (+ g (- (|| g1)))) 2)'],
    [raw`\langle n_b \rangle^2`, '(^ (⟨⟩ numberB) 2)'],
    [raw`\text{Tr}[\rho a^\dagger a]`, '(trace (* rho († a) a))'],
    [raw`\operatorname{Tr}(\rho)`, '(trace rho)'],
    [raw`\text{Tr}([a, b])`, '(trace ([] a b))'],
    [raw`\text{diag}(g_1, g_2)`, '(matrix g1, 0; 0, g2)'],
    [raw`\text{Re}(g) + \Im(g)`, '(+ (re g) (im g))'],
    [raw`\cos\theta\sin 2\theta`, '(* (cos theta) (sin (* 2 theta)))'],
    [raw`\cos^2(\theta)`, '(^ (cos theta) 2)'],
    [raw`\cos(\theta)^2`, '(^ (cos theta) 2)'],
    [raw`e^{-((\kappa'_a+\kappa_b))t'}`, '(exp (- (* (+ kappaAEff kappaB) delay)))'],
    [raw`\dfrac12 g`, '(* (/ 1 2) g)'],
    [raw`g(a + \text{H.c.})`, '(* g (+ a († a)))'],
    ['g(a b - H.c.)', '(* g (+ (* a b) (- († (* a b)))))'],
    [raw`\dot{n}_a`, '(d/dt numberA)'],
    [raw`\dot\rho^2`, '(^ (d/dt rho) 2)'],
    [raw`\frac{d}{dt} a^\dagger a`, '(d/dt (* († a) a))'],
    [raw`\frac{d}{dt}(a) b`, '(* (d/dt a) b)'],
    [raw`\frac{d \langle n_a\rangle}{dt}`, '(d/dt (⟨⟩ numberA))'],
    [raw`\frac{\mathrm{d}}{\mathrm{d}t} a`, '(d/dt a)'],
    [raw`\frac{\partial \rho}{\partial t}`, '(d/dt rho)'],
    ['dn_a/dt', '(d/dt numberA)'],
    [raw`\begin{aligned} g &+ 1 \\ &\quad + 2. \end{aligned} \quad (7)`, '(+ g 1 2)'],
    [raw`\color{red}{g}\,g`, '(* g g)'],
  ])('%s', (tex, expected) => {
    expect(outline(readExpression(tex, cooling))).toBe(expected);
  });
});

describe('superoperators', () => {
  it.each([
    [raw`\kappa_a D_a\rho`, '(* kappaA (@ (D a) rho))'],
    [raw`D_{a^\dagger b}^\dagger (n_a)`, '(@ († (D (* († a) b))) numberA)'],
    [raw`\mathcal{L}_{ab}^\dagger n_a n_b`, '(@ († Lab) (* numberA numberB))'],
    [raw`\mathcal{L}_{ab}^\dagger (n_a) n_b`, '(* (@ († Lab) numberA) numberB)'],
    [raw`\mathcal{L}_a\mathcal{L}_b\rho`, '(@ La (@ Lb rho))'],
    [raw`\mathcal{L}_a\mathcal{L}_b`, '(* La Lb)'],
    [raw`(\mathcal{L}_a + \mathcal{L}_b)\rho`, '(@ (+ La Lb) rho)'],
    [raw`\mathcal{L}_a(\mathcal{L}_b + \mathcal{L}_c)\rho`, '(@ La (@ (+ Lb Lc) rho))'],
    [raw`e^{\mathcal{L}t'}(\rho) a`, '(* (@ (exp (* L delay)) rho) a)'],
    [raw`\mathcal{L}(t - t')\rho`, '(@ (* L (+ time (- delay))) rho)'],
    [raw`\mathcal{L} \cdot \rho`, '(* L rho)'],
    ['D g', '(* D g)'],
  ])('%s', (tex, expected) => {
    expect(outline(readExpression(tex, cooling))).toBe(expected);
  });

  it.each([
    [raw`\mathcal{L}[\hat{a}]\hat\rho`, '(@ (D a) rho)'],
    [raw`\mathcal{L}^\dagger[\hat{a}]\hat{b}`, '(@ († (D a)) b)'],
    [raw`S^\dagger(\omega)`, '(† (@ S omega))'],
    [raw`|S_{21}|^2`, '(^ (|| S21) 2)'],
    [raw`\hat{u}^T M^{\top}`, '(* (transpose uHat) (transpose M))'],
  ])('%s', (tex, expected) => {
    expect(outline(readExpression(tex, nonreciprocity))).toBe(expected);
  });
});

describe('displays', () => {
  it.each([
    ['a = b = c', ['a = b', 'a = c']],
    ['g < g_1 < g_2', ['g < g1', 'g1 < g2']],
    ['g = g_1 < g_2', ['g = g1', 'g < g2']],
    [raw`g \approx 2g_1/g_2 \gg 1`, ['g ≈ (/ (* 2 g1) g2)', '(/ (* 2 g1) g2) ≫ 1']],
    [raw`g_1 \neq g_2`, ['g1 ≠ g2']],
    [raw`g=1 \quad g_1=2, g_2 = 3; A = 4`, ['g = 1', 'g1 = 2', 'g2 = 3', 'A = 4']],
    [raw`g = 1 \quad + 2`, ['g = (+ 1 2)']],
    [raw`g = 1 \text{ and } g_1 = 2`, ['g = 1', 'g1 = 2']],
    [raw`\begin{align} g &= 1 \\ g_1 &= 2 \end{align}`, ['g = 1', 'g1 = 2']],
    [
      raw`\begin{align} g &= (1) \\ g_1 &= |g| \\ g_2 &= \langle a \rangle \end{align}`,
      ['g = 1', 'g1 = (|| g)', 'g2 = (⟨⟩ a)'],
    ],
    [
      raw`\begin{aligned} g &= (1 \\ &+ (2 + (3)) \\ &\times 4), \\ g_1 = (g) \end{aligned}`,
      ['g = (+ 1 (* (+ 2 3) 4))', 'g1 = g'],
    ],
    [
      raw`\begin{aligned} g &= 1 & g_1 &= 2 \\ A &= 3 & B &= 4 \end{aligned}`,
      ['g = 1', 'g1 = 2', 'A = 3', 'B = 4'],
    ],
    [raw`\begin{gather} g = 1 \\ g_1 = 2 \end{gather}`, ['g = 1', 'g1 = 2']],
    [raw`\begin{aligned} g &= 1 \\ &= 2 \end{aligned}`, ['g = 1', 'g = 2']],
    [raw`\begin{aligned} g = (1 \\ + 2) \end{aligned}`, ['g = (+ 1 2)']],
    [raw`\begin{aligned} g &= 1, \\ -g_1 &= 2 \end{aligned}`, ['g = 1', '(- g1) = 2']],
    [
      raw`\begin{aligned} g &= 1 \quad (1a) \\ g_1 &= 2. \quad (1b) \end{aligned}`,
      ['g = 1', 'g1 = 2'],
    ],
    [raw`\begin{equation} g = 1 \tag{A1} \end{equation}`, ['g = 1']],
    ['dn_a/dt = dn_b/dt = 0', ['(d/dt numberA) = (d/dt numberB)', '(d/dt numberA) = 0']],
  ])('%s', (tex, expected) => {
    expect(readEquations(tex, cooling).map(outlineEquation)).toEqual(expected);
  });
});
