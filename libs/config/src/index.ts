export { catalogueSlugs, catalogueText } from './catalogue';
export { pause, realNow, systemClock, waitUntil, type Clock } from './clock';
export { readEnv, type Env } from './env';
export { createClock, parseLapse, steer, virtualNow, type LapseSetting } from './lapse-clock';
export { freshId, freshSalt, freshToken } from './random';
export { pushKeysOf, type PushKeys } from './push-key';
export { logger, onStop } from './process';
