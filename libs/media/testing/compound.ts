const SECTOR = 512;

/** A compound file (MS-CFB, version 3) of empty streams with these names under its root. */
export function compound(names: readonly string[]): Buffer {
  const header = Buffer.alloc(SECTOR);
  header.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 0);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44); // one sector of the table
  header.writeUInt32LE(1, 48); // the directory begins in the second
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const sectors = Math.ceil((names.length + 1) / 4);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (let n = 1; n <= sectors; n += 1) table.writeUInt32LE(n === sectors ? 0xfffffffe : n + 1, n * 4);
  const directory = Buffer.alloc(sectors * SECTOR);
  ['Root Entry', ...names].forEach((name, n) => {
    const at = n * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, at + 64);
    directory.writeUInt8(n === 0 ? 5 : 2, at + 66);
    directory.writeUInt8(1, at + 67);
    directory.writeUInt32LE(0xffffffff, at + 68);
    directory.writeUInt32LE(n > 0 && n < names.length ? n + 1 : 0xffffffff, at + 72);
    directory.writeUInt32LE(n === 0 && names.length > 0 ? 1 : 0xffffffff, at + 76);
  });
  return Buffer.concat([header, table, directory, Buffer.alloc(SECTOR)]);
}
