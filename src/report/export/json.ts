/**
 * A paper as data, for programs that are not ladderproof:
 *
 *     { schema: 1, paper: { id, title, authors, summary },
 *       models: { <name>: { modes: [name], parameters: [{ name, tex, meaning, default: number | formula, positive }],
 *         hamiltonian: { text, tex, hermitian }, dissipators: [{ rate: { text, tex }, jump: { text, tex } }],
 *         traceCorrection } },
 *       observables: [{ name, tex, meaning, model, quantity } | { name, tex, meaning, combines: [x, y], how }],
 *       derivation: [{ name, title, why, rule, approximations: [text], lines: [{ name, left, text, tex }] }],
 *       formulas: [{ name, tex, meaning, text, symbols: [{ name, real, positive }] }] }
 *
 * A `text` is in the notation that `ladderproof algebra` reads: a' is the adjoint, i the imaginary unit, products have *.
 * Operators are in normal order. A dissipator is rate·(xρx† − ½x†xρ − ½ρx†x) with its jump operator x.
 */
import { expressOperator, expressScalar } from '../../algebra/express.ts';
import { expressValue } from '../../algebra/express-value.ts';
import type { Expression } from '../../algebra/expression.ts';
import type { Scalar } from '../../algebra/scalar.ts';
import { symbolsOf } from '../../algebra/symbols.ts';
import { printText } from '../../algebra/text.ts';
import type { Paper } from '../../claims/paper.ts';
import { printTex } from '../../claims/tex/print.ts';
import type { Vocabulary } from '../../claims/tex/vocabulary.ts';
import { type Derivation, lineExpression } from '../../theory/derivation.ts';
import type { Model } from '../../theory/model.ts';
import { isCombined, type Observable } from '../../theory/observable.ts';
import { vocabularyFor } from './symbol-tex.ts';

/** The document above. */
export function paperData(paper: Paper, { steps, formulas }: Derivation) {
  const { id, title, authors, summary, vocabulary } = paper;
  return {
    schema: 1,
    paper: { id, title, authors, summary },
    models: Object.fromEntries(
      Object.entries(paper.models).map(([name, model]) => [name, modelData(model, vocabulary)]),
    ),
    observables: paper.observables.map((each) => observableData(each)),
    derivation: steps.map(({ lines, ...step }) => ({
      ...step,
      lines: lines.map((line) => ({
        name: line.name,
        left: line.left,
        text: printText(expressValue(line.value, line.collect)),
        tex: printTex(lineExpression(line), vocabulary),
      })),
    })),
    formulas: formulas.map(({ name, tex, meaning, value }) => ({
      name,
      tex,
      meaning,
      text: printText(expressScalar(value)),
      symbols: symbolsOf([value]),
    })),
  };
}

function modelData(model: Model, known: Vocabulary) {
  const vocabulary = vocabularyFor(
    [
      ...model.space.sites.map(({ name }) => ({ name, role: 'operator' as const })),
      ...model.parameters.map(({ name }) => ({ name, role: 'scalar' as const })),
    ],
    known,
  );
  const written = (expression: Expression) => ({
    text: printText(expression),
    tex: printTex(expression, vocabulary),
  });
  return {
    modes: model.space.sites.map(({ name }) => name),
    parameters: model.parameters.map(
      ({ name, tex, meaning, default: value, positive = false }) => ({
        name,
        tex,
        meaning,
        default: value,
        positive,
      }),
    ),
    hamiltonian: {
      ...written(expressOperator(model.hamiltonian)),
      hermitian: model.hamiltonian.isHermitian(),
    },
    dissipators: model.dissipators.map(({ rate, jump }) => ({
      rate: written(expressScalar(rate)),
      jump: written(expressOperator(jump)),
    })),
    traceCorrection: model.traceCorrection,
  };
}

function observableData(observable: Observable) {
  const { name, tex, meaning } = observable;
  if (isCombined(observable)) {
    return { name, tex, meaning, combines: observable.combines, how: observable.how };
  }
  const { model, quantity } = observable;
  if (quantity.kind !== 'moment') return { name, tex, meaning, model, quantity };
  const text = (scalar: Scalar): string => printText(expressScalar(scalar));
  return {
    name,
    tex,
    meaning,
    model,
    quantity: {
      kind: quantity.kind,
      operator: printText(expressOperator(quantity.operator)),
      factor: text(quantity.factor),
    },
  };
}
