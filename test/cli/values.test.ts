import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/algebra/errors.ts';
import {
  readAssignments,
  readNames,
  readTruncation,
  writeComplex,
  writeTruncation,
} from '../../src/cli/values.ts';

describe('--set', () => {
  it.each([
    [['a=1,b=-2e-3']],
    [['a=1', 'b=-2e-3']],
    [['a = 1 , b= -0.002']],
    [['a', '=', '1,', 'b=-.2E-2']],
    [['a=+1.', 'b=-2e-3,']],
  ])('reads %j', (args) => {
    expect([...readAssignments(args, ['a', 'b'])]).toEqual([
      ['a', 1],
      ['b', -0.002],
    ]);
  });

  it.each([
    [
      'a',
      "cannot read 'a' in --set; accepted: name=number, several with commas, the names being a and b",
    ],
    [
      'a=1=2',
      "cannot read 'a=1=2' in --set; accepted: name=number, several with commas, the names being a and b",
    ],
    [
      '=1',
      "cannot read '=1' in --set; accepted: name=number, several with commas, the names being a and b",
    ],
    [
      'a=',
      "'' is not a number, in a= of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
    ],
    [
      'a=1,2',
      "cannot read '2' in --set; accepted: name=number, several with commas, the names being a and b",
    ],
    [
      'a=0x10',
      "'0x10' is not a number, in a=0x10 of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
    ],
    [
      'a=NaN',
      "'NaN' is not a number, in a=NaN of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
    ],
    [
      'a=-Infinity',
      "'-Infinity' is not a number, in a=-Infinity of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
    ],
    [
      'a=1e999',
      "'1e999' is not a number, in a=1e999 of --set; accepted: finite decimals such as 2, -0.25 or 1e-4",
    ],
    ['a=1,a=2', 'a is set twice in --set; accepted: once'],
    ['A=1', "unknown name 'A' in --set (did you mean a?); accepted: a or b"],
    ['constructor=1', "unknown name 'constructor' in --set; accepted: a or b"],
  ])('refuses %s', (arg, message) => {
    expect(() => readAssignments([arg], ['a', 'b'])).toThrow(new InputError(message));
  });
});

describe('--observable', () => {
  it('reads names with commas or spaces, each once', () => {
    expect(readNames('observable', ['n_a,n_b', 'n_a'], ['n_a', 'n_b'])).toEqual(['n_a', 'n_b']);
  });
});

describe('--truncation', () => {
  it.each([
    [['total=4'], { total: 4 }],
    [['caps=3,2'], { caps: [3, 2] }],
    [['caps = 3, 2; total = 4'], { caps: [3, 2], total: 4 }],
    [['total=4', 'caps=3,2'], { total: 4, caps: [3, 2] }],
    [['total=4,caps=3,2'], { total: 4, caps: [3, 2] }],
  ])('reads %j', (args, spec) => {
    expect(readTruncation(args, ['a', 'b'])).toEqual(spec);
    expect(readTruncation([writeTruncation(spec)], ['a', 'b'])).toEqual(spec);
  });

  it.each([
    '',
    '4',
    'total=0',
    'total=1.5',
    'total=-1',
    'total=1,2',
    'caps=3',
    'total=4 total=5',
    'total=4 x',
  ])("refuses '%s'", (text) => {
    expect(() => readTruncation([text], ['a', 'b'])).toThrow(
      new InputError(
        `cannot read '${text}' in --truncation; accepted: total=4, caps=3,3 (one each for a and b), or both, in positive integers`,
      ),
    );
  });
});

describe('complex numbers', () => {
  it.each([
    [{ re: 0.9999999999999999, im: 0 }, '1'],
    [{ re: 1, im: -2 }, '1 - 2i'],
    [{ re: 0.1 + 0.2, im: 0.5 }, '0.3 + 0.5i'],
    [{ re: 0, im: -1.5 }, '-1.5i'],
    [{ re: -0, im: 0 }, '0'],
    [{ re: 1e-20, im: 0 }, '1e-20'],
  ])('prints %j', (z, text) => {
    expect(writeComplex(z)).toBe(text);
  });
});
