/** Checks that every paper's derived formulas pass: the compiled function against mathjs at random points. */
import { all, create } from 'mathjs';
import { expect, it } from 'vitest';
import { expressScalar } from '../../src/algebra/express.ts';
import { printText } from '../../src/algebra/text.ts';
import type { Paper } from '../../src/claims/paper.ts';
import { between, randomSource } from '../../src/claims/random.ts';
import { compile } from '../../src/numeric/compile.ts';

const mathjs = create(all!);

export function compiledFormulasAgreeWithMathjs(paper: Paper): void {
  it.each(paper.derivation().formulas.map(({ name, value }) => ({ name, value })))(
    '$name compiles to what mathjs evaluates, complex in and complex out',
    ({ name, value }) => {
      const symbols = value.symbols();
      const text = printText(expressScalar(value));
      const compiled = compile(
        text,
        symbols.map((symbol) => ({ name: symbol, real: false })),
      );
      const reference = mathjs.compile(text);
      const random = randomSource(name);
      for (let k = 0; k < 25; k++) {
        const values = Object.fromEntries(
          symbols.map((symbol) => [
            symbol,
            { re: between(random, 0.3, 2), im: between(random, -0.4, 0.4) },
          ]),
        );
        const [found] = compiled.at(values);
        const scope = Object.fromEntries(
          Object.entries(values).map(([symbol, { re, im }]) => [symbol, mathjs.complex(re, im)]),
        );
        const expected = mathjs.complex(reference.evaluate(scope));
        const size = Math.hypot(expected.re, expected.im);
        expect(Math.hypot(found!.re - expected.re, found!.im - expected.im)).toBeLessThan(
          1e-9 * Math.max(1, size),
        );
      }
    },
  );
}
