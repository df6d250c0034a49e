export { check } from './check';
export { Definition, FORMAT, Key, type ItemDefinition, type Words } from './definition';
export { jsonSchema, SCHEMA_PATH } from './json-schema';
export { evidenceKinds, itemKinds, kinds, type EvidenceKind, type ItemKind } from './kinds';
export type { Step } from './ladder';
export { plan, type Plan, type PlannedItem } from './plan';
export { formatProblem, type Problem } from './problems';
export { readProgramme, type Reading } from './read';
