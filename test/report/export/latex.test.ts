/** The LaTeX document: balanced, complete, no line wider than the page, and compiled where there is a TeX. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/claims/paper.ts';
import { latexDocument } from '../../../src/report/export/latex.ts';
import { printedFormula } from '../../../src/report/export/latex-display.ts';
import { mathTex, proseTex } from '../../../src/report/export/latex-prose.ts';
import { ladderproof } from '../../cli/harness.ts';

const papers = new URL('../../../derivations/', import.meta.url);
const hasTex = spawnSync('pdflatex', ['--version']).status === 0;

/** Environments and braces that are left open or close nothing. */
function unbalanced(tex: string): readonly string[] {
  const body = tex
    .replace(/\\begin\{lstlisting\}[\s\S]*?\\end\{lstlisting\}/g, '')
    .replace(/^%.*$/gm, '');
  const open: string[] = [];
  const faults: string[] = [];
  for (const [token, kind, name] of body.matchAll(
    /\\(begin|end)\{(\w+\*?)\}|\\[\\{}]|\\\[|\\\]|[{}]/g,
  )) {
    if (kind === 'begin') open.push(name!);
    else if (kind === 'end' && open.pop() !== name) faults.push(token);
    else if (token === '{' || token === '\\[') open.push(token);
    else if (token === '}' && open.pop() !== '{') faults.push(token);
    else if (token === '\\]' && open.pop() !== '\\[') faults.push(token);
  }
  return [...faults, ...open];
}

/** What pdfLaTeX complains of: errors, and lines that run off the page. */
function complaints(tex: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ladderproof-'));
  try {
    writeFileSync(join(folder, 'paper.tex'), tex);
    for (let run = 0; run < 2; run++)
      spawnSync('pdflatex', ['-interaction=nonstopmode', 'paper.tex'], { cwd: folder });
    const log = readFileSync(join(folder, 'paper.log'), 'latin1');
    return (
      log.match(
        /^!.*|^Overfull \\hbox \((?:[5-9]|\d\d+)\.\d+pt too wide.*|^LaTeX Warning: Reference.*/gm,
      ) ?? []
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(['loss-nonreciprocity', 'sympathetic-cooling'])('the derivation of %s', (id) => {
  it('is there line by line, balanced, and fits the page', async () => {
    const { default: paper } = (await import(new URL(`${id}/index.ts`, papers).href)) as {
      default: Paper;
    };
    const derivation = paper.derivation();
    const tex = latexDocument({ paper, derivation, judged: [] }, '0.0.0');
    expect(unbalanced(tex)).toEqual([]);
    for (const { title, lines } of derivation.steps) {
      expect(tex).toContain(`\\subsection{${proseTex(title)}}`);
      for (const { left } of lines) expect(tex).toContain(mathTex(left));
    }
    expect(tex).not.toMatch(/U\+[0-9A-F]{2,}\]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what T1 fonts have no glyph for
    expect(tex.match(/[^\x00-\u017f]/gu)).toBeNull();
    if (hasTex) expect(complaints(tex)).toEqual([]);
  });
});

describe('the verdicts', () => {
  it('stand with printed and corrected forms', async () => {
    const { code, stdout } = await ladderproof(['export', 'driven-oscillator', '--to', 'latex']);
    expect(code).toBe(0);
    expect(unbalanced(stdout)).toEqual([]);
    expect(stdout).toMatch(/^% Written by ladderproof 0\.0\.0 export/);
    expect(stdout).toMatch(/ & (?:corrected|refuted) \(/);
    expect(stdout).toMatch(/Printed:[\s\S]*Corrected \(/);
    if (hasTex) expect(complaints(stdout)).toEqual([]);
  });
});

describe('prose', () => {
  it.each([
    ['100% of a_1 & b', '100\\% of $a_1$ \\& b'],
    ['κ′_a + κ_b at ω_c − ω_L', "$\\kappa '_a$ $+$ $\\kappa _b$ at $\\omega _c$ $-$ $\\omega _L$"],
    ['e^{−λt}', '$e^{-\\lambda t}$'],
    ['a file_name, not mathematics', 'a file\\_name, not mathematics'],
    ['$x_1 \\to 0$ “so”', "$x_1 \\to 0$ ``so''"],
    ['⟨n_b⟩ ≪ 1', '$\\langle $$n_b$$\\rangle $ $\\ll $ 1'],
    ['漢', '[U+6F22]'],
  ])('%s', (text, tex) => {
    expect(unbalanced(proseTex(text))).toEqual([]);
    expect(proseTex(text).replace(/[\s$]+/g, '')).toBe(tex.replace(/[\s$]+/g, ''));
  });

  it('breaks a printed formula that is too wide', () => {
    const sum = Array.from({ length: 40 }, (_, k) => `\\kappa_{${k}} n_a`).join(' + ');
    expect(printedFormula(`x = ${sum}`)).toMatch(/^\\begin\{flushleft\}/);
    expect(printedFormula(`x = \\frac{${sum}}{2}`)).toMatch(/\\resizebox\{\\linewidth\}/);
    expect(printedFormula('x = y \\tag{3}')).toBe('\\[\nx = y\n\\]');
  });
});
