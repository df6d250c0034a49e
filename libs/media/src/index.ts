export { imageBrand } from './brands';
export { compoundType } from './compound';
export { isOfd } from './ofd';
export { positionPatches } from './position';
export { type Bytes, type Patch } from './region';
export { acceptOf, extensionOf, extensionsOf, fileTypes, type FileKind, type FileType } from './types';
