import { ECDH } from 'node:crypto';
import { z } from 'zod';

const isPoint = (text: string): boolean => {
  try {
    return ECDH.convertKey(text, 'prime256v1', 'base64url').length === 65;
  } catch {
    return false;
  }
};

const message = 'push-key';

/** A browser's `PushSubscription` as its `toJSON` writes it: keys in URL-safe base64, a point of P-256 and 16 bytes. */
export const WebPush = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  expirationTime: z.number().nullish(),
  keys: z.strictObject({
    p256dh: z
      .string()
      .regex(/^[A-Za-z0-9_-]{87}=?$/, { message })
      .refine(isPoint, { message }),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/, { message }),
  }),
});
export type WebPush = z.output<typeof WebPush>;

/** The one form in which it is kept: what it takes to send, and no more. */
export const subscriptionText = ({ endpoint, keys: { p256dh, auth } }: WebPush): string =>
  JSON.stringify({ endpoint, keys: { p256dh, auth } });
