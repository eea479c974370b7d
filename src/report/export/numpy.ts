/** A Python module of a paper's derived formulas as plain NumPy functions, with a self-test. */
import { expressScalar } from '../../algebra/express.ts';
import type { Complex, Scalar } from '../../algebra/scalar.ts';
import { type FormulaSymbol, symbolsOf } from '../../algebra/symbols.ts';
import type { Paper } from '../../claims/paper.ts';
import { printTex } from '../../claims/tex/print.ts';
import type { Derivation, Formula } from '../../theory/derivation.ts';
import { printCode, wrapCode } from './code.ts';
import { number, plain, titleOf } from './model-export.ts';
import { namer } from './names.ts';
import { docstring, PYTHON_WORDS, python } from './python-language.ts';

/** Points at which each formula is compared. */
const POINTS = 3;

/** What the module itself defines. */
const OWN_WORDS = ['main', 'POINTS', 'TOLERANCE'];

/**
 * The module: one function a formula, whose arguments are its symbols in alphabetical order. Run as a script it
 * compares every function with values that ladderproof computed at random points, and exits 1 when one differs.
 */
export function numpyModule(
  paper: Pick<Paper, 'id' | 'title' | 'authors' | 'vocabulary'>,
  { formulas }: Derivation,
  version: string,
): string {
  const functionName = namer([...PYTHON_WORDS, ...OWN_WORDS]);
  const random = generator(paper.id);
  const definitions = formulas.map((formula) => {
    const symbols = symbolsOf([formula.value]);
    return { formula, symbols, name: functionName(formula.name) };
  });
  return `#!/usr/bin/env python3
"""${docstring(titleOf(paper))}

The formulas that ladderproof derives for this paper, as NumPy functions. Arguments may be numbers or arrays, real or
complex; roots are principal ones. Written by ladderproof ${version} export. Run as a script, the module tests itself.
"""

import sys

import numpy as np


${definitions.map((each) => definition(each, paper.vocabulary)).join('\n\n\n')}


# (function, arguments, value): random points, and what ladderproof's exact formula gives there in double precision.
POINTS = [
${definitions.flatMap(({ formula, symbols, name }) => points(formula.value, symbols, name, random)).join('\n')}
]

# Relative, of numbers of order one.
TOLERANCE = 1e-9


def main():
    failures = 0
    for function, arguments, expected in POINTS:
        value = function(**arguments)
        good = abs(value - expected) <= TOLERANCE * max(1e-3, abs(expected))  # False for NaN too
        failures += not good
        print(f"{function.__name__:24} {complex(value):.12g}  {'ok' if good else f'DIFFERENT: {expected:.12g} is expected'}")
    print(f"{len(POINTS)} values, {failures} of them different")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
`;
}

interface Definition {
  readonly formula: Formula;
  readonly symbols: readonly FormulaSymbol[];
  readonly name: string;
}

function definition(
  { formula, symbols, name }: Definition,
  vocabulary: Paper['vocabulary'],
): string {
  const symbol = namer([...PYTHON_WORDS, ...OWN_WORDS]);
  const expression = expressScalar(formula.value);
  const names = symbols.map((each) => symbol(each.name));
  const positive = symbols.filter((each) => each.positive).map((each) => symbol(each.name));
  return `def ${name}(${names.join(', ')}):
    """${docstring(plain(formula.meaning))}

    ${docstring(`${formula.tex} = ${printTex(expression, vocabulary)}`)}
${positive.length === 0 ? '' : `\n    Derived for positive ${positive.join(', ')}.\n`}    """
    return (
${wrapCode(printCode(expression, python(symbol)), '        ')}
    )`;
}

function points(
  value: Scalar,
  symbols: readonly FormulaSymbol[],
  name: string,
  random: () => number,
): readonly string[] {
  const symbol = namer([...PYTHON_WORDS, ...OWN_WORDS]);
  const lines: string[] = [];
  for (let tries = 0; lines.length < POINTS && tries < 20 * POINTS; tries++) {
    const at = new Map<string, Complex>(
      symbols.map(({ name: each, real }) => [
        each,
        { re: decimal(0.3 + 1.4 * random()), im: real ? 0 : decimal(random() - 0.5) },
      ]),
    );
    const result = value.evaluate(at);
    if (!isAccurate(value, at, result)) continue;
    const args = symbols.map(({ name: each }) => {
      const { re, im } = at.get(each)!;
      return `${JSON.stringify(symbol(each))}: ${im === 0 ? number(re) : `${number(re)} + ${number(im)} * 1j`}`;
    });
    lines.push(
      `    (${name}, {${args.join(', ')}}, ${number(result.re)} + ${number(result.im)} * 1j),`,
    );
  }
  return lines;
}

/** Three decimals, which no printer rounds. */
function decimal(x: number): number {
  return Math.round(x * 1000) / 1000;
}

/** Whether the value is finite and hardly moves with its arguments: close to a pole, rounding decides. */
function isAccurate(value: Scalar, at: ReadonlyMap<string, Complex>, result: Complex): boolean {
  if (!Number.isFinite(result.re) || !Number.isFinite(result.im)) return false;
  const size = Math.hypot(result.re, result.im);
  return [...at].every(([name, { re, im }]) => {
    const moved = value.evaluate(new Map(at).set(name, { re: re * (1 + 1e-9), im }));
    return Math.hypot(moved.re - result.re, moved.im - result.im) <= 1e-6 * Math.max(1e-3, size);
  });
}

/** Numbers in [0, 1) that depend on the paper's id alone: mulberry32 seeded with a hash. */
function generator(seed: string): () => number {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
