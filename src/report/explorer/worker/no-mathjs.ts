/**
 * What stands for mathjs in a page. Formulas are read when the report is written, and the one solver that factorises a
 * sparse Liouvillian says where it can be had instead.
 */
import { InputError } from '../../../algebra/errors.ts';

export function create(): never {
  throw new InputError(
    'this point needs a sparse factorisation, which a page does not carry; `ladderproof solve` does',
  );
}

export const sluDependencies = {};

const unavailable = (): never => {
  throw new Error('formulas are read when the report is written, not in the browser');
};

// biome-ignore lint/style/noDefaultExport: mathjs' one-file build has a default export.
export default { parse: unavailable, create: unavailable };
