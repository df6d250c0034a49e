import { latin, uint, type Bytes } from './region';

/** The streams by which the programs of an office know their own files (MS-DOC, MS-XLS, MS-PPT). */
const OWN: Readonly<Record<string, string>> = {
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};
const MACROS = ['VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR'];
const ENTRY = 128;
const MOST_SECTORS = 256;
const NONE = 0xffffffff;

type Entry = Readonly<{ name: string; left: number; right: number; child: number }>;

/**
 * The office type of a compound file (MS-CFB): Word, Excel or PowerPoint 97, also as WPS writes it. Null for anything else that
 * comes in this container, such as an installer or a mail, and for a document with macros.
 */
export async function compoundType(bytes: Bytes): Promise<string | null> {
  const header = await bytes.read(0, 512);
  if (latin(header, 0, 8) !== '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return null;
  const entries = await directoryOf(bytes, header);
  if (entries.some(({ name }) => MACROS.includes(name))) return null;
  const types = new Set(topNames(entries).flatMap((name) => OWN[name] ?? []));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : null;
}

async function directoryOf(bytes: Bytes, header: Uint8Array): Promise<Entry[]> {
  const size = uint(header, 30, 2, true) === 12 ? 4096 : 512;
  const entries: Entry[] = [];
  let sector = uint(header, 48, 4, true);
  for (let n = 0; n < MOST_SECTORS && sector < NONE - 5; n += 1) {
    const content = await bytes.read((sector + 1) * size, size);
    for (let at = 0; at + ENTRY <= content.length; at += ENTRY) entries.push(entryAt(content, at));
    const table = uint(header, 76 + 4 * Math.floor((sector * 4) / size), 4, true);
    const next = await bytes.read((table + 1) * size + ((sector * 4) % size), 4);
    if (next.length < 4) break;
    sector = uint(next, 0, 4, true);
  }
  return entries;
}

function entryAt(content: Uint8Array, at: number): Entry {
  const length = Math.min(64, uint(content, at + 64, 2, true));
  const name = Array.from({ length: Math.max(0, length / 2 - 1) }, (_, n) =>
    String.fromCharCode(uint(content, at + n * 2, 2, true)),
  ).join('');
  const pointer = (offset: number) => uint(content, at + offset, 4, true);
  return { name, left: pointer(68), right: pointer(72), child: pointer(76) };
}

/** The names directly under the root: an embedded document of another program is not among them. */
function topNames(entries: readonly Entry[]): string[] {
  const names: string[] = [];
  const seen = new Set<number>();
  const ahead = [entries[0]?.child ?? NONE];
  for (let n = ahead.pop(); n !== undefined; n = ahead.pop()) {
    const entry = entries[n];
    if (!entry || seen.has(n)) continue;
    seen.add(n);
    names.push(entry.name);
    ahead.push(entry.left, entry.right);
  }
  return names;
}
