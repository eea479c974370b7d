/** Real matrices of moments, which are those of ml-matrix. */
import { Matrix } from 'ml-matrix';

/** A dense real matrix, as moments are given and returned: the class `Matrix` of ml-matrix. */
export const RealMatrix = Matrix;
export type RealMatrix = Matrix;
