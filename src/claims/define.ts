/** A whole paper from a model and the TeX of its claims. */
import { alternatives, InputError } from '../algebra/errors.ts';
import { children, type Expression } from '../algebra/expression.ts';
import { interpret, operatorValue, scalarValue, type Value } from '../algebra/interpret.ts';
import { Operator } from '../algebra/operator.ts';
import { Scalar } from '../algebra/scalar.ts';
import type { BasisSpec } from '../numeric/basis.ts';
import { adjointEquation } from '../theory/adjoint.ts';
import type { Derivation, Formula, Line } from '../theory/derivation.ts';
import {
  defineModel,
  generatorOf,
  type Model,
  type ModelText,
  type Parameter,
  scopeOf,
} from '../theory/model.ts';
import { numberOperator } from '../theory/number-operators.ts';
import type { ModelObservable } from '../theory/observable.ts';
import {
  type Abbreviations,
  checkWrittenOut,
  readAbbreviations,
  scopeWith,
  writtenOut,
} from './abbreviations.ts';
import type { Claim } from './claim.ts';
import { declare, declareParameters } from './declare.ts';
import { explorerOf } from './define-explorer.ts';
import { motionChecks, stationaryMeanChecks, stationaryScope } from './mean-values.ts';
import type { Paper } from './paper.ts';
import { printTex } from './tex/print.ts';
import { readEquations } from './tex/read.ts';
import { type Vocabulary, vocabulary } from './tex/vocabulary.ts';

/** A parameter: its default value, a number or a formula in other parameters, and what may be said about it. */
export interface ParameterText {
  /** Claims are judged for all values of a parameter; a symbol that *is* a formula goes among the abbreviations. */
  readonly default: number | string;
  /** As the paper prints it; made from the name unless given: `kappa_a` is κ_a. */
  readonly tex?: string;
  readonly meaning?: string;
  /** Positive symbols let roots be taken. */
  readonly positive?: boolean;
}

/** A symbol that stands for a formula, and how the paper prints it. */
export interface AbbreviationText {
  /** In parameters and in abbreviations before it: `4*g^2/(kappa*gamma)`. */
  readonly formula: string;
  /** Made from the name unless given. */
  readonly tex?: string;
}

/** A printed equation in full, for `definePaper`. */
export interface ClaimText {
  /** The paper's TeX: ⟨O⟩ = … in the stationary state, or the time derivative of ⟨O⟩ or O = …. */
  readonly printed: string;
  /** `Eq. (3)`; made from the slug `eq-3` unless given. */
  readonly where?: string;
  readonly title?: string;
  /** Slugs of claims that it follows from. */
  readonly premises?: readonly string[];
}

/** A paper as a person writes it down. */
export interface PaperText extends Pick<ModelText, 'modes' | 'hamiltonian' | 'dissipators'> {
  /** The folder's name. */
  readonly id: string;
  readonly title: string;
  readonly authors?: string;
  /** A sentence on what it is about. */
  readonly summary?: string;
  /** Parameters by name, each by its default value or in full. */
  readonly parameters: Readonly<Record<string, number | string | ParameterText>>;
  /** Symbols of the claims that stand for formulas in the parameters, by name: `{ C: '4*g^2/(kappa*gamma)' }`. */
  readonly abbreviations?: Readonly<Record<string, string | AbbreviationText>>;
  /** By slug, `eq-1` and so on, each by its TeX or in full. */
  readonly claims: Readonly<Record<string, string | ClaimText>>;
  /** The Fock basis that full solutions start from; at most six excitations unless given. */
  readonly truncation?: BasisSpec;
}

/**
 * The paper of a model with constant parameters and claims about mean values: printed TeX on one side, what the model
 * gives on the other. A left side is anything with mean values in it, which then holds in the steady state, or the time
 * derivative of an operator or of its mean value; an equation must hold for all values of the parameters.
 *
 * Every claim is checked by exact algebra, by the exact moments in floating point where the model is Gaussian, and by
 * solutions of the master equation in Fock space (`stationaryMeanChecks`, `motionChecks`). The modes are printed as
 * `a` or `\hat{a}`; their rates follow the convention of `Dissipator`. The mean occupation of each mode is an
 * observable, `n_a`, and a formula of that name where the equations of motion close.
 *
 * Its page has an explorer of all parameters. What is returned is a plain object: a paper that needs more (figures,
 * statements, other checks) spreads it and adds to it; one with several models is made by `assemblePaper`.
 *
 * @throws InputError for a model that cannot be read; a claim that cannot be is reported when the claims are asked for
 */
