import type { Channel } from './channel';
import type { Post } from './guarded-http';
import { robotMarkdown, robotSending, type RobotCodes } from './robot';

/** 45009: over the limit of the interface. 93000: no such robot, or it was removed. */
const CODES: RobotCodes = { busy: [45009], final: [93000], pauseMs: 60_000 };

const MOST_BYTES = 4096;

/** A group robot of 企业微信 (developer.work.weixin.qq.com/document/path/91770); the address holds its key. */
export const wecom = (post: Post): Channel => ({
  perMinute: 20,
  send: async (message, { address }) => {
    const body = { msgtype: 'markdown', markdown: { content: robotMarkdown(message, MOST_BYTES) } };
    return robotSending(await post(address, JSON.stringify(body)), CODES);
  },
});
