/**
 * What stands for mathjs in a page. Formulas are read when the report is written, and the solvers that factorise a
 * sparse Liouvillian say where they can be had instead.
 */
import { InputError } from '../../../algebra/errors.ts';

const mathjs = {
  parse: (): never => {
    throw new Error('formulas are read when the report is written, not in the browser');
  },
  create: (): never => {
    throw new InputError(
      'this point needs a sparse factorisation, which a page does not carry; `ladderproof solve` does',
    );
  },
};

// biome-ignore lint/style/noDefaultExport: mathjs' one-file build has a default export.
export default mathjs;
