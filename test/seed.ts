/**
 * Property tests try the same cases in every run, so that what fails here fails for everybody. A longer run
 * (LADDERPROOF_FUZZ) starts elsewhere each time, and what it finds is repeated with the seed that it prints.
 */
import fc from 'fast-check';

if (process.env.LADDERPROOF_FUZZ === undefined) fc.configureGlobal({ seed: 20261121 });
