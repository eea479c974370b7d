import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/algebra/errors.ts';
import { printEquation } from '../../../src/claims/tex/print.ts';
import { readEquations } from '../../../src/claims/tex/read.ts';
import { flat } from './arbitrary.ts';
import { outlineEquation } from './outline.ts';
import { coolingTex, nonreciprocityTex } from './printed.ts';
import { cooling, nonreciprocity } from './vocabularies.ts';

type Outlines = Readonly<Record<string, readonly string[]>>;

/** Every numbered equation that is printed with a relation, as the structure that the page shows. */
const coolingOutlines: Outlines = {
  B2: [
    '(d/dt (@ rhoAB time)) = (+ (@ Lsys (@ rhoAB time)) (@ Lint (integral (@ (exp (* Lsys delay)) (@ Lint (@ rhoAB (+ time (- delay))))))))',
  ],
  B3: [
    '(@ Lint (integral (@ (exp (* Lsys delay)) (@ Lint (@ rhoAB (+ time (- delay))))))) = (+ (- (* i Hint (integral (@ (exp (* Lsys delay)) (@ Lint (@ rhoAB (+ time (- delay)))))))) (* i (integral (@ (exp (* Lsys delay)) (@ Lint (* (@ rhoAB (+ time (- delay))) († Hint)))))))',
  ],
  B6: [
    '(d/dt (@ rhoAB time)) = (+ (- (* i ([] Hsys (@ rhoAB time)))) (- (integral (* Hint (@ (exp (* († Lsys) delay)) Hint) (@ rhoAB time)))) (integral (* Hint (@ rhoAB time) (@ (exp (* († Lsys) delay)) († Hint)))) (integral (* (@ (exp (* († Lsys) delay)) Hint) (@ rhoAB time) († Hint))) (- (integral (* (@ rhoAB time) (@ (exp (* († Lsys) delay)) († Hint)) († Hint)))))',
  ],
  B11: [
    '(- (integral (* Hint (@ (exp (* († Lsys) delay)) Hint) (@ rhoAB time)))) = (- (* (/ (+ (^ g1 2) (- (^ g2 2))) (+ kappaAEff kappaB)) (+ (* a († a) († b) b) (* († a) a b († b))) (@ rhoAB time)))',
  ],
  B12: [
    '(integral (* Hint (@ rhoAB time) (@ (exp (* († Lsys) delay)) († Hint)))) = (* (/ 1 (+ kappaAEff kappaB)) (+ (* (^ (+ g1 (- g2)) 2) a († b) (@ rhoAB time) († a) b) (* (^ (+ g1 g2) 2) († a) b (@ rhoAB time) a († b))))',
  ],
  1: ['H1 = (+ (* gab a († b)) (* gba († a) b) (* g (+ (* († a) c) (* a († c)))))'],
  2: [
    'Heff = (+ (- (* Delta († c) c)) (* omegaA († a) a) (* omegaB († b) b) (* gab a († b)) (* gba († a) b) (* g (+ (* († a) c) (* a († c)))))',
  ],
  3: [
    '(d/dt rhoSys) = (@ L rhoSys)',
    '(d/dt rhoSys) = (+ (- (* i (+ (* Heff rhoSys) (- (* rhoSys († Heff)))))) (* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) (@ (+ La Lb Lc) rhoSys))',
    'La = (+ (* (+ 1 nA) kappaA (D a)) (* nA kappaA (D († a))))',
    'Lb = (+ (* (+ 1 nB) kappaB (D b)) (* nB kappaB (D († b))))',
    'Lc = (* gamma (D c))',
  ],
  4: ['HcA = (+ (- (* Delta († c) c)) (* omegaA († a) a) (* g (+ (* († a) c) (* a († c)))))'],
  5: ['Aminus = (* (^ g 2) (/ gamma (+ (^ (+ Delta (- omegaA)) 2) (^ (/ gamma 2) 2))))'],
  6: ['Aplus = (* (^ g 2) (/ gamma (+ (^ (+ Delta omegaA) 2) (^ (/ gamma 2) 2))))'],
  7: ['GammaOpt = (+ Aminus (- Aplus))'],
  8: ['nOpt = (/ Aplus (+ Aminus (- Aplus)))'],
  9: ['kappaAEff = (+ kappaA GammaOpt)'],
  10: ['nAEff = (/ (+ (* kappaA nA) (* GammaOpt nOpt)) kappaAEff)'],
  11: ['HAB = (+ (* omegaA († a) a) (* omegaB († b) b) (* gab a († b)) (* gba († a) b))'],
  12: [
    '(d/dt rhoAB) = (@ Leff rhoAB)',
    '(d/dt rhoAB) = (+ (- (* i (+ (* HAB rhoAB) (- (* rhoAB († HAB)))))) (@ (+ LaEff Lb) rhoAB))',
  ],
  13: [
    '(d/dt numberA) = (+ (* (/ (* 2 (^ (+ g1 g2) 2)) (+ kappaAEff kappaB)) (+ 1 numberA) numberB) (- (* (/ (* 2 (^ (+ g1 (- g2)) 2)) (+ kappaAEff kappaB)) numberA (+ 1 numberB))) (* kappaAEff (+ nAEff (- numberA))))',
    '(d/dt numberB) = (+ (- (* (/ (* 2 (^ (+ g1 g2) 2)) (+ kappaAEff kappaB)) (+ 1 numberA) numberB)) (* (/ (* 2 (^ (+ g1 (- g2)) 2)) (+ kappaAEff kappaB)) numberA (+ 1 numberB)) (* kappaB (+ nB (- numberB))))',
  ],
  14: ['(+ (* A (^ (⟨⟩ numberB) 2)) (* B (⟨⟩ numberB)) C) = 0'],
  15: [
    'A = (/ (* 8 g1 g2 kappaB) (* kappaAEff (+ kappaAEff kappaB)))',
    'B = (+ (- (* (/ (* 8 g1 g2) (+ kappaAEff kappaB)) (+ nAEff (* (/ kappaB kappaAEff) nB)))) (- (/ (* 2 (^ (+ g1 g2) 2)) (+ kappaAEff kappaB))) (- (* (/ (* 2 (^ (+ g1 (- g2)) 2)) (+ kappaAEff kappaB)) (/ kappaB kappaAEff))) (- kappaB))',
    'C = (+ (* (/ (* 2 (^ (+ g1 (- g2)) 2)) (+ kappaAEff kappaB)) (+ nAEff (* (/ kappaB kappaAEff) nB))) (* kappaB nB))',
  ],
  A1: [
    '(* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) = (* 2 i g2 (trace (* rho (+ (* († a) b) (- (* a († b)))))) rho)',
  ],
  A2: [
    '(* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) = (* 2 i g2 (trace (* rho (+ (* (conjugate alpha) b) (- (* alpha († b)))))) rho)',
    '(* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) = (* 2 i g2 (|| alpha) (trace (* rho (+ (* (exp (- (* i theta))) b) (- (* (exp (* i theta)) († b)))))) rho)',
  ],
  A3: [
    '(* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) = (* 2 i g2 (|| alpha) (trace (* rho (+ bTurned (- († bTurned))))) rho)',
  ],
  A4: [
    '(* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) = (* 2 i g2 (|| alpha) (trace (* rho (+ bTurned (- († bTurned))))) rho)',
    '(* i (trace (* rhoSys (+ Heff (- († Heff))))) rhoSys) = 0',
  ],
  B1: [
    '(@ Lsys rho) = (+ (- (* i ([] Hsys rho))) (@ LaEff rho) (@ Lb rho))',
    '(@ Lint rho) = (- (* i (+ (* Hint rho) (- (* rho († Hint))))))',
  ],
  B4: [
    '(@ Lint (@ rhoAB (+ time (- delay)))) = (+ (- (* i Hint (@ rhoAB (+ time (- delay))))) (* i (@ rhoAB (+ time (- delay))) († Hint)))',
  ],
  B5: [
    '(@ (exp (* Lsys delay)) (@ Lint (@ rhoAB (+ time (- delay))))) = (+ (- (* i (@ (exp (* († Lsys) delay)) Hint) (@ rhoAB time))) (* i (@ rhoAB time) (@ (exp (* († Lsys) delay)) († Hint))))',
  ],
  B7: [
    '(@ (exp (* († Lsys) delay)) Hint) = (+ (* (+ g1 g2) (@ (exp (* († Lsys) delay)) († a)) (@ (exp (* († Lsys) delay)) b)) (* (+ g1 (- g2)) (@ (exp (* († Lsys) delay)) a) (@ (exp (* († Lsys) delay)) († b))))',
  ],
  B8: [
    '(@ († Lsys) a) = (+ (* i ([] Hsys a)) (@ († La) a) (@ († Lb) a))',
    '(@ († Lsys) a) = (+ (* i ([] (* omegaA († a) a) a)) (* (+ 1 nAEff) kappaAEff (+ (* 2 († a) a a) (- (* († a) a a)) (- (* a († a) a)))) (* nAEff kappaAEff (+ (* 2 a a († a)) (- (* a († a) a)) (- (* a a († a))))))',
    '(@ († Lsys) a) = (- (* i (+ omegaA kappaAEff) a))',
  ],
  B9: [
    '(@ (exp (* († Lsys) delay)) Hint) = (+ (* (+ g1 g2) (exp (- (* (+ (+ kappaAEff kappaB) (- (* i (+ omegaA (- omegaB))))) delay))) († a) b) (* (+ g1 (- g2)) (exp (- (* (+ (+ kappaAEff kappaB) (* i (+ omegaA (- omegaB)))) delay))) a († b)))',
  ],
  B10: [
    '(@ (exp (* († Lsys) delay)) († Hint)) = (+ (* (+ g1 g2) (exp (- (* (+ (+ kappaAEff kappaB) (* i (+ omegaA (- omegaB)))) delay))) a († b)) (* (+ g1 (- g2)) (exp (- (* (+ (+ kappaAEff kappaB) (- (* i (+ omegaA (- omegaB))))) delay))) († a) b))',
  ],
  B15: [
    '(d/dt (@ rhoAB time)) = (+ (- (* i ([] (+ HsysTurned (* (/ (* 4 (^ g2 2)) (+ kappaAEff kappaB)) († a) a († b) b)) (@ rhoAB time)))) (@ LaEff (@ rhoAB time)) (@ Lb (@ rhoAB time)) (@ Lab (@ rhoAB time)))',
  ],
  B16: [
    'HsysTurned = (+ (* (+ omegaA (/ (+ (* 2 (^ g2 2)) (- (* 2 g1 g2))) (+ kappaAEff kappaB))) († a) a) (* (+ omegaB (/ (+ (* 2 (^ g2 2)) (* 2 g1 g2)) (+ kappaAEff kappaB))) († b) b))',
  ],
  B17: [
    'Lab = (+ (* (/ (^ (+ g1 g2) 2) (+ kappaAEff kappaB)) (D (* († a) b))) (* (/ (^ (+ g1 (- g2)) 2) (+ kappaAEff kappaB)) (D (* a († b)))))',
  ],
  B18: [
    '(d/dt numberA) = (@ (+ († Lab) († LaEff)) numberA)',
    '(d/dt numberA) = (+ (@ (+ (* (/ (^ (+ g1 g2) 2) (+ kappaAEff kappaB)) († (D (* († a) b)))) (* (/ (^ (+ g1 (- g2)) 2) (+ kappaAEff kappaB)) († (D (* a († b)))))) numberA) (@ (+ (* (+ 1 nAEff) kappaAEff († (D a))) (* nAEff kappaAEff († (D († a))))) numberA))',
    '(d/dt numberB) = (@ (+ († Lab) († LbEff)) numberB)',
    '(d/dt numberB) = (+ (@ (+ (* (/ (^ (+ g1 g2) 2) (+ kappaAEff kappaB)) († (D (* († a) b)))) (* (/ (^ (+ g1 (- g2)) 2) (+ kappaAEff kappaB)) († (D (* a († b)))))) numberB) (@ (+ (* (+ 1 nB) kappaB († (D b))) (* nB kappaB († (D († b))))) numberB))',
  ],
  B19: [
    '(@ († (D (* († a) b))) numberA) = (* 2 (+ 1 numberA) numberB)',
    '(@ († (D (* a († b)))) numberA) = (- (* 2 numberA (+ 1 numberB)))',
    '(@ († (D a)) numberA) = (- (* 2 numberA))',
    '(@ († (D († a))) numberA) = (* 2 (+ 1 numberA))',
    '(@ († (D (* († a) b))) numberB) = (- (* 2 (+ 1 numberA) numberB))',
    '(@ († (D (* a († b)))) numberB) = (* 2 numberA (+ 1 numberB))',
    '(@ († (D b)) numberB) = (- (* 2 numberB))',
    '(@ († (D († b))) numberB) = (* 2 (+ 1 numberB))',
  ],
  C1: ['(+ (* D (^ (⟨⟩ numberA) 2)) (* E (⟨⟩ numberA)) F) = 0'],
  C2: [
    'D = (- (/ (* 8 g1 g2 kappaAEff) (* kappaB (+ kappaAEff kappaB))))',
    'E = (+ (* (/ (* 8 g1 g2) (+ kappaAEff kappaB)) (+ (* (/ kappaAEff kappaB) nAEff) nB)) (- (* (/ (* 2 (^ (+ g1 g2) 2)) (+ kappaAEff kappaB)) (/ kappaAEff kappaB))) (- (/ (* 2 (^ (+ g1 (- g2)) 2)) (+ kappaAEff kappaB))) (- kappaAEff))',
    'F = (+ (* (/ (* 2 (^ (+ g1 g2) 2)) (+ kappaAEff kappaB)) (+ (* (/ kappaAEff kappaB) nAEff) nB)) (* kappaAEff nAEff))',
  ],
};

