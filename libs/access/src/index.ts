export {
  actingPosts,
  mayAnswer,
  actsFor,
  administers,
  isOfficer,
  mayAsk,
  maySee,
  posts,
  relationsOf,
  type Concerned,
  type Post,
  type Relation,
  type Viewer,
} from './viewer';
export { isCommonPassword } from './common-passwords';
export { PASSWORD_LENGTH, weaknessOf, type PasswordWeakness } from './password-rules';
export { passwordRule, passwordWords } from './password-words';
export { isInvited, isOwnId, ownId, type Home } from './homes';
