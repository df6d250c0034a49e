export { filesOf, stateOf, type BundleContent } from './files';
export { gatherAgreement, type BundleSource, type NotSealed } from './gather';
export { VERIFIER } from './verifier';
export { filesInZip, zipOf } from './zip';
