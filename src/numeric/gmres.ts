/** What a GMRES run reached. */
export interface GmresResult {
  /** The solution in the preconditioned unknown: Σ coefficients × the vectors that `apply` handed back. */
  readonly solution: Float64Array;
  /** Applications of the operator. */
  readonly iterations: number;
  /** ‖b − Ax‖/‖b‖ by the recurrence. */
  readonly residual: number;
  /**
   * How nearly singular the operator looked: the smallest over the largest diagonal element of the triangular
   * factor of its Hessenberg matrix. Of the order of ε when the Krylov space holds a null vector.
   */
  readonly pivotRatio: number;
}

export interface GmresOptions {
  /** The residual at which to stop, relative to the right-hand side. */
  readonly tolerance: number;
  /** Largest basis; there is no restart. */
  readonly maxIterations: number;
  /** Stop when this many iterations together have not halved the residual. */
  readonly patience: number;
}

/** An operator with its right preconditioner: A·v = L·S·v, and the S·v it was made from. */
export interface PreconditionedProduct {
  readonly image: Float64Array;
  readonly preconditioned: Float64Array;
}

/**
 * Flexible GMRES for L x = b with a right preconditioner S, real arithmetic: minimises ‖b − L S y‖ over the Krylov
 * space of L S and b, and returns x = S y.
 *
 * The S·v are kept beside the basis (twice the memory), so that x costs no further application of S. It never
 * restarts: with a good preconditioner the basis stays small, and a restarted run stalls on the few outlying
 * eigenvalues that the kept basis deals with. Callers restart, as iterative refinement, on the true residual.
 *
 * Source: Y. Saad, SIAM J. Sci. Comput. 14, 461 (1993). Modified Gram–Schmidt, Givens rotations.
 */
export function gmres(
  apply: (v: Float64Array) => PreconditionedProduct,
  right: Float64Array,
  { tolerance, maxIterations, patience }: GmresOptions,
): GmresResult {
  const n = right.length;
  const length = norm(right);
  if (!(length > 0))
    return { solution: new Float64Array(n), iterations: 0, residual: 0, pivotRatio: 1 };
  const basis: Float64Array[] = [right.map((v) => v / length)];
  const preconditioned: Float64Array[] = [];
  /** Columns of the triangular factor. */
  const columns: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const rightSide = [length];
  const history: number[] = [];
  let residual = 1;
  while (columns.length < maxIterations && residual > tolerance) {
    const k = columns.length;
    const { image, preconditioned: z } = apply(basis[k]!);
    preconditioned.push(z);
    const before = norm(image);
    const column = new Float64Array(k + 1);
    for (let j = 0; j <= k; j++) column[j] = removeComponent(image, basis[j]!);
    const next = norm(image);
    for (let j = 0; j < k; j++) {
      const a = column[j]!;
      const b = column[j + 1]!;
      column[j] = cosines[j]! * a + sines[j]! * b;
      column[j + 1] = cosines[j]! * b - sines[j]! * a;
    }
    const r = Math.hypot(column[k]!, next);
    if (!Number.isFinite(r)) break;
    cosines.push(r === 0 ? 1 : column[k]! / r);
    sines.push(r === 0 ? 0 : next / r);
    column[k] = r;
    columns.push(column);
    const last = rightSide[k]!;
    rightSide[k] = cosines[k]! * last;
    rightSide.push(-sines[k]! * last);
    residual = Math.abs(rightSide[k + 1]!) / length;
    history.push(residual);
    // The Krylov space is exhausted: what remains of the image is rounding.
    if (next <= 4 * Number.EPSILON * before) break;
    if (history.length > patience && residual > 0.5 * history[history.length - 1 - patience]!)
      break;
    for (let i = 0; i < n; i++) image[i]! /= next;
    basis.push(image);
  }

  const steps = columns.length;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let k = 0; k < steps; k++) {
    smallest = Math.min(smallest, columns[k]![k]!);
    largest = Math.max(largest, columns[k]![k]!);
  }
  const y = rightSide.slice(0, steps);
  const solution = new Float64Array(n);
  for (let k = steps - 1; k >= 0; k--) {
    const pivot = columns[k]![k]!;
    const weight = pivot === 0 ? 0 : y[k]! / pivot;
    for (let j = 0; j < k; j++) y[j]! -= weight * columns[k]![j]!;
    const z = preconditioned[k]!;
    for (let i = 0; i < n; i++) solution[i]! += weight * z[i]!;
  }
  return {
    solution,
    iterations: steps,
    residual,
    pivotRatio: largest === 0 ? 0 : smallest / largest,
  };
}

function norm(x: Float64Array): number {
  let a = 0;
  let b = 0;
  const n = x.length;
  for (let i = 0; i + 1 < n; i += 2) {
    a += x[i]! * x[i]!;
    b += x[i + 1]! * x[i + 1]!;
  }
  if (n % 2 === 1) a += x[n - 1]! * x[n - 1]!;
  return Math.sqrt(a + b);
}

/** x −= (v·x) v for a unit vector v; returns v·x. */
function removeComponent(x: Float64Array, v: Float64Array): number {
  const n = x.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    a += x[i]! * v[i]!;
    b += x[i + 1]! * v[i + 1]!;
    c += x[i + 2]! * v[i + 2]!;
    d += x[i + 3]! * v[i + 3]!;
  }
  for (; i < n; i++) a += x[i]! * v[i]!;
  const sum = a + b + (c + d);
  for (i = 0; i < n; i++) x[i]! -= sum * v[i]!;
  return sum;
}
