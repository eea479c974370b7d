/**
 * Input that a person can mend: an unknown name, a malformed number, a formula that cannot be read.
 * The message is one line that says what was wrong, where, and what would be accepted.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** `a, b or c`, for the part of an error message that says what would be accepted. */
export function alternatives(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}
