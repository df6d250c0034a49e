export { decodeText, type Decoded } from './decode';
export { garbledIn } from './garbled';
export { hiddenInFile, hiddenInName, hiddenInText, sayHidden } from './hidden';
export { printable, withLineFeeds } from './lines';
