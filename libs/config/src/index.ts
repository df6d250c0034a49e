export { catalogueSlugs, catalogueText } from './catalogue';
export { pause, realNow, systemClock, waitUntil, type Clock } from './clock';
export {
  makeFolder,
  makeKeyFile,
  moveDurably,
  readKeyFile,
  renameDurably,
  syncPath,
  writeDurably,
} from './durable-file';
export { envBeside, readEnv, type Env } from './env';
export { adjust, createClock, parseLapse, steer, virtualNow, type LapseSetting } from './lapse-clock';
export { freshId, freshSalt, freshSeed, freshToken } from './random';
export { pushKeysOf, type PushKeys } from './push-key';
export { logger, onStop } from './process';
