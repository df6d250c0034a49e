import './node/install';
import { verify } from '../../../../../libs/bundle/verify.mjs';
import { filesInZip } from '../../../../../libs/bundle/src/zip';
import type { Asked, Told } from './ask';

const tell = (told: Told): void => postMessage(told);

/** Tells how many of the files the verifier has come to. */
class Followed extends Map<string, Buffer> {
  readonly #seen = new Set<string>();
  override get(path: string): Buffer | undefined {
    if (!this.#seen.has(path)) {
      this.#seen.add(path);
      if (this.#seen.size % 16 === 0) tell({ step: 'checking', done: this.#seen.size, of: this.size });
    }
    return super.get(path);
  }
}

/** Unpacks a bundle and checks it by the program that is in every bundle. */
onmessage = ({ data }: MessageEvent<Asked>) => {
  try {
    tell({ step: 'unpacking' });
    const files = filesInZip(Buffer.from(data.zip));
    tell({ step: 'checking', done: 0, of: files.size });
    const pins = data.pins.map((pin) => Buffer.from(pin));
    const verdict = verify(new Followed(files), { vkeys: data.vkeys, witnesses: data.witnesses, pins });
    tell({ step: 'done', verdict, checkpoint: files.get('checkpoint')?.toString() ?? null });
  } catch (error) {
    tell({ step: 'failed', reason: error instanceof Error ? error.message : 'unreadable' });
  }
};
