import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';

/** A browser's side of Web Push, by hand from the RFCs: nothing here is shared with what sends. */
export type PushBrowser = Readonly<{
  /** What it gives to the site, as JSON. */
  subscription: string;
  /** What only it can read. Throws when it was encrypted for another, or altered. */
  open(body: Buffer): unknown;
}>;

const derive = (secret: Buffer, salt: Buffer, info: Buffer | string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

/** One that is subscribed at `endpoint`. */
export function pushBrowser(endpoint: string): PushBrowser {
  const own = createECDH('prime256v1');
  const p256dh = own.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') };
  return {
    subscription: JSON.stringify({ endpoint, keys }),
    open: (body) => {
      // RFC 8188, 2.1: salt, record size, key id; RFC 8291, 3.4: the key id is the sender's public key.
      const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + body.readUInt8(20))];
      if (body.readUInt32BE(16) < body.length - 21 - sender.length) throw new Error('more than one record');
      const about = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]);
      const secret = derive(own.computeSecret(sender), auth, about, 32);
      const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
      const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);
      const sealed = body.subarray(21 + sender.length);
      const cipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      const end = plain.findLastIndex((byte) => byte !== 0);
      if (plain[end] !== 2) throw new Error('not the last record');
      return JSON.parse(plain.subarray(0, end).toString('utf8')) as unknown;
    },
  };
}

/** The claims of `Authorization: vapid t=…, k=…` (RFC 8292), null unless `k` is this key and has signed them. */
export function vapidClaims(authorization: string, publicKey: string): Record<string, unknown> | null {
  const [, token = '', key] = /^vapid t=([^,]+), k=(\S+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  if (key !== publicKey || Buffer.from(head, 'base64url').toString() !== '{"typ":"JWT","alg":"ES256"}') return null;
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
  const signer = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: signer, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return signed ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>) : null;
}