const nonreciprocityOutlines: Outlines = {
  1: [
    'H = (+ (* omegaA († a) a) (* omegaC († c) c) (* omegaB († b) b) (* Ua († a) († a) a a) (* Uc († c) († c) c c) (+ (* Jac (exp (* i theta)) a († c)) (* Jab a († b)) (* Jbc c († b)) († (+ (* Jac (exp (* i theta)) a († c)) (* Jab a († b)) (* Jbc c († b))))))',
  ],
  2: ['Hd = (* Omega (+ (* († d) (exp (- (* i omegaP time)))) (* d (exp (* i omegaP time)))))'],
  3: [
    'Ht = (+ (* DeltaA († a) a) (* DeltaC († c) c) (* DeltaB († b) b) (* Ua († a) († a) a a) (* Uc († c) († c) c c) (+ (* Jac (exp (* i theta)) a († c)) (* Jab a († b)) (* Jbc c († b)) († (+ (* Jac (exp (* i theta)) a († c)) (* Jab a († b)) (* Jbc c († b))))) (* Omega (+ († d) d)))',
  ],
  4: [
    '(d/dt rho) = (+ (- (* i ([] Ht rho))) (* (/ kappaA 2) (@ (D a) rho)) (* (/ kappaC 2) (@ (D c) rho)) (* (/ kappaB 2) (@ (D b) rho)))',
  ],
  5: [
    'Tac = (/ (⟨⟩ (* († cOut) cOut)) Pa)',
    'Tac = (* (/ (* kappaA kappaC) (^ Omega 2)) (⟨⟩ (* († c) c)))',
    'Tca = (/ (⟨⟩ (* († aOut) aOut)) Pc)',
    'Tca = (* (/ (* kappaA kappaC) (^ Omega 2)) (⟨⟩ (* († a) a)))',
  ],
  6: [
    '(@ gnac 0) = (/ (⟨⟩ (* (^ († cOut) n) (^ cOut n))) (^ (⟨⟩ (* († cOut) cOut)) n))',
    '(@ gnac 0) = (/ (⟨⟩ (* (^ († c) n) (^ c n))) (^ (⟨⟩ (* († c) c)) n))',
    '(@ gnca 0) = (/ (⟨⟩ (* (^ († aOut) n) (^ aOut n))) (^ (⟨⟩ (* († aOut) aOut)) n))',
    '(@ gnca 0) = (/ (⟨⟩ (* (^ († a) n) (^ a n))) (^ (⟨⟩ (* († a) a)) n))',
  ],
  7: [
    '(d/dt a) = (+ (- (* (+ (* i omegaA) (/ kappaA 2)) a)) (- (* i Jac (exp (- (* i theta))) c)) (- (* i Jab b)) (* (root kappaA) aIn))',
    '(d/dt c) = (+ (- (* (+ (* i omegaC) (/ kappaC 2)) c)) (- (* i Jac (exp (* i theta)) a)) (- (* i Jbc b)) (* (root kappaC) cIn))',
    '(d/dt b) = (+ (- (* (+ (* i omegaB) (/ kappaB 2)) b)) (- (* i Jab a)) (- (* i Jbc c)) (* (root kappaB) bIn))',
  ],
  8: [
    '(transpose uHat) = (matrix a, c, b)',
    '(transpose vIn) = (matrix aIn, cIn, bIn)',
    'Gamma = (matrix kappaA, 0, 0; 0, kappaC, 0; 0, 0, kappaB)',
  ],
  9: ['(d/dt uHat) = (+ (- (* i M u)) (* (root Gamma) vIn))'],
  10: [
    'M = (matrix (+ omegaA (- (* i (/ kappaA 2)))), (* Jac (exp (- (* i theta)))), Jab; (* Jac (exp (* i theta))), (+ omegaC (- (* i (/ kappaC 2)))), Jbc; Jab, Jbc, (+ omegaB (- (* i (/ kappaB 2)))))',
  ],
  11: ['(@ u omega) = (- (* i (^ (+ M (- (* omega I))) (- 1)) (root Gamma) (@ vIn omega)))'],
  12: [
    '(@ S omega) = (/ uOut uIn)',
    '(@ S omega) = (+ (- (* i (root Gamma) (^ (+ M (- (* omega I))) (- 1)) Gamma)) (- I))',
  ],
  13: [
    '(@ Tac omega) = (^ (|| (@ S21 omega)) 2)',
    '(@ Tac omega) = (^ (|| (/ (- (* i (root (* kappaA kappaC)) (+ (^ J 2) (* (exp (* i theta)) Jac (+ delta (/ (* i kappaB) 2)))))) (@ D omega))) 2)',
  ],
  14: [
    '(@ Tca omega) = (^ (|| (@ S12 omega)) 2)',
    '(@ Tca omega) = (^ (|| (/ (- (* i (root (* kappaA kappaC)) (+ (^ J 2) (* (exp (- (* i theta))) Jac (+ delta (/ (* i kappaB) 2)))))) (@ D omega))) 2)',
  ],
  15: [
    '(@ D omega) = (+ (* 2 (cos theta) (^ J 2) Jac) (* (^ Jac 2) (+ delta (/ (* i kappaB) 2))) (* (^ J 2) (+ delta (/ (* i kappaC) 2))) (- (* (+ delta (/ (* i kappaA) 2)) (+ (- (^ J 2)) (* (+ delta (/ (* i kappaB) 2)) (+ delta (/ (* i kappaC) 2)))))))',
  ],
  16: [
    'delta = (/ kappa (* 2 (tan theta)))',
    'Jac = (- (/ kappa (* 2 (sin theta))))',
    'J = (± Jac)',
    'kappaB = kappa',
  ],
  17: [
    'delta = (- (/ kappa (* 2 (tan theta))))',
    'Jac = (/ kappa (* 2 (sin theta)))',
    'J = (± Jac)',
    'kappaB = kappa',
  ],
};

