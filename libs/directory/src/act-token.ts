import { createHmac, hkdfSync } from 'node:crypto';

/** The key from which the tokens of links are made: of the master key, without telling anything of it (RFC 5869). */
export const linkKeyOf = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'cobuild act links', 32));

/**
 * The token of a line's link, 256 bits that nobody without the key can guess. It is reckoned, not drawn: a message that is sent
 * again after a crash has to have the same links, and a token that was drawn would have to be kept where it can be read.
 */
export const tokenIn = (key: Buffer, message: string, occasion: string): string =>
  createHmac('sha256', key).update(`line\n${message}\n${occasion}`).digest('base64url');

/** The token by which a channel is ended: the same in every message of it. */
export const unsubscribeToken = (key: Buffer, channel: string): string =>
  createHmac('sha256', key).update(`unsubscribe\n${channel}`).digest('base64url');

/** The token by which a mail address is confirmed: the same each time the same confirmation mail is sent. */
export const confirmToken = (key: Buffer, message: string): string =>
  createHmac('sha256', key).update(`confirm\n${message}`).digest('base64url');

/** The key of the tokens by which a browser shows that somebody signed in with it before. */
export const deviceKeyOf = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'cobuild devices', 32));