export function definePaper(text: PaperText): Paper {
  requireMembers(text);
  const parameters = Object.entries(text.parameters).map(parameterOf);
  const { modes, hamiltonian, dissipators, truncation = { total: 6 } } = text;
  const model = defineModel({ modes, parameters, hamiltonian, dissipators });
  const abbreviated = Object.entries(text.abbreviations ?? {}).map(abbreviationOf);
  const abbreviations = readAbbreviations(
    abbreviated.map(({ name, formula }) => [name, formula]),
    scopeOf(model.space, parameters),
  );
  const symbols = vocabulary([
    ...declareParameters(parameters),
    ...abbreviated.flatMap(({ name, tex }) => declare('scalar', { [name]: tex })),
    ...declare('operator', Object.fromEntries(modes.map((mode) => [mode, spellings(mode)]))),
  ]);
  const claims = (): readonly Read[] =>
    Object.entries(text.claims).map(([slug, claim]) =>
      readClaim(
        slug,
        typeof claim === 'string' ? { printed: claim } : claim,
        model,
        symbols,
        abbreviations,
      ),
    );
  const observables = modes.map(
    (mode): ModelObservable => ({
      name: `n_${mode}`,
      tex: occupationTex(mode),
      meaning: `mean occupation of mode ${mode}`,
      model: 'model',
      quantity: {
        kind: 'moment',
        operator: numberOperator(model.space, mode),
        factor: Scalar.ONE,
      },
    }),
  );
  const canTurn = parameters.some((parameter) => typeof parameter.default === 'number');
  return {
    id: text.id,
    title: text.title,
    authors: text.authors ?? '',
    summary: text.summary ?? '',
    vocabulary: symbols,
    models: { model },
    observables,
    truncation,
    derivation: () => derivationOf(model, claims(), symbols),
    claims: () => {
      const read = claims();
      return read.map((claim) =>
        claimOf(claim, lineFor(claim, read), model, truncation, abbreviations),
      );
    },
    ...(canTurn
      ? { explorer: () => explorerOf(model, observables, occupationFormulas(model)) }
      : {}),
  };
}

/** The members of `PaperText`, and whether there has to be one; a folder's files are run, not compiled. */
const MEMBERS: Readonly<Record<keyof PaperText, boolean>> = {
  id: true,
  title: true,
  authors: false,
  summary: false,
  modes: true,
  parameters: true,
  abbreviations: false,
  hamiltonian: true,
  dissipators: true,
  claims: true,
  truncation: false,
};

function requireMembers(text: PaperText): void {
  const names = Object.keys(MEMBERS);
  for (const name of Object.keys(text))
    if (!names.includes(name))
      throw new InputError(`'${name}' is no part of a paper; accepted: ${alternatives(names)}`);
  for (const [name, isRequired] of Object.entries(MEMBERS))
    if (isRequired && text[name as keyof PaperText] === undefined)
      throw new InputError(`the paper has no ${name}; it needs one, also where it is empty`);
}

/** A claim with the left side of its display, which says what it is about, without abbreviations. */
interface Read extends ClaimText {
  readonly slug: string;
  readonly left: Expression;
}

function readClaim(
  slug: string,
  claim: ClaimText,
  model: Model,
  symbols: Vocabulary,
  abbreviations: Abbreviations,
): Read {
  const [equation, ...others] = within(slug, () => readEquations(claim.printed, symbols));
  if (!equation) throw new InputError(`claim ${slug}: an equation is expected`);
  if ([equation, ...others].some(({ relation }) => relation !== '='))
    throw new InputError(`claim ${slug}: only equations are accepted, one side = the other`);
  const left = writtenOut(equation.left, abbreviations);
  if (!isMotion(left) && !hasMean(left))
    throw new InputError(
      `claim ${slug}: the left side is neither a mean value, \\langle a^\\dagger a\\rangle, nor a time derivative, \\frac{d}{dt}\\langle a\\rangle`,
    );
  for (const { right } of [equation, ...others])
    if (model.parameters.length > 0 && isDecimal(right))
      throw new InputError(
        `claim ${slug}: '${slug}' says that something is a decimal number, which is right at one point at most, while an equation holds for all parameters; accepted: a formula, or a statement with checks of its own`,
      );
  if (isMotion(left)) within(slug, () => motionChecks(model, left.of, slug));
  return { ...claim, slug, left };
}

