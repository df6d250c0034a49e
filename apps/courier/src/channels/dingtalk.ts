import { createHmac } from 'node:crypto';
import { realNow } from '@cobuild/config';
import type { Channel } from './channel';
import type { Post } from './guarded-http';
import { clipped, robotMarkdown, robotSending, type RobotCodes } from './robot';
import { oneLine } from './words';

/**
 * 130101, 410100: too fast. 310000: refused by the robot's own settings (signature, keyword, network). 400013, 400101,
 * 400102, 400106: the group is gone, the token unknown, the robot stopped or gone.
 */
const CODES: RobotCodes = {
  busy: [130101, 410100],
  final: [310000, 400013, 400101, 400102, 400106],
  pauseMs: 60_000,
};

/** Ours; DingTalk takes more, but nobody reads more in a group. */
const MOST_BYTES = 4096;
const TITLE_BYTES = 120;

/** A group robot of 钉钉; the address holds its token, a secret (`SEC…`) signs the address for an hour. */
export const dingtalk = (post: Post): Channel => ({
  perMinute: 20,
  send: async (message, { address, secret }) => {
    const title = clipped(oneLine(message.subject), TITLE_BYTES);
    const body = { msgtype: 'markdown', markdown: { title, text: robotMarkdown(message, MOST_BYTES) } };
    return robotSending(await post(secret ? signed(address, secret) : address, JSON.stringify(body)), CODES);
  },
});

/** With `timestamp` (ms) and `sign`; what is no URL stays as it is, and is refused where it is posted. */
function signed(address: string, secret: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const timestamp = String(realNow());
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return url.href;
}
