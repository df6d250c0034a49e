export {
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
export { isInvited, isOwnId, ownId, type Home } from './homes';
