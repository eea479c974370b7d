import { describe, expect, it } from 'vitest';
import { modes, Operator } from '../../src/algebra/operator.ts';
import { Scalar } from '../../src/algebra/scalar.ts';
import {
  isRealObservable,
  modelNamed,
  modelsOf,
  type Observable,
  partsOf,
} from '../../src/theory/observable.ts';

const space = modes('a');
const a = Operator.annihilation(space, 'a');
const moment = (name: string, model: string, operator = a.adjoint().times(a)): Observable => ({
  name,
  tex: name,
  meaning: name,
  model,
  quantity: { kind: 'moment', operator, factor: Scalar.ONE },
});
const combined = (name: string, x: string, y: string): Observable => ({
  name,
  tex: name,
  meaning: name,
  combines: [x, y],
  how: 'difference',
});
const all = [moment('x', 'left'), moment('y', 'right'), combined('d', 'x', 'y')];

describe('observables', () => {
  it('know their parts and models', () => {
    expect(partsOf(all[2]!, all)).toEqual([all[0], all[1]]);
    expect(modelsOf(all[2]!, all)).toEqual(['left', 'right']);
    expect(modelsOf(all[0]!, all)).toEqual(['left']);
    expect(modelsOf(combined('e', 'x', 'x'), all)).toEqual(['left']);
  });

  it('are real unless their operator is not Hermitian', () => {
    expect(all.every(isRealObservable)).toBe(true);
    expect(isRealObservable(moment('alpha', 'left', a))).toBe(false);
  });

  it('refuse parts that there are not, and models', () => {
    expect(() => partsOf(combined('e', 'x', 'z'), all)).toThrow(
      new RangeError(
        "observable 'e': it combines 'z', which is no observable; observables of one model can be combined",
      ),
    );
    expect(() => partsOf(combined('e', 'd', 'x'), all)).toThrow(/'d', which is itself combined/);
    expect(() => modelNamed({}, 'toString')).toThrow(RangeError);
  });
});
