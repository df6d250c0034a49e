import { Unzlib } from 'fflate';
import { joined } from './region';

const MOST = 1024 * 1024;

/** A zlib stream unpacked; null when it is none, or would become larger than a megabyte. */
export function unpacked(packed: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((part) => {
    parts.push(part);
    length += part.length;
    if (length > MOST) throw new RangeError('too large');
  });
  try {
    for (let at = 0; at < packed.length; at += 4096)
      stream.push(packed.subarray(at, at + 4096), at + 4096 >= packed.length);
    return joined(parts);
  } catch {
    return null;
  }
}
