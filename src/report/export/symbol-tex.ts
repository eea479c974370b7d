/** TeX for names that nobody has declared any for: kappa_a as κ_a, nbar_b as n̄_b, g_ab as g_{ab}. */
import type { Declaration, Role, Vocabulary } from '../../claims/tex/vocabulary.ts';
import { vocabulary } from '../../claims/tex/vocabulary.ts';

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(
    ' ',
  ),
);

const ACCENTS: Readonly<Record<string, string>> = {
  bar: '\\bar',
  hat: '\\hat',
  tilde: '\\tilde',
  dot: '\\dot',
};

/** The TeX that a reader of a formula's text would expect; see the examples above. */
export function texOfName(name: string): string {
  const [first = name, ...rest] = name.split('_').filter((part) => part !== '');
  const [, letter = first, digits = ''] = /^([A-Za-z]+)(\d+)$/.exec(first) ?? [];
  const scripts = [...(digits === '' ? [] : [digits]), ...rest].map(script);
  const base = withAccent(letter);
  return scripts.length === 0 ? base : `${base}_{${scripts.join(', ')}}`;
}

function withAccent(word: string): string {
  for (const [suffix, command] of Object.entries(ACCENTS)) {
    const inner = word.slice(0, -suffix.length);
    if (word.endsWith(suffix) && (inner.length === 1 || GREEK.has(inner))) {
      return `${command}{${letters(inner)}}`;
    }
  }
  return letters(word);
}

/** Letters with a fixed meaning are set upright, as are words. */
function letters(word: string): string {
  if (GREEK.has(word)) return `\\${word}`;
  return word.length === 1 && word !== 'e' ? word : `\\text{${word === 'e' ? '(e)' : word}}`;
}

function script(part: string): string {
  if (GREEK.has(part)) return `\\${part}`;
  return part.length > 2 && /^[A-Za-z]+$/.test(part) ? `\\text{${part}}` : part;
}

/**
 * A vocabulary that can print the given names: those of `known` as they are there, the others by `texOfName`, with
 * the plain name in letters where that would be ambiguous.
 */
export function vocabularyFor(
  names: readonly { readonly name: string; readonly role: Role }[],
  known?: Vocabulary,
): Vocabulary {
  const taken = new Set([...(known?.printed.values() ?? [])].map(({ tex }) => tex));
  const declarations: Declaration[] = [];
  for (const { name, role } of names) {
    if (known?.printed.has(name) || declarations.some((each) => each.name === name)) continue;
    const pretty = texOfName(name);
    const tex = taken.has(pretty) ? `\\text{${name.replaceAll('_', '-')}}` : pretty;
    taken.add(tex);
    declarations.push({ name, tex, role });
  }
  const made = vocabulary(declarations);
  if (!known) return made;
  return { ...known, printed: new Map([...made.printed, ...known.printed]) };
}
