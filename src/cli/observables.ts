/** Observables as they are typed: a paper's own by name, or any operator of one of its models as a formula. */
import { alternatives, InputError } from '../algebra/errors.ts';
import type { Paper } from '../claims/paper.ts';
import type { Observable } from '../theory/observable.ts';
import { unknownName } from './problems.ts';
import { list } from './values.ts';

/**
 * Reads `n_a,g2` and `a'*c`, in one or several arguments; each once. A formula is the mean of that operator. Where the
 * paper has several models, `model: formula` says whose.
 *
 * @throws InputError for an unknown name, an unreadable formula or one that several models have
 */
export async function readObservables(
  paper: Paper,
  args: readonly string[],
): Promise<readonly Observable[]> {
  const known = new Map(paper.observables.map((each) => [each.name, each]));
  const texts = args
    .flatMap(splitAtCommas)
    .flatMap((piece) => (/^[\w\s]*$/.test(piece) ? piece.split(/\s+/) : [piece.trim()]))
    .filter((piece) => piece !== '');
  const found: Observable[] = [];
  for (const text of new Set(texts)) found.push(known.get(text) ?? (await mean(paper, text)));
  return found;
}

/** Cut at commas outside parentheses and brackets. */
function splitAtCommas(text: string): readonly string[] {
  const pieces = [''];
  let depth = 0;
  for (const character of text) {
    if ('(['.includes(character)) depth++;
    if (')]'.includes(character)) depth--;
    if (character === ',' && depth === 0) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}

/** ⟨formula⟩ in the one model that has it. */
async function mean(paper: Paper, text: string): Promise<Observable> {
  const { models, observables } = paper;
  const names = observables.map(({ name }) => name);
  const isMode = (word: string) =>
    Object.values(models).some(({ space }) => space.sites.some(({ name }) => name === word));
  if (/^\w+$/.test(text) && !isMode(text)) throw unknownName('observable', text, names);

  const [, prefix, rest = text] = /^([\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
  if (prefix !== undefined && !Object.hasOwn(models, prefix))
    throw unknownName('model', prefix, Object.keys(models), ` in '${text}' of --observable`);
  const [
    { printText, readText },
    { expressOperator },
    { interpretOperator },
    { scopeOf },
    { Scalar },
  ] = await Promise.all([
    import('../algebra/text.ts'),
    import('../algebra/express.ts'),
    import('../algebra/interpret.ts'),
    import('../theory/model.ts'),
    import('../algebra/scalar.ts'),
  ]);
  const inModel = (model: string): Observable => {
    const { space, parameters } = models[model]!;
    const operator = interpretOperator(readText(rest), scopeOf(space, parameters), space);
    return {
      name: text,
      tex: `\\text{${text}}`,
      meaning: `mean of ${printText(expressOperator(operator))}`,
      model,
      quantity: { kind: 'moment', operator, factor: Scalar.ONE },
    };
  };
  const candidates = prefix === undefined ? Object.keys(models) : [prefix];
  const read: Observable[] = [];
  let problem: unknown;
  for (const model of candidates) {
    try {
      read.push(inModel(model));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problem ??= error;
    }
  }
  const [only, ...others] = read;
  if (only === undefined)
    throw new InputError(
      `--observable: ${problem instanceof Error ? problem.message : problem}; accepted: ${names.length === 0 ? '' : `${list(names)}, or `}an operator such as ${example(paper)}`,
    );
  if (others.length > 0)
    throw new InputError(
      `'${text}' in --observable is an operator of several models; accepted: ${alternatives(read.map((each) => `'${'model' in each ? each.model : ''}: ${rest}'`))}`,
    );
  return only;
}

function example({ models }: Paper): string {
  const [mode] = Object.values(models).flatMap(({ space }) => space.sites);
  return mode === undefined ? 'none' : `${mode.name}'*${mode.name}`;
}
