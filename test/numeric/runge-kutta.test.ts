import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import { integrateOde, type RightHandSide } from '../../src/numeric/runge-kutta.ts';

/** x″ = −x: x = cos t, x′ = −sin t. */
const oscillator: RightHandSide = (_t, y, slope) => {
  slope[0] = y[1]!;
  slope[1] = -y[0]!;
};

/** Van der Pol's oscillator at μ = 5: slow stretches and jumps. */
const vanDerPol: RightHandSide = (_t, y, slope) => {
  slope[0] = y[1]!;
  slope[1] = 5 * (1 - y[0]! ** 2) * y[1]! - y[0]!;
};

function at(f: RightHandSide, start: readonly number[], end: number, tolerance: number) {
  const outcome = integrateOde(f, Float64Array.from(start), [0, end], {
    relative: tolerance,
    absolute: tolerance,
  });
  if (outcome.kind !== 'finished') throw new Error(outcome.reason);
  return outcome;
}

describe('the Dormand–Prince pair', () => {
  it.each([1e-4, 1e-6, 1e-8, 1e-10, 1e-12])('keeps a tolerance of %d within ten steps', (tol) => {
    const { y } = at(oscillator, [1, 0], 10, tol);
    expect(Math.hypot(y[0]! - Math.cos(10), y[1]! + Math.sin(10))).toBeLessThan(20 * tol);
  });

  it('is of order five: a tolerance 10⁵ times smaller takes ten times the steps', () => {
    const [coarse, fine] = [1e-6, 1e-11].map((tol) => at(oscillator, [1, 0], 100, tol).steps);
    expect(fine! / coarse!).toBeGreaterThan(8);
    expect(fine! / coarse!).toBeLessThan(12.5);
  });

  it('follows the jumps of the van der Pol oscillator', () => {
    const exact = at(vanDerPol, [2, 0], 20, 1e-13);
    const loose = at(vanDerPol, [2, 0], 20, 1e-8);
    expect(Math.abs(loose.y[0]! - exact.y[0]!)).toBeLessThan(1e-6);
    expect(loose.rejected).toBeLessThan(loose.steps / 5);
  });

  it('interpolates between its steps as accurately as at them', () => {
    const times = Array.from({ length: 1001 }, (_, k) => k / 50);
    let worst = 0;
    const outcome = integrateOde(oscillator, Float64Array.of(1, 0), times, {
      relative: 1e-8,
      absolute: 1e-8,
      onSample: (t, y, k) => {
        expect(t).toBe(times[k]);
        worst = Math.max(worst, Math.abs(y[0]! - Math.cos(t)));
      },
    });
    expect(outcome.steps).toBeLessThan(200);
    expect(worst).toBeLessThan(1e-6);
  });

  it('evaluates six times a step: the last slope is the next first one', () => {
    const { steps, rejected, evaluations } = at(oscillator, [1, 0], 30, 1e-9);
    expect(evaluations).toBe(6 * (steps + rejected) + 2);
  });

  it('takes explicit time as an argument', () => {
    const { y } = at((t, _y, slope) => slope.fill(3 * t * t), [0], 2, 1e-10);
    expect(y[0]).toBeCloseTo(8, 9);
  });

  it('starts from rest', () => {
    expect(at(oscillator, [0, 0], 5, 1e-8).y).toEqual(Float64Array.of(0, 0));
  });

  it('stops before a pole', () => {
    const outcome = integrateOde(
      (_t, y, slope) => {
        slope[0] = y[0]! ** 2;
      },
      Float64Array.of(1),
      [0, 2],
    );
    expect(outcome).toMatchObject({ kind: 'stopped', why: 'step-underflow' });
    expect(outcome.time).toBeCloseTo(1, 6);
  });

  it('stops for its caller, and after too many steps', () => {
    const heard = integrateOde(oscillator, Float64Array.of(1, 0), [0, 50], {
      onStep: (t) => (t > 10 ? 'enough' : undefined),
    });
    expect(heard).toMatchObject({ kind: 'stopped', why: 'monitor', reason: 'enough' });
    const short = integrateOde(oscillator, Float64Array.of(1, 0), [0, 50], { maxSteps: 3 });
    expect(short).toMatchObject({ kind: 'stopped', why: 'too-many-steps', steps: 3 });
  });

  it('does not start where there is no slope', () => {
    expect(
      integrateOde((_t, _y, s) => s.fill(Number.NaN), Float64Array.of(1), [0, 1]),
    ).toMatchObject({
      kind: 'stopped',
      why: 'not-finite',
      reason: 'the right-hand side is not finite at t = 0',
    });
  });

  it.each([
    [[], 'time evolution: no times; one or more are accepted'],
    [[0, 2, 1], 'time evolution: time 3 is 1; finite times in ascending order are accepted'],
  ])('refuses the times %j', (times, message) => {
    expect(() => integrateOde(oscillator, Float64Array.of(1, 0), times)).toThrow(
      new InputError(message),
    );
  });

  it('refuses a tolerance of zero', () => {
    expect(() => integrateOde(oscillator, Float64Array.of(1, 0), [0, 1], { relative: 0 })).toThrow(
      new InputError('time evolution: relative tolerance 0; a number between 0 and 1 is accepted'),
    );
  });
});
