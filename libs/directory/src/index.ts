export { assign, assignedTo, endAssignment, unitOfAssignment } from './assignments';
export { deviceKeyOf, linkKeyOf, unsubscribeToken, tokenIn } from './act-token';
export {
  actLinkAt,
  actLinksOf,
  linkedLines,
  makeActLinks,
  makeConfirmLink,
  makeUnsubscribeLink,
  revokeActLink,
  type ActLink,
  type LinkedAct,
} from './act-links';
export {
  addChannel,
  changeChannel,
  channelLeadingTo,
  channelKinds,
  channelsOf,
  channelsTelling,
  confirmChannel,
  recordConfirmation,
  removeChannel,
  targetOf,
  type Channel,
  type ChannelWishes,
  type ChannelKind,
  type ChannelTarget,
} from './channels';
export { feedAt, feedsOf, makeFeed, revokeFeed, type Feed } from './feeds';
export {
  eraseFile,
  FILE_BYTES,
  keepFile,
  notBrought,
  openFile,
  unitsOfFile,
  type FileRefusal,
  type KeptFile,
} from './files';
export { installationId, isAdministered } from './installation';
export { bytesBrought, mayAddChannel, MOST_CHANNELS } from './quota';
export { checkPassword, HashingBusy, hashPassword } from './password';
export {
  addPerson,
  appoint,
  byLogin,
  bySubject,
  endHolding,
  erasePerson,
  holdingsOf,
  nameOf,
  namesOf,
  passwordOf,
  peopleWithAccounts,
  setPassword,
  unitOfHolding,
  unitsOfPerson,
  unitsOfRights,
  type Held,
  type Holding,
  type NewPerson,
} from './people';
export {
  beginSession,
  endAllSessions,
  endSession,
  endSessions,
  viewerNamed,
  viewerOf,
  viewersOf,
  type SessionViewer,
} from './sessions';
export { erasedTexts, fileErasedAt, recordErasure, unitOfText } from './erasures';
export { restorePerson, restrictPerson } from './restriction';
export { channelsOfKeepers, vacancySince, vacantOf, type Vacancy } from './vacancies';
export { sideStore, type Disclosed, type Kept, type SideStore } from './side-store';
export {
  addUnit,
  allUnits,
  concernedBy,
  DIRECTORY_ZONE,
  hasSeveralDistricts,
  homeOf,
  homesOf,
  knownUnits,
  pathOf,
  unitKinds,
  unitNames,
  unitsUnder,
  worksWith,
  type Unit,
} from './units';
