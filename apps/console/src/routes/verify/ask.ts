import type { BundleVerdict } from '../../../../../libs/bundle/verify.mjs';

/** A bundle, and what the auditor has from elsewhere. */
export type Asked = Readonly<{
  zip: Uint8Array;
  vkeys: readonly string[];
  witnesses: readonly string[];
  /** Signed checkpoints that he kept. */
  pins: readonly Uint8Array[];
}>;

export type Verdict = Readonly<{ verdict: BundleVerdict; checkpoint: string | null }>;

/** How far the check is, and at last what came of it. `failed` is a zip that is none. */
export type Told =
  | Readonly<{ step: 'unpacking' }>
  | Readonly<{ step: 'checking'; done: number; of: number }>
  | (Readonly<{ step: 'done' }> & Verdict)
  | Readonly<{ step: 'failed'; reason: string }>;

/** The zip is none, or not whole. */
export class Unreadable extends Error {}

/** Has a bundle checked beside the page, which stays alive meanwhile. Throws `Unreadable`. */
export async function checked(asked: Asked, follow: (told: Told) => void): Promise<Verdict> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Verdict>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.step === 'done') resolve(data);
        else if (data.step === 'failed') reject(new Unreadable(data.reason));
        else follow(data);
      };
      worker.postMessage(asked);
    });
  } finally {
    worker.terminate();
  }
}
