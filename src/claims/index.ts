/**
 * What papers say, and how it is judged: `ladderproof/claims`. Reads a paper's TeX, checks claims on routes that share
 * nothing but the formula as it was read, and computes verdicts. Runs in a browser.
 */

export {
  assemblePaper,
  type ExtraSymbols,
  equation,
  type PaperParts,
  symbolsOf,
} from './assemble.ts';
export {
  atRandomPoints,
  chainResidual,
  describeNumber,
  describeValue,
  type PointsCheck,
  rightSide,
  runCheck,
  type Sample,
  symbolicResidual,
} from './check.ts';
export type {
  Check,
  CheckOutcome,
  CheckRecord,
  Claim,
  Correction,
  EquationClaim,
  Evidence,
  JudgedClaim,
  Judgement,
  Reason,
  Route,
  StatementCheck,
  StatementClaim,
  StatementVariant,
  Verdict,
} from './claim.ts';
export {
  type Conclusion,
  type Consequence,
  type ConsequencePoint,
  type Consequences,
  consequencesOf,
  type Forms,
  type Reading as ConsequenceReading,
  type StatedNumber,
} from './consequence.ts';
export { siblingsIn } from './corrections.ts';
export { declare, declareParameters, modeNames, parameterNames } from './declare.ts';
export { declaredIn } from './declared-in.ts';
export {
  type AbbreviationText,
  type ClaimText,
  definePaper,
  type PaperText,
  type ParameterText,
} from './define.ts';
export { edits } from './edits.ts';
export { erratumText } from './erratum.ts';
export type {
  Definition,
  Explorer,
  ExplorerAxis,
  ExplorerCurve,
  ExplorerFormula,
  ExplorerParameter,
  ExplorerPlot,
  ExplorerPreset,
  ExplorerSolution,
  Scale,
} from './explorer.ts';
export { type ObservableCurve, solutionCurves } from './explorer-curves.ts';
export type {
  Axis,
  Curve,
  CurvePanel,
  CurveReader,
  DistributionGroup,
  DistributionPanel,
  DistributionReader,
  Figure,
  MapPanel,
  MapReader,
  Mark,
  Panel,
  Settings,
  Source,
  Style,
  Sweep,
  Variable,
} from './figure.ts';
export {
  highest,
  largestDifference,
  largestRatio,
  maximumOf,
  minimumOf,
  type Place,
  pointsOf,
  shown,
  valueAt,
} from './figure-facts.ts';
export { type Finding, outcomeOf } from './findings.ts';
export {
  addMatrices,
  conjugateTranspose,
  entryOf,
  evaluateFloat,
  type FloatNumber,
  type FloatScope,
  type FloatValue,
  floatMatrix,
  floatNumber,
  inverseMatrix,
  type MatrixMap,
  matrixOf,
  multiplyMatrices,
  scaleMatrix,
} from './float.ts';
export { type FockSpace, fockSpace, randomState, singleExcitationMatrix } from './fock.ts';
export { judge } from './judge.ts';
export {
  judgePaper,
  type Ledger,
  type LedgerCheck,
  type LedgerClaim,
  type LedgerPaper,
  ledgerOf,
} from './ledger.ts';
export {
  meanOperator,
  motionChecks,
  stationaryMeanChecks,
  stationaryScope,
} from './mean-values.ts';
export { type Inventory, inReadingOrder, type Observable, type Paper } from './paper.ts';
export { between, randomSource } from './random.ts';
export { solve } from './solve.ts';
export { printEquation, printTex } from './tex/print.ts';
export { readEquations, readExpression } from './tex/read.ts';
export {
  type Declaration,
  type DissipatorNotation,
  type Reading,
  type Role,
  type Vocabulary,
  vocabulary,
} from './tex/vocabulary.ts';
