/** Numbers as people type and read them. */

/**
 * A decimal such as `2`, `-0.25` or `1e-4`, undefined for anything else. A typographic minus is one too; what is too
 * large for a number is infinite.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(/^−/, '-').replace(/e−/i, 'e-');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  return Number(plain) + 0;
}

/** To so many significant digits, without trailing zeros; −0 is 0. */
export function showNumber(value: number, digits = 15): string {
  return String(Number(value.toPrecision(digits)) + 0);
}

export type Accepted =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** A typed number within a range, or why it is refused, in words. */
export function acceptNumber(
  name: string,
  text: string,
  [from, to]: readonly [number, number],
): Accepted {
  const value = readNumber(text);
  if (value === undefined)
    return refused(
      `${name} = “${text.trim()}” is not a number; accepted: decimals such as 2, -0.25 or 1e-4`,
    );
  if (value < from || value > to)
    return refused(
      `${name} = ${Number.isFinite(value) ? showNumber(value) : text.trim()} is out of range; accepted: numbers from ${showNumber(from)} to ${showNumber(to)}`,
    );
  return { kind: 'number', value };
}

function refused(reason: string): Accepted {
  return { kind: 'refused', reason };
}
