/** A standalone LaTeX document of a paper's derivation and verdicts; pdfLaTeX compiles it as it is. */
import { expressOperator, expressScalar } from '../../algebra/express.ts';
import { type LedgerClaim, ledgerOf } from '../../claims/ledger.ts';
import { printTex } from '../../claims/tex/print.ts';
import { type Line, lineExpression, type Step } from '../../theory/derivation.ts';
import type { Model } from '../../theory/model.ts';
import { Abbreviations } from '../abbreviations.ts';
import type { PaperResult } from '../paper-report.ts';
import { displayedLine, printedFormula } from './latex-display.ts';
import { mathTex, proseTex } from './latex-prose.ts';
import { vocabularyFor } from './symbol-tex.ts';

const PREAMBLE = String.raw`\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern}
\usepackage[margin=2.1cm]{geometry}
\usepackage{amsmath,amssymb}
\usepackage{array,booktabs,longtable}
\usepackage{graphicx}
\usepackage{listings}
\lstset{basicstyle=\ttfamily\footnotesize,breaklines=true,breakatwhitespace=false,columns=fullflexible}
\usepackage[hidelinks]{hyperref}
\allowdisplaybreaks
\raggedbottom
\setlength{\emergencystretch}{3em}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.5\baselineskip plus 2pt}
\newcolumntype{P}[1]{>{\raggedright\arraybackslash}p{#1}}`;

/** The document: models, the derivation step by step, the formulas, and what became of the paper's claims. */
export function latexDocument(
  { paper, derivation, judged }: Pick<PaperResult, 'paper' | 'derivation' | 'judged'>,
  version: string,
): string {
  const names = Object.values(paper.models).flatMap((model) => [
    ...model.space.sites.map(({ name }) => ({ name, role: 'operator' as const })),
    ...model.parameters.map(({ name }) => ({ name, role: 'scalar' as const })),
  ]);
  const abbreviations = new Abbreviations(vocabularyFor(names, paper.vocabulary));
  const { claims } = ledgerOf(paper, judged);
  const by = paper.authors === '' ? '' : ` for the paper by ${paper.authors}`;
  const parts = [
    `% Written by ladderproof ${version} export; compile with pdflatex, twice for the table.`,
    PREAMBLE,
    `\\title{${proseTex(paper.title)}}`,
    `\\author{\\parbox{0.85\\linewidth}{\\centering ${proseTex(`Derivation and verdicts of ladderproof${by}`)}}}`,
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    proseTex(paper.summary),
    ...(Object.keys(paper.models).length === 0
      ? []
      : [
          '\\section{Models}',
          'Rates are those of the standard Lindblad form $\\rho \\mapsto x\\rho x^\\dagger - \\tfrac{1}{2}x^\\dagger x\\rho - \\tfrac{1}{2}\\rho x^\\dagger x$: with a rate $\\kappa$ and $x = a$, occupations decay at $\\kappa$ and amplitudes at $\\kappa/2$.',
          ...Object.entries(paper.models).map(([name, model]) =>
            modelTex(name, model, abbreviations),
          ),
        ]),
    '\\section{Derivation}',
    ...derivation.steps.map((step) => stepTex(step, abbreviations)),
    ...(derivation.formulas.length === 0
      ? []
      : [
          '\\section{Formulas}',
          ...derivation.formulas.map(
            ({ meaning, tex, value }) =>
              `${proseTex(capital(meaning))}:\n${displayedLine(tex, expressScalar(value), abbreviations)}`,
          ),
        ]),
    '\\section{Verdicts}',
    verdictTable(claims),
    ...errata(claims),
    '\\end{document}',
  ];
  return `${parts.join('\n\n')}\n`;
}

function modelTex(name: string, model: Model, abbreviations: Abbreviations): string {
  const { vocabulary } = abbreviations;
  const jumps = model.dissipators.map(({ rate, jump }) => {
    const tex = (of: Parameters<typeof printTex>[0]): string => mathTex(printTex(of, vocabulary));
    return `$${tex(expressOperator(jump))}$ at the rate $${tex(expressScalar(rate))}$`;
  });
  const kind = model.hamiltonian.isHermitian()
    ? ''
    : ` The Hamiltonian is not Hermitian: the generator has $-i(H\\rho - \\rho H^\\dagger)$${model.traceCorrection ? ' and the trace-correcting term $i\\,\\mathrm{Tr}[\\rho(H - H^\\dagger)]\\rho$' : ''}.`;
  return `\\subsection*{${proseTex(capital(name.replaceAll('-', ' ')))}}
${displayedLine('H', expressOperator(model.hamiltonian), abbreviations)}
${jumps.length === 0 ? 'No dissipation.' : `Jump operators: ${jumps.join('; ')}.`}${kind}`;
}

function stepTex(
  { title, why, rule, approximations, lines }: Step,
  abbreviations: Abbreviations,
): string {
  return [
    `\\subsection{${proseTex(title)}}`,
    proseTex(why),
    `\\emph{Rule:} ${proseTex(rule)}.${approximations.map((each) => `\n\n\\emph{Approximation:} ${proseTex(each)}.`).join('')}`,
    lines.map((line) => lineTex(line, abbreviations)).join('\n'),
  ].join('\n\n');
}

function lineTex(line: Line, abbreviations: Abbreviations): string {
  return displayedLine(line.left, lineExpression(line), abbreviations);
}

function verdictTable(claims: readonly LedgerClaim[]): string {
  const rows = claims.map(({ where, title, verdict, reason, failedPremises }) => {
    const told = reason === undefined ? verdict : `${verdict} (${reason.replaceAll('-', ' ')})`;
    const rests = failedPremises.length > 0 ? '; rests on a false premise' : '';
    return `${proseTex(where)} & ${proseTex(title)} & ${proseTex(told + rests)} \\\\`;
  });
  return `\\begin{longtable}{P{0.2\\linewidth}P{0.48\\linewidth}P{0.24\\linewidth}}
\\toprule
Where & Claim & Verdict \\\\
\\midrule
\\endhead
\\bottomrule
\\endfoot
${rows.join('\n')}
\\end{longtable}`;
}

/** What is false as printed, with the smallest change that makes it true, where there is one. */
function errata(claims: readonly LedgerClaim[]): readonly string[] {
  const found = claims.filter(({ verdict }) => verdict === 'corrected' || verdict === 'refuted');
  if (found.length === 0) return [];
  return [
    '\\section{Printed and corrected forms}',
    ...found.map(({ where, title, kind, printed, correction, change, checks }) => {
      const formula = (text: string): string =>
        kind === 'equation' ? printedFormula(text) : `\\begin{quote}${proseTex(text)}\\end{quote}`;
      const failed = [
        ...new Set(
          checks.filter(({ passed }) => !passed).map(({ method }) => method.replaceAll('-', ' ')),
        ),
      ];
      return [
        `\\subsection*{${proseTex(where)}: ${proseTex(title)}}`,
        `Printed:\n${formula(printed)}`,
        correction === undefined
          ? 'No small change makes it hold.'
          : `Corrected (${proseTex(change ?? 'the smallest change that passes the checks')}):\n${formula(correction)}`,
        failed.length === 0 ? '' : `As printed it fails: ${proseTex(failed.join(', '))}.`,
      ].join('\n\n');
    }),
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
