import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { chunksOf, gridOf, gridPoint } from '../../src/numeric/grid.ts';
import { normalOrderedPower } from '../../src/numeric/operator-arithmetic.ts';
import type { NumericOperator } from '../../src/numeric/operators.ts';
import { stationaryExpectation } from '../../src/numeric/stationary.ts';
import { type PointProblem, sweepChunk } from '../../src/numeric/sweep.ts';
import { annihilators, dag } from './build.ts';

const [a] = annihilators(1) as [NumericOperator];

describe('grids', () => {
  const grid = gridOf([
    { name: 'x', from: -2, to: 2, points: 5 },
    { name: 'y', from: 0, to: 1, points: 11 },
  ]);

  it('vary the last axis fastest and hit both ends exactly', () => {
    expect(gridPoint(grid, 0)).toEqual([-2, 0]);
    expect(gridPoint(grid, 3)[1]).toBeCloseTo(0.3, 15);
    expect(gridPoint(grid, 27)).toEqual([0, 0.5]);
    expect(gridPoint(grid, 54)).toEqual([2, 1]);
  });

  it('fall into chunks that cover each point once', () => {
    expect(chunksOf(grid)).toEqual([
      { index: 0, first: 0, end: 32 },
      { index: 1, first: 32, end: 55 },
    ]);
  });

  it.each([
    [[], 'sweep: no axis; one or more are accepted'],
    [
      [{ name: 'x', from: 0, to: 1, points: 0 }],
      'sweep: axis x from 0 to 1 in 0 points; finite ends and a positive integer are accepted',
    ],
    [
      [{ name: 'x', from: 0, to: 1, points: 1e8 }],
      'sweep: 100000000 points; at most 10000000 are accepted',
    ],
  ])('refuse %j', (axes, message) => {
    expect(() => gridOf(axes)).toThrow(new InputError(message));
  });
});

/** A mode in a bath: ⟨n⟩ = n̄, in bases that must grow with it. */
const thermal = ([nbar = 0]: readonly number[]): PointProblem => ({
  models: [
    {
      modes: ['a'],
      hamiltonian: [],
      dissipators: [
        { rate: 1 + nbar, jump: a },
        { rate: nbar, jump: dag(a) },
      ],
      traceCorrection: false,
    },
  ],
  observe: ([state]) => [stationaryExpectation(normalOrderedPower(1, 0), state!)],
  undefinedReasons: [''],
});

describe('a chunk', () => {
  const grid = gridOf([{ name: 'nbar', from: 0, to: 0.5, points: 6 }]);

  it('gives each point its settled value, starting from the basis of the point before', () => {
    const [chunk] = chunksOf(grid);
    const results = sweepChunk(grid, chunk!, thermal, { total: 3 });
    results.forEach(({ readings }, k) => {
      expect(Math.abs((readings[0]?.value?.re ?? Number.NaN) - k / 10)).toBeLessThan(5e-5);
    });
    const states = results.map((result) => result.states);
    expect(states[0]).toBe(4);
    expect(states.toSorted((x, y) => x - y)).toEqual(states);
  });

  it('carries the reason where a point has no value', () => {
    const results = sweepChunk(
      grid,
      { index: 0, first: 4, end: 6 },
      thermal,
      { total: 3 },
      {
        maxStates: 5,
      },
    );
    expect(results[1]).toEqual({
      states: 5,
      readings: [
        {
          value: null,
          reason: expect.stringMatching(
            /^not settled \(memory\): it moved by \d\.\de-2 in the last step, \d\.\de-\d of its value; the next basis has 6 states, more than 5$/,
          ),
        },
      ],
    });
  });
});
