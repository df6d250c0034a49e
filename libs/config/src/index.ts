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
export { processEnv, systemEnv } from './child-env';
export { envBeside, readEnv, type EnvOf } from './env';
export { Lane, LaneRefused, Lanes, type LaneLimits } from './lane';
export { isLoopback } from './loopback';
export { mapBounded } from './map-bounded';
export { type TrustedProxies } from './trusted-proxies';
export { adjust, createClock, parseLapse, steer, virtualNow, type LapseSetting } from './lapse-clock';
export { retrying } from './retrying';
export { freshId, freshSalt, freshSeed, freshToken } from './random';
export { pushKeysOf, type PushKeys } from './push-key';
export { DRAIN_MS, logger, runProcess, type ProcessLife } from './process';
export { processSettings, type ProcessName } from './process-settings';
