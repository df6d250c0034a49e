export { filesOf, retold } from './files';
export { gatherAgreement } from './gather';
export { VERIFIER } from './verifier';
export { filesInZip, zipOf } from './zip';
