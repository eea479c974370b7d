/**
 * ladderproof for programs: write a paper down, derive its equations again, judge what it claims.
 *
 * This is what most papers need. `ladderproof/algebra`, `/theory`, `/numeric` and `/claims` hold the whole of each
 * layer, `ladderproof/report` writes pages. All but the last run in a browser too.
 */

// Modes and exact symbols
export {
  InputError,
  interpret,
  interpretOperator,
  interpretScalar,
  modes,
  Operator,
  operatorValue,
  printText,
  readText,
  Scalar,
  type Scope,
  type Space,
  Superoperator,
  scalarValue,
  substitute,
  type Value,
} from './algebra/index.ts';
// Claims and verdicts
export {
  assemblePaper,
  atRandomPoints,
  type Check,
  type Claim,
  declare,
  definePaper,
  type EquationClaim,
  equation,
  erratumText,
  inReadingOrder,
  type JudgedClaim,
  type Judgement,
  judge,
  judgePaper,
  type Ledger,
  type LedgerPaper,
  ledgerOf,
  motionChecks,
  type Paper,
  type PaperParts,
  type PaperText,
  readEquations,
  readExpression,
  type StatementClaim,
  solve,
  stationaryMeanChecks,
  stationaryScope,
  symbolicResidual,
  symbolsOf,
  type Verdict,
  vocabulary,
} from './claims/index.ts';
// Solving
export {
  bindModel,
  bindOperator,
  type EvolutionOutcome,
  evolve,
  fockBasis,
  type Reading,
  type StationaryOutcome,
  settle,
  stationaryCorrelation,
  stationaryExpectation,
  stationaryState,
  type Values,
} from './numeric/index.ts';
// Models and derivations
export {
  adjointEquation,
  type Derivation,
  type Dissipator,
  defineModel,
  type Formula,
  generatorOf,
  type Line,
  lineOf,
  type Model,
  numberOperator,
  type Observable,
  operatorIn,
  type Parameter,
  type Step,
  scalarIn,
  stationaryMoments,
} from './theory/index.ts';
