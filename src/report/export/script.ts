/** What scripts for other programs have in common: parameters, and the tables of what is checked. */
import { readText } from '../../algebra/text.ts';
import type { Quantity } from '../../theory/observable.ts';
import { type Language, printCode } from './code.ts';
import {
  type ExportedParameter,
  type ExportedReading,
  type ModelsExport,
  number,
  plain,
} from './model-export.ts';
import { momentCode } from './operator-code.ts';

/** How a language writes the entries of the tables. */
export interface TableSyntax {
  /** The language with symbols called as they are in the tables, modes included. */
  readonly language: (symbol: (name: string) => string) => Language;
  readonly text: (text: string) => string;
  /** None or nothing. */
  readonly none: string;
  /** The index of the first element of a list. */
  readonly first: 0 | 1;
  /** The function that reads a number off a state, from its body. */
  readonly reader: (body: string) => string;
  /** The probability of n excitations in the mode at an index. */
  readonly probability: (place: number, n: number) => string;
}

/** A parameter with its formula or value, and what it means. */
export function parameterLine(
  { parameter, formula }: ExportedParameter,
  language: Language,
): string {
  const code =
    typeof formula === 'number' ? number(formula, 17) : printCode(readText(formula), language);
  return `${language.symbol(parameter.name)} = ${code}  # ${plain(parameter.meaning)}`;
}

/** Which parameters a script holds, in words. */
export function parameterNote({ given }: ModelsExport): string {
  const set = [...given].map(([name, value]) => `${name}=${number(value)}`).join(', ');
  return set === '' ? 'at their defaults' : `at their defaults but for ${set}`;
}

/**
 * Two lists, CHECKS and COMBINED: of each model its observables with how they are read off, and of pairs of observables
 * what they combine to; all with the values that ladderproof gets.
 *
 * @param functions the names of the functions that build and solve the models
 * @param own parameters whose value in a model differs from that of the script's variable
 */
export function checkTables(
  { models, combined }: ModelsExport,
  functions: readonly string[],
  symbol: (name: string) => string,
  own: ReadonlyMap<string, readonly ExportedParameter[]>,
  syntax: TableSyntax,
): string {
  const entries = models.map(({ name, model, readings }, k) => {
    const places = new Map(model.space.sites.map((site, at) => [site.name, at + syntax.first]));
    const differing = new Map(
      own.get(name)?.map(({ parameter, value }) => [parameter.name, literal(value)]),
    );
    const language = syntax.language((each) =>
      places.has(each) ? `modes[${places.get(each)}]` : (differing.get(each) ?? symbol(each)),
    );
    const rows = readings.map((reading) => row(reading, language, places, syntax));
    return `    (${syntax.text(name)}, ${functions[k]}, [
${rows.join('\n')}
    ]),`;
  });
  const pairs = combined.map(({ observable, value, tolerance }) => {
    const [x, y] = observable.combines.map(syntax.text);
    return `    (${syntax.text(observable.name)}, ${x}, ${y}, ${syntax.text(observable.how)}, ${value === undefined ? syntax.none : number(value)}, ${number(tolerance, 3)}),`;
  });
  return `# (observable, how it is read off, ladderproof's value in this basis, tolerance, value without truncation, last shell)
${list('CHECKS', entries)}

# (observable, of these two, how, ladderproof's value, tolerance)
${list('COMBINED', pairs)}`;
}

/** A number that stays whole within a formula. */
function literal(value: number): string {
  const text = number(value, 17);
  return value < 0 ? `(${text})` : text;
}

const list = (name: string, lines: readonly string[]): string =>
  lines.length === 0 ? `${name} = []` : `${name} = [\n${lines.join('\n')}\n]`;

function row(
  { observable, value, tolerance, exact, truncationChange }: ExportedReading,
  language: Language,
  places: ReadonlyMap<string, number>,
  syntax: TableSyntax,
): string {
  const complex = (of: { readonly re: number; readonly im: number } | undefined): string => {
    if (of === undefined) return syntax.none;
    if (of.im === 0) return number(of.re);
    return `${number(of.re)} + ${number(of.im)} * ${language.imaginaryUnit}`;
  };
  const change = truncationChange === undefined ? syntax.none : number(truncationChange, 3);
  return `        # ${plain(observable.meaning)}
        (${syntax.text(observable.name)},
         ${syntax.reader(quantityCode(observable.quantity, language, places, syntax))},
         ${complex(value)}, ${number(tolerance, 3)}, ${complex(exact)}, ${change}),`;
}

function quantityCode(
  quantity: Quantity,
  language: Language,
  places: ReadonlyMap<string, number>,
  syntax: TableSyntax,
): string {
  switch (quantity.kind) {
    case 'correlation':
      return `correlation(modes[${places.get(quantity.mode)}], ${quantity.order}, rho)`;
    case 'probability':
      return syntax.probability(places.get(quantity.mode)!, quantity.n);
    case 'moment':
      return momentCode(quantity.operator, quantity.factor, language);
  }
}
