import { positionPatches } from '../../../../libs/media/src/position';

/** A photo or film without its position data, before it leaves the device; the same Blob where it has none. */
export async function withoutPosition(content: Blob): Promise<Blob> {
  const patches = await positionPatches({
    size: content.size,
    read: async (offset, length) => new Uint8Array(await content.slice(offset, offset + length).arrayBuffer()),
  });
  return patches.reduce<Blob>(
    (blob, { at, bytes }) =>
      new Blob([blob.slice(0, at), bytes.slice(), blob.slice(at + bytes.length)], { type: content.type }),
    content,
  );
}
