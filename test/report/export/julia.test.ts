/** The Julia script, which cannot be run here: its structure, and that every model is whole. */
import { describe, expect, it } from 'vitest';
import { ladderproof } from '../../cli/harness.ts';

const papers = new URL('../../../derivations/', import.meta.url);

async function script(...argv: readonly string[]): Promise<string> {
  const { code, stdout } = await ladderproof(['export', ...argv, '--to', 'julia'], { papers });
  expect(code).toBe(0);
  return stdout;
}

/** Julia without block comments, line comments and the contents of strings. */
function bare(text: string): string {
  return text
    .replace(/#=[\s\S]*?=#/g, '')
    .replace(/"(?:\\.|[^"\\])*"/g, '""')
    .replace(/#.*$/gm, '');
}

describe.each([
  { paper: 'loss-nonreciprocity', models: ['driven_at_a', 'driven_at_c', 'linear'], set: 'U=4' },
  { paper: 'sympathetic-cooling', models: ['full', 'reduced'], set: 'g_1=0.5' },
  { paper: 'cavity-optomechanics', models: ['linearised', 'rotating_wave'], set: 'g=0.05' },
  { paper: 'driven-oscillator', models: ['model'], set: 'kappa=2' },
])('the script of $paper', ({ paper, models, set }) => {
  it('closes every block and bracket', async () => {
    const code = bare(await script(paper));
    // A comprehension's `for` opens nothing.
    const opened = code.match(/^ *(?:function|for|if|while|begin|let)\b/gm) ?? [];
    // In an index, `end` is the last element.
    const closed = code.replace(/\[[^[\]]*\bend\b[^[\]]*\]/g, '').match(/\bend\b/g) ?? [];
    expect(closed).toHaveLength(opened.length);
    const stack: string[] = [];
    for (const character of code) {
      if ('([{'.includes(character)) stack.push(character);
      const partner = { ')': '(', ']': '[', '}': '{' }[character];
      if (partner !== undefined) expect(stack.pop()).toBe(partner);
    }
    expect(stack).toEqual([]);
    expect(code).not.toMatch(/\*\*|1j|np\.|\bNone\b|\bTrue\b|\bFalse\b/);
  });

  it('defines and solves every model, and checks every reading against a number', async () => {
    const text = await script(paper, '--set', set);
    for (const model of models) {
      expect(text).toContain(`function model_${model}()`);
      expect(text).toMatch(new RegExp(`^    \\("[^"]+", model_${model}, \\[$`, 'm'));
    }
    const [name, value] = set.split('=') as [string, string];
    expect(text).toMatch(
      new RegExp(`^${name} = ${value.includes('.') ? value : `${value}\\.0`} {2}# `, 'm'),
    );
    const readings = text.match(/^ {9}\(rho, modes, caps\) -> .+,$/gm) ?? [];
    const values =
      text.match(/^ {9}(?:-?[\d.e-]+(?: \+ -?[\d.e-]+ \* im)?|nothing), [\d.e-]+, /gm) ?? [];
    expect(values).toHaveLength(readings.length);
    expect(readings.length).toBeGreaterThanOrEqual(models.length);
  });

  it('has the same values as the one for QuTiP', async () => {
    const { stdout } = await ladderproof(['export', paper, '--to', 'qutip'], { papers });
    const numbers = (text: string): readonly string[] =>
      [...text.matchAll(/^ {9}(-?[\d.e-]+), ([\d.e-]+), /gm)].map(
        ([, value, tolerance]) => `${value} ${tolerance}`,
      );
    const ours = numbers(await script(paper));
    expect(ours.length).toBeGreaterThanOrEqual(models.length);
    expect(ours).toEqual(numbers(stdout));
  });
});
