export { imageBrand } from './brands';
export { compoundType } from './compound';
export { isOfd } from './ofd';
export { positionPatches } from './position';
export { type Bytes, type Patch } from './region';
export { acceptOfEvidence, extensionOf, extensionsOf, fileTypes } from './types';
