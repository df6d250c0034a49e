import { unzipSync, zipSync } from 'fflate';

/** Not the time of making it: the same files make the same bytes. The format begins with 1980. */
const MTIME = new Date(1980, 0, 1);

const MOST_BYTES = 1 << 29;

/** The files as one zip, always the same bytes for the same files. */
export const zipOf = (files: ReadonlyMap<string, Buffer>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(files), { mtime: MTIME }));

/**
 * The files of a zip. Throws a sentence when it is none, is cut off, has a name twice or one that leads out of its folder, or
 * would unpack to more than half a gigabyte.
 */
export function filesInZip(zip: Buffer): Map<string, Buffer> {
  const seen = new Set<string>();
  let bytes = 0;
  const unpacked = unzipped(zip, ({ name, originalSize }) => {
    bytes += originalSize;
    if (seen.has(name)) throw new Error(`压缩包里 ${name} 出现两次 / the zip has ${name} twice`);
    if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) throw new Error(`文件名不对 / no name for a file: ${name}`);
    if (bytes > MOST_BYTES) throw new Error(`压缩包太大 / the zip is too large`);
    seen.add(name);
    return true;
  });
  return new Map(Object.entries(unpacked).map(([path, content]) => [path, Buffer.from(content)]));
}

function unzipped(zip: Buffer, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    throw new Error(
      `不是完整的 zip 文件 / not a whole zip file: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
}
