import { came } from '../../lib/api';

/** Downloads the bundle of an agreement, telling how many bytes have come. `pin`: the size of a checkpoint it has to continue. */
export async function taken(id: string, pin: number | null, follow: (bytes: number) => void): Promise<Uint8Array> {
  const { body } = await came(`/agreements/${id}/bundle.zip${pin === null ? '' : `?pin=${pin}`}`);
  const parts: BlobPart[] = [];
  let bytes = 0;
  for (const reader = body?.getReader(); reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.length;
    follow(bytes);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Of how many leaves a checkpoint says it is; null when it says none. */
export function sizeIn(checkpoint: string): number | null {
  const size = Number(checkpoint.split('\n')[1]);
  return Number.isSafeInteger(size) && size > 0 ? size : null;
}
