import { latin, uint, type Region } from './region';

/** A box of ISO 14496-12: its content stands from `body` to `end`. */
export type Box = Readonly<{ type: string; typeAt: number; body: number; end: number }>;

/** More boxes of one level than any phone writes; what follows is not looked at. */
const MOST = 10_000;

/** The boxes between two places, each cut at the end of what is around it. */
export async function* boxesIn(file: Region, from: number, to = file.size): AsyncGenerator<Box> {
  let at = from;
  for (let n = 0; n < MOST && at + 8 <= to; n += 1) {
    const head = await file.read(at, 16);
    const short = uint(head, 0, 4);
    const header = short === 1 ? 16 : 8;
    const size = short === 0 ? to - at : short === 1 ? uint(head, 8, 8) : short;
    if (size < header) return;
    const end = Math.min(to, at + size);
    yield { type: latin(head, 4, 8), typeAt: at + 4, body: Math.min(at + header, end), end };
    at += size;
  }
}

/** The first box of each type between two places. */
export async function boxesByType(file: Region, from: number, to: number): Promise<ReadonlyMap<string, Box>> {
  const found = new Map<string, Box>();
  for await (const box of boxesIn(file, from, to)) if (!found.has(box.type)) found.set(box.type, box);
  return found;
}
