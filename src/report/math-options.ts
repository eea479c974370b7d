import type { KatexOptions } from 'katex';

/** The classes that formulas may carry: marks of what a correction changed. */
export const MARKS = ['changed', 'dropped'] as const;

/** How every formula is set. Unreadable TeX throws; MathML is kept for screen readers. */
export const MATH_OPTIONS: KatexOptions = {
  throwOnError: true,
  output: 'htmlAndMathml',
  strict: 'ignore',
  trust: (context) =>
    context.command === '\\htmlClass' && MARKS.some((mark) => mark === context.class),
};
