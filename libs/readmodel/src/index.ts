export {
  invitationsOf,
  AgreementOverview,
  hostOf,
  isRunning,
  listVisible,
  overviewOf,
  renewedBy,
  searchable,
  writeOverview,
  type Searchable,
} from './agreement-overview.entity';
export { definitionOf, programmeTitlesOf, type ProgrammeTitles } from './definition';
export { changeDue, nextDue, takeDue, type DueRow } from './due';
export { listenToInboxes } from './inbox-listener';
export { inboxNews, inboxPositions, type InboxNews, type Positions } from './inbox-news';
export { deliver, InboxNotice } from './inbox.entity';
export {
  beginMessage,
  begunIn,
  holdBack,
  markMessage,
  messageNamed,
  messagesIn,
  putOutgoing,
  reviveMessage,
  sentSince,
  waitingIn,
  waitingList,
  type Outgoing,
  type SentMessage,
} from './outgoing';
export { openParties } from './open-parties';
export { toldIn } from './numbers';
export { liveRows, rowAudit, rowsWithoutEntry, type ReadModelFinding } from './retold';
export { titlesFor } from './titles';
