import { describe, expect, it } from 'vitest';
import { nearest, unknownName } from '../../src/cli/problems.ts';

describe('nearest', () => {
  it.each([
    ['kapa_b', 'kappa_b'],
    ['T_AC', 'T_ac'],
    ['Tac', 'T_ac'],
    ['T_ca', 'T_ac'],
    ['zebra', undefined],
    ['x', undefined],
  ])('%s: %s', (typed, name) => {
    expect(nearest(typed, ['kappa_a', 'kappa_b', 'T_ac'])).toBe(name);
  });

  it('says when there is nothing to choose from', () => {
    expect(unknownName('formula', 'x', []).message).toBe("unknown formula 'x'; there is none");
  });
});
