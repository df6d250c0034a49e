import { latin, uint, type Bytes } from './region';

const END = 'PK\x05\x06';
const MOST_DIRECTORY = 1024 * 1024;
const ENTRY = 46;

/** Whether a zip is an OFD document (GB/T 33190): its root holds OFD.xml. */
export async function isOfd(bytes: Bytes): Promise<boolean> {
  const from = Math.max(0, bytes.size - 66_000);
  const tail = await bytes.read(from, bytes.size - from);
  const end = latin(tail).lastIndexOf(END);
  if (end < 0) return false;
  const length = Math.min(MOST_DIRECTORY, uint(tail, end + 12, 4, true));
  const directory = await bytes.read(uint(tail, end + 16, 4, true), length);
  for (let at = 0; latin(directory, at, at + 4) === 'PK\x01\x02';) {
    const name = uint(directory, at + 28, 2, true);
    if (latin(directory, at + ENTRY, at + ENTRY + name) === 'OFD.xml') return true;
    at += ENTRY + name + uint(directory, at + 30, 2, true) + uint(directory, at + 32, 2, true);
  }
  return false;
}
