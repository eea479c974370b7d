/** Names, numbers and truncations as they are typed. */
import { alternatives, InputError } from '../algebra/errors.ts';
import type { BasisSpec } from '../numeric/basis.ts';
import type { InitialState } from '../numeric/initial-state.ts';
import { unknownName } from './problems.ts';

/**
 * Reads `a=1,b=-2e-3`, in one or several arguments, with spaces where people put them. Each name must be one of
 * `accepted`, each value a finite real number.
 *
 * @throws InputError for anything else, and for a name set twice
 */
export function readAssignments(
  args: readonly string[],
  accepted: readonly string[],
): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  const pieces = args
    .join(' ')
    .replace(/\s*=\s*/g, '=')
    .split(/[\s,]+/)
    .filter((piece) => piece !== '');
  for (const piece of pieces) {
    const [name = '', number, ...rest] = piece.split('=');
    if (name === '' || number === undefined || rest.length > 0)
      throw new InputError(
        `cannot read '${piece}' in --set; accepted: name=number, several with commas, the names being ${list(accepted)}`,
      );
    if (!accepted.includes(name)) throw unknownName('name', name, accepted, ' in --set');
    if (values.has(name)) throw new InputError(`${name} is set twice in --set; accepted: once`);
    values.set(name, readNumber(number, name));
  }
  return values;
}

/** A finite decimal, undefined for anything else. */
function decimal(text: string): number | undefined {
  const wellFormed = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  return wellFormed && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function readNumber(text: string, name: string): number {
  const number = decimal(text);
  if (number !== undefined) return number;
  throw new InputError(
    `'${text}' is not a number, in ${name}=${text} of --set; accepted: finite decimals such as 2, -0.25 or 1e-4`,
  );
}

/** Reads names, in one or several arguments, with commas or spaces between them; each once. */
export function readNames(
  kind: string,
  args: readonly string[],
  accepted: readonly string[],
): readonly string[] {
  const names = args.flatMap((arg) => arg.split(/[\s,]+/)).filter((name) => name !== '');
  for (const name of names) if (!accepted.includes(name)) throw unknownName(kind, name, accepted);
  return [...new Set(names)];
}

/** Reads `total=4`, `caps=3,3,3`, or both. */
export function readTruncation(args: readonly string[], modes: readonly string[]): BasisSpec {
  const text = args.join(' ');
  const problem = (): InputError =>
    new InputError(
      `cannot read '${text}' in --truncation; accepted: total=4, caps=${modes.map(() => 3).join(',')} (one each for ${list(modes)}), or both, in positive integers`,
    );
  const pattern = /\s*(total|caps)\s*=\s*(\d+(?:\s*,\s*\d+)*)\s*(?:[;,]|$|(?=[tc]))/y;
  let spec: BasisSpec = {};
  while (pattern.lastIndex < text.length) {
    const [, key, digits = ''] = pattern.exec(text) ?? [];
    const numbers = digits.split(',').map(Number);
    const length = key === 'caps' ? modes.length : 1;
    const positive = numbers.every((each) => Number.isSafeInteger(each) && each > 0);
    if (key === undefined || key in spec || !positive || numbers.length !== length) throw problem();
    spec = key === 'caps' ? { ...spec, caps: numbers } : { ...spec, total: numbers[0]! };
  }
  if (spec.caps === undefined && spec.total === undefined) throw problem();
  return spec;
}

/** `caps=3,3,3; total=4`, as `readTruncation` reads it. */
export function writeTruncation({ caps, total }: BasisSpec): string {
  return [
    ...(caps === undefined ? [] : [`caps=${caps.join(',')}`]),
    ...(total === undefined ? [] : [`total=${total}`]),
  ].join('; ');
}

/** Reads the number of an option such as `--until`, for which `accepts` holds. */
export function readOption(
  option: string,
  text: string,
  accepts: (x: number) => boolean,
  accepted: string,
): number {
  const number = decimal(text.trim());
  if (number !== undefined && accepts(number)) return number;
  throw new InputError(`cannot read '${text}' in ${option}; accepted: ${accepted}`);
}

/** Reads `fock=0,2,0` or `thermal=0.5,1,0`: one number for each of `modes`. */
export function readInitial(args: readonly string[], modes: readonly string[]): InitialState {
  const text = args.join(' ').trim();
  const [, kind, digits = ''] = /^(fock|thermal)\s*=\s*(.+)$/.exec(text) ?? [];
  const numbers = digits.split(/\s*,\s*/).map((each) => decimal(each) ?? -1);
  const fits = kind === 'thermal' || numbers.every(Number.isSafeInteger);
  if ((kind === 'fock' || kind === 'thermal') && numbers.length === modes.length && fits)
    if (numbers.every((each) => each >= 0)) return { kind, occupations: numbers };
  const zeros = modes.map(() => 0).join(',');
  throw new InputError(
    `cannot read '${text}' in --initial; accepted: fock=${zeros} with integers or thermal=${zeros} with mean occupations, from 0 up, one each for ${list(modes)}`,
  );
}

/** One parameter that a sweep takes through `points` equally spaced values, both ends included. */
export interface Axis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** Reads `Delta=-2:2:101`, each name one of `accepted` and used once. */
export function readAxes(args: readonly string[], accepted: readonly string[]): readonly Axis[] {
  const axes: Axis[] = [];
  for (const piece of args.flatMap((arg) => arg.split(/[\s;]+/)).filter((each) => each !== '')) {
    const [, name = '', from = '', to = '', count = ''] =
      /^([^=:]+)=([^:]+):([^:]+):(\d+)$/.exec(piece) ?? [];
    const [first, last] = [decimal(from), decimal(to)];
    const points = Number(count);
    if (first === undefined || last === undefined || !(points >= 1 && points <= 1e6))
      throw new InputError(
        `cannot read '${piece}' in --axis; accepted: name=first:last:points, such as ${accepted[0] ?? 'x'}=-2:2:101`,
      );
    if (!accepted.includes(name)) throw unknownName('name', name, accepted, ' in --axis');
    if (axes.some((axis) => axis.name === name))
      throw new InputError(`${name} is swept twice in --axis; accepted: once`);
    axes.push({ name, from: first, to: last, points });
  }
  return axes;
}

/** `a, b and c`. */
export function list(names: readonly string[]): string {
  return alternatives(names).replace(/ or (?=[^ ]*$)/, ' and ');
}

export interface ComplexNumber {
  readonly re: number;
  readonly im: number;
}

/** Rounded to 15 significant digits, which is what double precision keeps: 0.9999999999999999 is 1. */
export function rounded({ re, im }: ComplexNumber): ComplexNumber {
  return { re: toDigits(re, 15), im: toDigits(im, 15) };
}

/** `a + bi` to so many significant digits, or `a` when the imaginary part is zero. */
export function writeComplex({ re, im }: ComplexNumber, digits = 15): string {
  const [a, b] = [toDigits(re, digits), toDigits(im, digits)];
  if (b === 0) return String(a);
  return a === 0 ? `${b}i` : `${a} ${b < 0 ? '-' : '+'} ${Math.abs(b)}i`;
}

/** −0 becomes 0. */
function toDigits(x: number, digits: number): number {
  return Number(x.toPrecision(digits)) + 0;
}
