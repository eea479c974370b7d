/**
 * Formulas as text, in the notation of mathjs: `g_ab*a*b' + g_ba*a'*b`, where `'` is the adjoint.
 * Text is data: it is parsed, never evaluated.
 */

import { alternatives, InputError } from './errors.ts';
import type { Expression, FunctionName } from './expression.ts';
import { type MathNode, parse } from './mathjs.ts';

/** What the formula language has besides arithmetic: each name and the kind of formula it makes. */
const FUNCTIONS: Readonly<Record<string, (of: Expression) => Expression>> = {
  ...Object.fromEntries(
    (
      ['exp', 'sin', 'cos', 'tan', 'arg', 're', 'im'] as const satisfies readonly FunctionName[]
    ).map((name) => [name, (of: Expression): Expression => ({ kind: 'function', name, of })]),
  ),
  sqrt: (of) => ({ kind: 'root', of }),
  abs: (of) => ({ kind: 'modulus', of }),
  conj: (of) => ({ kind: 'conjugate', of }),
  dissipator: (jump) => ({ kind: 'dissipator', jump }),
  expect: (of) => ({ kind: 'expectation', of }),
};

const PAIRS: Readonly<Record<string, (left: Expression, right: Expression) => Expression>> = {
  commutator: (left, right) => ({ kind: 'commutator', left, right }),
  anticommutator: (left, right) => ({ kind: 'anticommutator', left, right }),
};

/** Words that mathjs reads as something else than a name. */
const RESERVED = new Set(
  'i pi mod to in and xor or not end true false null undefined NaN Infinity'.split(' '),
);

/** Whether a formula can use this as the name of a mode, parameter or derived quantity. */
export function isName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(text) && !RESERVED.has(text);
}

/** Nesting beyond this is refused, before it exhausts the stack. */
const DEEPEST = 200;

/** What a front end adds to the formula language. */
export interface Dialect {
  /** Whether [x, y] is a commutator and {x, y} an anticommutator. */
  readonly brackets?: boolean;
  /** Functions of any number of arguments: `f(x, y)` is read as the application of `f` to the row (x, y). */
  readonly functions?: readonly string[];
}

/**
 * Reads a formula: `+ - * / ^`, the adjoint `'`, numbers, `i`, `pi`, names, and
 * `exp sin cos tan arg re im sqrt abs conj dissipator expect commutator anticommutator`. A product needs its `*`.
 * What the names mean is decided later, by `interpret`. Nothing is evaluated.
 *
 * @throws InputError, of one line, for text that is no formula or is nested too deeply
 */
