/** An id and a digest of nothing: stand in for what is meant while the rules are asked whether they would take it. */
export const SOME_ID = '00000000-0000-4000-8000-000000000000';
export const SOME_SHA256 = '0'.repeat(64);
