import fc from 'fast-check';

/** A mutant that lives is tried by all of them. */
fc.configureGlobal({ numRuns: 25 });
