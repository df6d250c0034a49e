import { NodeBuffer } from './bytes';

/* Comes before the verifier, which knows it under this name. Only in the worker: the page has no such thing. */
globalThis.Buffer = NodeBuffer as unknown as typeof Buffer;