const papers = [
  { paper: 'cooling', printed: coolingTex, outlines: coolingOutlines, words: cooling },
  {
    paper: 'nonreciprocity',
    printed: nonreciprocityTex,
    outlines: nonreciprocityOutlines,
    words: nonreciprocity,
  },
] as const;

const equations = papers.flatMap(({ paper, printed, outlines, words }) => {
  return Object.entries(printed).map(([number, tex]) => {
    return { paper, number, tex, words, expected: outlines[number] };
  });
});
const readable = equations.filter(({ expected }) => expected !== undefined);
const unrelated = equations.filter(({ expected }) => expected === undefined);

describe('the printed equations', () => {
  it.each(readable)('$paper ($number)', ({ tex, words, expected }) => {
    expect(readEquations(tex, words).map(outlineEquation)).toEqual(expected);
  });

  it.each(readable)('$paper ($number), printed and read again', ({ tex, words }) => {
    for (const equation of readEquations(tex, words)) {
      const [again] = readEquations(printEquation(equation, words), words);
      expect(again?.relation).toBe(equation.relation);
      expect(again && flat(again.left)).toEqual(flat(equation.left));
      expect(again && flat(again.right)).toEqual(flat(equation.right));
    }
  });

  it('refuses the two that are printed without a relation', () => {
    expect(unrelated.map(({ number }) => number)).toEqual(['B13', 'B14']);
    for (const { tex, words } of unrelated) {
      expect(() => readEquations(tex, words)).toThrow(InputError);
    }
  });
});
