/** The first relation sign of a formula, outside of all brackets: where equations are aligned. */
import { bracketChange, isRelation, tokensOf } from './breaks.ts';

export interface Relation {
  readonly left: string;
  readonly sign: string;
  readonly right: string;
}

/** The parts of `left = right` as TeX, the left side perhaps empty; undefined where there is no relation. */
export function splitAtRelation(tex: string): Relation | undefined {
  let depth = 0;
  let at = 0;
  for (const token of tokensOf(tex)) {
    // A display of several lines has alignment of its own.
    if (depth === 0 && (token === '\\\\' || token === '&')) return undefined;
    if (depth === 0 && isRelation(token)) {
      const left = tex
        .slice(0, at)
        .trim()
        .replace(/\\allowbreak$/, '')
        .trim();
      const right = tex
        .slice(at + token.length)
        .trim()
        .replace(/^\\nobreak\b\s*/, '');
      return right === '' ? undefined : { left, sign: token, right };
    }
    depth += bracketChange(token);
    at += token.length;
  }
  return undefined;
}
