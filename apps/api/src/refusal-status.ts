import { HttpStatus } from '@nestjs/common';
import { refusalWords, type RefusalCode } from '@cobuild/agreement';
import type { DoorRefusal } from '@cobuild/handler';

/** Every refusal's code. */
export type AnyRefusalCode = RefusalCode | DoorRefusal['code'];

const { NOT_FOUND, CONFLICT, FORBIDDEN, UNPROCESSABLE_ENTITY, PRECONDITION_FAILED } = HttpStatus;

/** A new refusal does not compile until somebody chooses its status here. */
export const refusalStatus: Readonly<Record<AnyRefusalCode, HttpStatus>> = {
  'already-proposed': CONFLICT,
  'not-proposed': NOT_FOUND,
  'parties-incomplete': UNPROCESSABLE_ENTITY,
  'not-a-party': NOT_FOUND, // nobody learns of an agreement that is not theirs
  'already-signed': CONFLICT,
  'not-in-force': CONFLICT,
  closed: CONFLICT,
  'unknown-item': NOT_FOUND,
  'not-yours': FORBIDDEN,
  'district-only': FORBIDDEN,
  'already-done': CONFLICT,
  'not-owed': CONFLICT,
  'outside-window': UNPROCESSABLE_ENTITY,
  'in-the-past': UNPROCESSABLE_ENTITY,
  'in-the-future': UNPROCESSABLE_ENTITY,
  'awaits-meeting': CONFLICT,
  'not-a-meeting': CONFLICT,
  'record-as-meeting': CONFLICT,
  'record-as-review': CONFLICT,
  'not-quorate': UNPROCESSABLE_ENTITY,
  'unknown-role': UNPROCESSABLE_ENTITY,
  'duplicate-resolution': UNPROCESSABLE_ENTITY,
  'evidence-missing': UNPROCESSABLE_ENTITY,
  'too-late-to-ask': CONFLICT,
  'not-later': UNPROCESSABLE_ENTITY,
  'extension-pending': CONFLICT,
  'no-extension-asked': CONFLICT,
  'not-a-review': CONFLICT,
  'review-not-open': CONFLICT,
  'scoring-closed': CONFLICT,
  'not-your-counterpart': UNPROCESSABLE_ENTITY,
  'points-out-of-range': UNPROCESSABLE_ENTITY,
  'already-scored': CONFLICT,
  'scores-outstanding': CONFLICT,
  suspended: CONFLICT,
  'not-suspended': CONFLICT,
  withdrawn: CONFLICT,
  released: CONFLICT,
  'topics-closed': CONFLICT,
  'duplicate-topic': CONFLICT,
  'unknown-topic': UNPROCESSABLE_ENTITY,
  'day-not-fixed': CONFLICT,
  'not-eligible': UNPROCESSABLE_ENTITY,
  'target-missed': CONFLICT,
  'pledge-outstanding': CONFLICT,
  'awaits-inspection': CONFLICT,
  'release-pending': CONFLICT,
  'no-release-asked': CONFLICT,
  'not-replaceable': UNPROCESSABLE_ENTITY,
  'amendment-taken': CONFLICT,
  'unknown-amendment': NOT_FOUND,
  'amendment-settled': CONFLICT,
  'not-concerned': FORBIDDEN,
  'nothing-changes': CONFLICT,
  'not-counted': CONFLICT,
  'unknown-subject': UNPROCESSABLE_ENTITY,
  'recorded-twice': CONFLICT,
  'unknown-entry': NOT_FOUND,
  'own-entry': FORBIDDEN,
  'no-claim-board': CONFLICT,
  'unknown-post': UNPROCESSABLE_ENTITY,
  'no-places': CONFLICT,
  'already-claimed': CONFLICT,
  'unknown-claim': NOT_FOUND,
  'duplicate-wish': CONFLICT,
  'not-a-rectification': CONFLICT,
  'review-not-decided': CONFLICT,
  'appeal-closed': CONFLICT,
  'appeal-pending': CONFLICT,
  'no-appeal': CONFLICT,
  'unknown-prize': UNPROCESSABLE_ENTITY,
  'already-commended': CONFLICT,
  'key-reused': UNPROCESSABLE_ENTITY,
  'version-conflict': PRECONDITION_FAILED,
};

/** What a refusal tells people. */
export const wordsOfRefusal: Readonly<Record<AnyRefusalCode, { zh: string; en: string }>> = {
  ...refusalWords,
  'key-reused': {
    zh: '这个 Idempotency-Key 已用于另一条指令，请换一个',
    en: 'This Idempotency-Key was used for another command; choose a new one',
  },
  'version-conflict': {
    zh: '协议已有新的变化，请刷新后再提交',
    en: 'The agreement has changed since; read it again and send once more',
  },
};
