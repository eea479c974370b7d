/** The module of NumPy functions, run with NumPy where that is installed. */
import { describe, expect, it } from 'vitest';
import { ladderproof } from '../../cli/harness.ts';
import { pythonWith, runPython } from '../../python.ts';

const numpy = pythonWith('numpy');
const papers = new URL('../../../derivations/', import.meta.url);

async function module(paper: string): Promise<string> {
  const { code, stdout } = await ladderproof(['export', paper, '--to', 'python'], { papers });
  expect(code).toBe(0);
  return stdout;
}

describe.skipIf(numpy === undefined)('the module', () => {
  it.each(['loss-nonreciprocity', 'sympathetic-cooling'])(
    'of %s passes its own test',
    async (paper) => {
      const text = await module(paper);
      const { derivation } = (await import(new URL(`${paper}/derivation.ts`, papers).href)) as {
        derivation: () => { formulas: readonly unknown[] };
      };
      const { formulas } = derivation();
      const { status, stdout, stderr } = runPython(numpy!, text);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout).toContain(`${3 * formulas.length} values, 0 of them different\n`);
      expect(text.match(/^def (?!main)/gm)).toHaveLength(formulas.length);
    },
  );

  it('fails it when a formula is changed', async () => {
    const text = await module('loss-nonreciprocity');
    const { status, stdout } = runPython(numpy!, text.replace('2 * J**2', '3 * J**2'));
    expect(stdout).toContain('DIFFERENT');
    expect(status).toBe(1);
  });

  it('takes arrays and complex numbers', async () => {
    const text = (await module('sympathetic-cooling')).replace(
      'if __name__',
      `values = A_minus(Delta=np.array([0.5, 1.0]), g=0.1, gamma=1.0 + 0.2j, omega_a=1.0)
print(values.shape, values.dtype)
if False and __name__`,
    );
    expect(runPython(numpy!, text).stdout).toBe('(2,) complex128\n');
  });
});
