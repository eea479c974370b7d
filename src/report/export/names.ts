/** Names of ours as names of another language, distinct from its own words and from each other. */

/** A function that renames, with an underscore after names that are taken and for characters that are not allowed. */
export function namer(taken: readonly string[]): (name: string) => string {
  const words = new Set(taken);
  const given = new Map<string, string>();
  return (name) => {
    const known = given.get(name);
    if (known !== undefined) return known;
    let result = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d|$)/, '_');
    const used = new Set(given.values());
    while (words.has(result) || used.has(result)) result += '_';
    given.set(name, result);
    return result;
  };
}

/** The functions that a text of code defines or calls, methods aside. */
export function calledIn(code: string): readonly string[] {
  return [...new Set([...code.matchAll(/(?<![.\w])[A-Za-z_]\w*(?=\()/g)].map(([name]) => name))];
}
