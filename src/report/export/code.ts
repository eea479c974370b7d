/** Formulas as source code of other languages: one printer, and what differs between languages in a `Language`. */
import { InputError } from '../../algebra/errors.ts';
import type { Expression, FunctionName } from '../../algebra/expression.ts';

export interface Language {
  /** 1j or im. */
  readonly imaginaryUnit: string;
  readonly pi: string;
  /** The operator of powers: ** or ^. */
  readonly power: string;
  readonly functions: Readonly<Record<FunctionName | 'sqrt' | 'abs' | 'conj', string>>;
  /** How a symbol is called; names of the language itself must be avoided. */
  readonly symbol: (name: string) => string;
  /** The Hermitian adjoint of what is in parentheses where it needs them. */
  readonly adjoint: (of: string) => string;
}

const BINDING = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;

/**
 * The formula as an expression of the language. Operators are the symbols of modes; a formula printed by
 * `expressOperator` is in normal order, and stays so.
 *
 * @throws InputError for what these languages have no expression for: commutators, moments, matrices
 */
export function printCode(expression: Expression, language: Language): string {
  return print(expression, 0, language);
}

function print(expression: Expression, outer: number, language: Language): string {
  const [text, level] = printed(expression, language);
  return level < outer ? `(${text})` : text;
}

function printed(expression: Expression, language: Language): readonly [string, number] {
  const inner = (part: Expression, level: number): string => print(part, level, language);
  const call = (name: string, of: Expression): readonly [string, number] => [
    `${name}(${inner(of, 0)})`,
    BINDING.atom,
  ];
  switch (expression.kind) {
    case 'number':
      return [literal(expression.digits), BINDING.atom];
    case 'symbol':
      return [language.symbol(expression.name), BINDING.atom];
    case 'imaginary-unit':
      return [language.imaginaryUnit, BINDING.atom];
    case 'pi':
      return [language.pi, BINDING.atom];
    case 'sum':
      return [sum(expression.terms, language), BINDING.sum];
    case 'negation':
      return [`-${inner(expression.of, BINDING.product)}`, BINDING.sum];
    case 'product':
      return [
        expression.factors
          .map((factor, k) => inner(factor, k === 0 ? BINDING.product : BINDING.sign))
          .join(' * '),
        BINDING.product,
      ];
    case 'quotient':
      return [
        `${inner(expression.numerator, BINDING.product)} / ${inner(expression.denominator, BINDING.power)}`,
        BINDING.product,
      ];
    case 'power':
      return [
        `${inner(expression.base, BINDING.atom)}${language.power}${inner(expression.exponent, BINDING.atom)}`,
        BINDING.power,
      ];
    case 'root':
      return call(language.functions.sqrt, expression.of);
    case 'function':
      return call(language.functions[expression.name], expression.of);
    case 'modulus':
      return call(language.functions.abs, expression.of);
    case 'conjugate':
      return call(language.functions.conj, expression.of);
    case 'adjoint':
      return [language.adjoint(inner(expression.of, BINDING.atom)), BINDING.atom];
    default:
      throw new InputError(`a ${expression.kind} has no form in other programs; formulas have`);
  }
}

function sum(terms: readonly Expression[], language: Language): string {
  return terms
    .map((term, k) => {
      const negative = term.kind === 'negation';
      const size = print(negative ? term.of : term, BINDING.product, language);
      if (k === 0) return negative ? `-${size}` : size;
      return `${negative ? ' - ' : ' + '}${size}`;
    })
    .join('');
}

/** Integers that a machine integer may not hold are written as floating-point numbers. */
function literal(digits: string): string {
  return /^\d{16,}$/.test(digits) ? `${digits}.0` : digits;
}

/** A long expression on several lines, broken after operators at the lowest depth of brackets in reach. */
export function wrapCode(code: string, indent: string, width = 96): string {
  const lines: string[] = [];
  let rest = code;
  while (indent.length + rest.length > width) {
    const at = breakPlace(rest, width - indent.length);
    if (at === undefined) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest].map((line) => `${indent}${line}`).join('\n');
}

function breakPlace(code: string, reach: number): number | undefined {
  let depth = 0;
  let best: { readonly at: number; readonly cost: number } | undefined;
  for (let k = 0; k < code.length && (k < reach || best === undefined); k++) {
    const character = code[k]!;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character !== ' ') continue;
    // After an operator a line is incomplete in every language, inside brackets or not; best between terms.
    const operator = /[+\-*/,]$/.exec(code.slice(Math.max(0, k - 2), k))?.[0];
    if (operator === undefined) continue;
    const cost = 2 * depth + ('*/'.includes(operator) ? 1 : 0);
    if (best === undefined || (k < reach && cost <= best.cost)) best = { at: k + 1, cost };
  }
  return best?.at;
}
