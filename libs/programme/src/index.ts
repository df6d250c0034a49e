export { Definition, FORMAT, Key, Step, type ItemDefinition, type Words } from './definition';
export { evidenceKinds, itemKinds, kinds, type EvidenceKind, type ItemKind } from './kinds';
export { plan, type Plan, type PlannedItem } from './plan';
