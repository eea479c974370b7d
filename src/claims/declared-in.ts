/**
 * Where claims are declared. What is known to come from one module alone can be judged again when that module, or
 * what it imports, changes, and not before.
 */
import type { Claim } from './claim.ts';

const modules = new WeakMap<Claim, string>();

/**
 * Notes that claims are made by one module from nothing but itself and what it imports. To be written at the top
 * level of the module, as
 *
 *     export const decayClaims = declaredIn(import.meta.url, () => [ … ]);
 *
 * so that nothing else can reach them. Claims without such a note depend on all of their paper.
 *
 * @param module the module's `import.meta.url`
 * @param claims the claims, or a function of no arguments that makes them
 */
export function declaredIn<C extends Claim>(module: string, claims: readonly C[]): readonly C[];
export function declaredIn<C extends Claim>(
  module: string,
  claims: () => readonly C[],
): () => readonly C[];
export function declaredIn<C extends Claim>(
  module: string,
  claims: readonly C[] | (() => readonly C[]),
): readonly C[] | (() => readonly C[]) {
  if (typeof claims === 'function') return () => declaredIn(module, claims());
  // The innermost note is the closest: a list made of other lists leaves theirs alone.
  for (const claim of claims) if (!modules.has(claim)) modules.set(claim, module);
  return claims;
}

/** The module that declares a claim, if it was noted. */
export function moduleOfClaim(claim: Claim): string | undefined {
  return modules.get(claim);
}

/** Whether all notes in a module's source text stand where nothing but the module itself can reach the claims. */
export function notesAtTopLevel(source: string): boolean {
  const notes = source.match(/\bdeclaredIn\(/g)?.length ?? 0;
  const top = source.match(
    /^export const \w+(?:\s*:[^=]*?)?\s*=\s*declaredIn\(\s*import\.meta\.url,\s*(?:\[|\(\)|\w+\s*\))/gm,
  );
  return notes > 0 && notes === (top?.length ?? 0);
}