export function readText(
  text: string,
  { brackets = false, functions = [] }: Dialect = {},
): Expression {
  if (deepestNesting(text) > DEEPEST) {
    throw new InputError(`the formula is nested more than ${DEEPEST} deep`);
  }
  const line = text.replace(/\s+/g, ' ').trim();
  const unreadable = (reason: string): InputError =>
    new InputError(
      `cannot read '${line}': ${reason}; a formula such as g*(a'*b + a*b') is expected`,
    );
  if (line === '') throw unreadable('there is nothing in it');
  const foreign = (brackets ? /[^\w\s.+\-*/^'(),[\]{}]/u : /[^\w\s.+\-*/^'(),]/u).exec(line)?.[0];
  if (foreign) throw unreadable(`'${foreign}' is not part of the formula language`);
  const { shortened, literals } = withoutLongLiterals(brackets ? asArrays(line, unreadable) : line);
  let node: MathNode;
  try {
    node = parse(shortened);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  try {
    return fromNode(node, { text: line, literals, functions });
  } catch (error) {
    // Prefixes and powers can be nested without brackets.
    if (error instanceof RangeError) throw new InputError('the formula is nested too deeply');
    throw error;
  }
}

/** The text being read, for messages, and the digits that were set aside. */
interface Source {
  readonly text: string;
  readonly literals: ReadonlyMap<string, string>;
  readonly functions: readonly string[];
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The text with {x, y} written as [x; y], character for character: to mathjs, [x, y] is a row and [x; y] a column,
 * and places in its messages stay right.
 */
function asArrays(line: string, unreadable: (reason: string) => InputError): string {
  const open: { readonly bracket: string; readonly at: number; parts: number }[] = [];
  const characters = [...line];
  for (const [k, character] of characters.entries()) {
    const place = `(char ${k + 1})`;
    const inner = open.at(-1);
    if (character in CLOSING) {
      if (character !== '(' && /[\w)\]}'.]$/.test(line.slice(0, k).trimEnd())) {
        throw unreadable(`'${character}' ${place} follows a factor; products are written with *`);
      }
      open.push({ bracket: character, at: k, parts: 1 });
      if (character === '{') characters[k] = '[';
    } else if (')]}'.includes(character)) {
      if (inner === undefined || CLOSING[inner.bracket] !== character) {
        throw unreadable(
          inner === undefined
            ? `'${character}' ${place} closes nothing`
            : `'${character}' ${place} does not close '${inner.bracket}' (char ${inner.at + 1})`,
        );
      }
      if (inner.bracket !== '(' && inner.parts !== 2) {
        throw unreadable(
          `'${inner.bracket}' (char ${inner.at + 1}) holds ${inner.parts === 1 ? 'one part' : `${inner.parts} parts`}, where [x, y] and {x, y} have two`,
        );
      }
      open.pop();
      if (character === '}') characters[k] = ']';
    } else if (character === ',' && inner) {
      inner.parts++;
      if (inner.bracket === '{') characters[k] = ';';
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unreadable(`'${unclosed.bracket}' (char ${unclosed.at + 1}) is not closed`);
  return characters.join('');
}

/**
 * mathjs reads numbers as doubles, which keep 15 digits and exponents up to 308. Longer literals are set aside
 * under names that no formula can contain otherwise, so that their digits survive.
 */
function withoutLongLiterals(text: string): {
  readonly shortened: string;
  readonly literals: ReadonlyMap<string, string>;
} {
  const literals = new Map<string, string>();
  const shortened = text.replace(/(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g, (digits) => {
    const [mantissa, exponent] = digits.toLowerCase().split('e');
    const short = mantissa!.replace('.', '').length <= 15;
    if (short && (exponent === undefined || Math.abs(Number(exponent)) < 290)) return digits;
    const name = `${LONG_LITERAL}${literals.size}`;
    literals.set(name, digits);
    return name;
  });
  return { shortened, literals };
}

const LONG_LITERAL = '$literal';

function deepestNesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function fromNode(node: MathNode, source: Source): Expression {
  const { text, literals } = source;
  const shape = node as unknown as Shape;
  switch (shape.type) {
    case 'ConstantNode':
      if (typeof shape.value !== 'number' || !Number.isFinite(shape.value)) {
        throw new InputError(`cannot read '${text}': ${shape.value} is not a number`);
      }
      return { kind: 'number', digits: String(shape.value) };
    case 'SymbolNode': {
      const digits = literals.get(shape.name);
      if (digits !== undefined) return { kind: 'number', digits };
      if (shape.name === 'i') return { kind: 'imaginary-unit' };
      return shape.name === 'pi' ? { kind: 'pi' } : { kind: 'symbol', name: shape.name };
    }
    case 'ParenthesisNode':
      return fromNode(shape.content, source);
    case 'FunctionNode':
      return fromCall(shape, source);
    case 'OperatorNode':
      return fromOperator(shape, source);
    case 'ArrayNode':
      return fromArray(shape, source);
    default:
      throw new InputError(
        `cannot read '${text}': ${describe(shape.type)} is not part of the formula language`,
      );
  }
}

type Shape =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: MathNode }
  | {
      readonly type: 'FunctionNode';
      readonly fn: { readonly name: string };
      readonly args: readonly MathNode[];
    }
  | {
      readonly type: 'OperatorNode';
      readonly op: string;
      readonly fn: string;
      readonly implicit: boolean;
      readonly args: readonly MathNode[];
    }
  | { readonly type: 'ArrayNode'; readonly items: readonly MathNode[] }
  | { readonly type: 'other' };

/** Of what `asArrays` leaves, the row [x, y] is a commutator and the column [x; y] an anticommutator. */
function fromArray({ items }: Extract<Shape, { type: 'ArrayNode' }>, source: Source): Expression {
  const rows = items.map((item) => item as unknown as Shape);
  const column = rows.flatMap((row) =>
    row.type === 'ArrayNode' && row.items.length === 1 ? row.items : [],
  );
  const isColumn = column.length === 2;
  const [left, right] = (isColumn ? column : items).map((part) => fromNode(part, source));
  if (!left || !right) throw new InputError(`cannot read '${source.text}': an empty bracket`);
  return { kind: isColumn ? 'anticommutator' : 'commutator', left, right };
}

function describe(type: string): string {
  return type
    .replace(/Node$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

function fromCall(call: Extract<Shape, { type: 'FunctionNode' }>, source: Source): Expression {
  const { text, functions } = source;
  const { name } = call.fn;
  const parts = call.args.map((argument) => fromNode(argument, source));
  if (functions.includes(name)) {
    return {
      kind: 'application',
      of: { kind: 'symbol', name },
      to: { kind: 'matrix', rows: [parts] },
    };
  }
  const one = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (one && parts.length === 1) return one(parts[0]!);
  const two = Object.hasOwn(PAIRS, name) ? PAIRS[name] : undefined;
  if (two && parts.length === 2) return two(parts[0]!, parts[1]!);
  const known = alternatives([...Object.keys(FUNCTIONS), ...Object.keys(PAIRS), ...functions]);
  throw new InputError(
    one || two
      ? `cannot read '${text}': ${name} takes ${one ? 'one argument' : 'two arguments'}, not ${parts.length}`
      : `cannot read '${text}': '${name}' is not a function; ${known} is (products are written with *)`,
  );
}

function fromOperator(shape: OperatorShape, source: Source): Expression {
  const { text } = source;
  if (isSum(shape)) return { kind: 'sum', terms: termsOfSum(shape, source) };
  const parts = shape.args.map((argument) => fromNode(argument, source));
  const [x, y] = [parts[0]!, parts[1]!];
  switch (shape.fn) {
    case 'unaryMinus':
      return { kind: 'negation', of: x };
    case 'unaryPlus':
      return x;
    case 'multiply':
      // mathjs binds these tighter than division: 1/a b would be 1/(a b).
      if (shape.implicit) {
        throw new InputError(`cannot read '${text}': products are written with *`);
      }
      return { kind: 'product', factors: [...(x.kind === 'product' ? x.factors : [x]), y] };
    case 'divide':
      return { kind: 'quotient', numerator: x, denominator: y };
    case 'pow':
      return { kind: 'power', base: x, exponent: y };
    case 'ctranspose':
      return { kind: 'adjoint', of: x };
    default:
      throw new InputError(
        `cannot read '${text}': the operator '${shape.op}' is not part of the formula language; +, -, *, /, ^ and ' are`,
      );
  }
}

type OperatorShape = Extract<Shape, { type: 'OperatorNode' }>;

function isSum({ fn, args }: OperatorShape): boolean {
  return args.length === 2 && (fn === 'add' || fn === 'subtract');
}

/** The terms of x + y − z …, which mathjs nests to the left, without recursion: a derived sum has thousands. */
function termsOfSum(whole: OperatorShape, source: Source): readonly Expression[] {
  const reversed: Expression[] = [];
  let shape: Shape = whole;
  while (shape.type === 'OperatorNode' && isSum(shape)) {
    const [left, right]: readonly MathNode[] = shape.args;
    const term = fromNode(right!, source);
    reversed.push(shape.fn === 'add' ? term : { kind: 'negation', of: term });
    shape = left as unknown as Shape;
  }
  const first = fromNode(shape as unknown as MathNode, source);
  return [...(first.kind === 'sum' ? first.terms : [first]), ...reversed.reverse()];
}

/** How tightly each kind binds in text: a child in a tighter place is put in parentheses. */
const BINDING = { sum: 1, product: 2, sign: 3, power: 4, postfix: 5, atom: 6 } as const;

/** Writes a formula in the notation that `readText` reads. */
export function printText(expression: Expression): string {
  return print(expression, 0);
}

function print(expression: Expression, outer: number): string {
  const [text, level] = printed(expression);
  return level < outer ? `(${text})` : text;
}

function printed(expression: Expression): readonly [string, number] {
  const call = (name: string, ...parts: readonly Expression[]): readonly [string, number] => [
    `${name}(${parts.map((part) => print(part, 0)).join(', ')})`,
    BINDING.atom,
  ];
  switch (expression.kind) {
    case 'number':
      return [expression.digits, BINDING.atom];
    case 'symbol':
      return [expression.name, BINDING.atom];
    case 'imaginary-unit':
      return ['i', BINDING.atom];
    case 'pi':
      return ['pi', BINDING.atom];
    case 'sum':
      return [printSum(expression.terms), BINDING.sum];
    case 'negation':
      return [`-${print(expression.of, BINDING.product)}`, BINDING.sum];
    case 'plus-minus':
      return call('plusminus', expression.of);
    case 'product':
      return [
        expression.factors
          .map((factor, k) => print(factor, k === 0 ? BINDING.product : BINDING.sign))
          .join('*'),
        BINDING.product,
      ];
    case 'quotient':
      return [
        `${print(expression.numerator, BINDING.product)}/${print(expression.denominator, BINDING.power)}`,
        BINDING.product,
      ];
    case 'power':
      return [
        `${print(expression.base, BINDING.postfix)}^${print(expression.exponent, BINDING.atom)}`,
        BINDING.power,
      ];
    case 'root':
      return call('sqrt', expression.of);
    case 'function':
      return call(expression.name, expression.of);
    case 'modulus':
      return call('abs', expression.of);
    case 'conjugate':
      return call('conj', expression.of);
    case 'adjoint':
      return [`${print(expression.of, BINDING.atom)}'`, BINDING.postfix];
    case 'transpose':
      return call('transpose', expression.of);
    case 'commutator':
    case 'anticommutator':
      return call(expression.kind, expression.left, expression.right);
    case 'expectation':
      return call('expect', expression.of);
    case 'trace':
      return call('trace', expression.of);
    case 'time-derivative':
      return call('ddt', expression.of);
    case 'dissipator':
      return call('dissipator', expression.jump);
    case 'integral':
      return [`integral(${print(expression.of, 0)}, ${expression.variable})`, BINDING.atom];
    case 'application':
      return [`${print(expression.of, BINDING.postfix)}(${print(expression.to, 0)})`, BINDING.atom];
    case 'matrix':
      return [
        `[${expression.rows.map((row) => row.map((entry) => print(entry, 0)).join(', ')).join('; ')}]`,
        BINDING.atom,
      ];
  }
}

function printSum(terms: readonly Expression[]): string {
  return terms
    .map((term, k) => {
      if (term.kind === 'negation') {
        const size = print(term.of, BINDING.product);
        return k === 0 ? `-${size}` : ` - ${size}`;
      }
      const text = print(term, BINDING.product);
      return k === 0 ? text : ` + ${text}`;
    })
    .join('');
}