function within<T>(slug: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError)
      throw new InputError(`claim ${slug}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Whether a formula is made of numbers alone, one of them with digits after the point: 0.31, but neither 0 nor π/2. */
function isDecimal(formula: Expression): boolean {
  const leaves = leavesOf(formula);
  return (
    leaves.every(({ kind }) => kind === 'number') &&
    leaves.some((leaf) => leaf.kind === 'number' && leaf.digits.includes('.'))
  );
}

function leavesOf(formula: Expression): readonly Expression[] {
  const parts = children(formula);
  return parts.length === 0 ? [formula] : parts.flatMap(leavesOf);
}

type Motion = Extract<Expression, { kind: 'time-derivative' }>;

function isMotion(left: Expression): left is Motion {
  return left.kind === 'time-derivative';
}

function hasMean(expression: Expression): boolean {
  const text = JSON.stringify(expression);
  return text.includes('"kind":"expectation"');
}

/** Claims about the same thing are compared with one derived line, named after the first of them. */
function lineFor({ left }: Read, all: readonly Read[]): string {
  const text = JSON.stringify(left);
  return all.find((each) => JSON.stringify(each.left) === text)!.slug;
}

function claimOf(
  { slug, left, ...claim }: Read,
  line: string,
  model: Model,
  truncation: BasisSpec,
  abbreviations: Abbreviations,
): Claim {
  const checks = isMotion(left)
    ? motionChecks(model, left.of, slug)
    : stationaryMeanChecks(model, left, slug, truncation);
  const number = /^eq-(.+)$/.exec(slug)?.[1];
  return {
    kind: 'equation',
    slug,
    where: claim.where ?? (number === undefined ? slug : `Eq. (${number})`),
    title:
      claim.title ?? (isMotion(left) ? 'Equation of motion' : 'Mean value in the steady state'),
    printed: claim.printed,
    premises: claim.premises ?? [],
    line,
    scope: scopeWith(abbreviations, stationaryScope(model)),
    checks: checks.map((check) => checkWrittenOut(check, abbreviations)),
  };
}

function derivationOf(model: Model, claims: readonly Read[], symbols: Vocabulary): Derivation {
  const generator = generatorOf(model);
  const tex = (expression: Expression): string => printTex(expression, symbols);
  const distinct = claims.filter((each) => lineFor(each, claims) === each.slug);
  const motion = distinct.flatMap(({ slug, left }): Line[] => {
    if (!isMotion(left)) return [];
    const of = left.of.kind === 'expectation' ? left.of.of : left.of;
    const operator = interpret(of, stationaryScope(model));
    if (operator.kind !== 'operator') return [];
    return [
      {
        name: slug,
        left: `\\frac{d}{dt} ${tex(of)}`,
        value: operatorValue(adjointEquation(generator, operator.operator)),
      },
    ];
  });
  const stationary = distinct.flatMap(({ slug, left }): Line[] => {
    const value = isMotion(left) ? undefined : stationaryValue(left, model);
    return value ? [{ name: slug, left: tex(left), value }] : [];
  });
  return {
    steps: [
      {
        name: 'motion',
        title: 'Equations of motion',
        why: 'Hamiltonian and jump operators give the evolution of every operator.',
        rule: 'adjoint Liouvillian',
        approximations: [],
        lines: [
          ...model.space.sites.map(({ name }) => ({
            name: `motion-${name}`,
            left: `\\frac{d}{dt} ${texOf(name)}`,
            value: operatorValue(
              adjointEquation(generator, Operator.annihilation(model.space, name)),
            ),
          })),
          ...motion,
        ],
      },
      {
        name: 'stationary',
        title: 'The steady state',
        why: 'The mean values of all operators that the equations of motion lead to are constant; these linear equations are solved together.',
        rule: 'closed moment equations',
        approximations: [],
        lines: stationary,
      },
    ].filter(({ lines }) => lines.length > 0),
    formulas: occupationFormulas(model),
  };
}

/** The mean occupation of each mode, where its equation of motion closes. */
function occupationFormulas(model: Model): readonly Formula[] {
  return model.space.sites.flatMap(({ name }): Formula[] => {
    const left: Expression = { kind: 'expectation', of: numberExpression(name) };
    const value = stationaryValue(left, model);
    if (value?.kind !== 'scalar') return [];
    const meaning = `mean occupation of mode ${name} in the steady state`;
    return [{ name: `n_${name}`, meaning, tex: occupationTex(name), value: value.scalar }];
  });
}

/** The exact value, undefined where the equations of motion do not close. */
function stationaryValue(left: Expression, model: Model): Value | undefined {
  try {
    const value = interpret(left, stationaryScope(model));
    return value.kind === 'scalar' ? scalarValue(value.scalar) : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function numberExpression(name: string): Expression {
  const symbol: Expression = { kind: 'symbol', name };
  return { kind: 'product', factors: [{ kind: 'adjoint', of: symbol }, symbol] };
}

function parameterOf([name, given]: readonly [string, number | string | ParameterText]): Parameter {
  const text = typeof given === 'object' ? given : { default: given };
  return { meaning: name, ...text, name, tex: text.tex ?? texOf(name) };
}

function abbreviationOf([name, given]: readonly [string, string | AbbreviationText]) {
  const text = typeof given === 'object' ? given : { formula: given };
  return { name, formula: text.formula, tex: text.tex ?? texOf(name) };
}

function spellings(mode: string): readonly string[] {
  const [base, ...scripts] = texOf(mode).split('_');
  return [texOf(mode), [`\\hat{${base}}`, ...scripts].join('_')];
}

function occupationTex(mode: string): string {
  return `\\langle ${texOf(mode)}^\\dagger ${texOf(mode)}\\rangle`;
}

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega'.split(
    ' ',
  ),
);

/** TeX of a name as it is read aloud: `kappa_a` is \kappa_{a}, `n_th` is n_{\text{th}}. */
function texOf(name: string): string {
  const [base = '', ...scripts] = name.split('_');
  const letter = (part: string, words: 'mathrm' | 'text'): string => {
    if (GREEK.has(part)) return `\\${part}`;
    return part.length === 1 || /^\d+$/.test(part) ? part : `\\${words}{${part}}`;
  };
  const head = letter(base, 'mathrm');
  if (scripts.length === 0) return head;
  return `${head}_{${scripts.map((part) => letter(part, 'text')).join(' ')}}`;
}
