import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase } from '../../../test/engines/database';
import { smallDisk } from '../../../test/engines/small-disk';
import { at } from '../../../test/engines/year';
import { personLimits } from './limits/settings';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

it('a disk that is full during an upload is 503 with its code; with room again, the same file is taken, up to the unit’s bytes of a day', async () => {
  const database = await testDatabase();
  const disk = smallDisk(4);
  if (!disk) process.stdout.write('no file system may be mounted here: the full disk of files is not tried\n');
  const files = disk?.folder;
  const limits = { ...personLimits, bytesPerDay: 3_000_000 };
  const api = await serve(depsOn(database, standingClock(at('2025-12-20'))), needed('TEST_TEMPORAL_ADDRESS'), {
    limits,
    ...(files === undefined ? {} : { files }),
  });
  const upload = (content: Buffer, unit = 'community') =>
    api.ask(
      '/files',
      { method: 'POST', body: new Uint8Array(content), headers: { 'content-type': 'application/octet-stream' } },
      unit,
    );
  const photo = Buffer.concat([PNG, Buffer.alloc(3_000_000)]);
  try {
    if (files !== undefined) {
      const filler = join(files, 'filler');
      writeFileSync(filler, Buffer.alloc(2_000_000));
      const full = await upload(photo);
      expect(full).toMatchObject({ status: 503, body: { code: 'disk-full' } });
      expect(full.headers.get('retry-after')).toBe('60');
      // The ledger can be written: it says nothing of the kind.
      expect((await api.ask('/health')).body['ledger']).toMatchObject({ readOnly: [] });
      rmSync(filler);
    }
    expect((await upload(photo)).status).toBe(200);
    const over = await upload(Buffer.concat([PNG, Buffer.from('another')]));
    expect(over).toMatchObject({ status: 429, body: { code: 'unit-bytes' } });
    expect(over.headers.get('retry-after')).toBe('3600');
    expect((await upload(PNG, 'other-community')).status).toBe(200);
    expect(api.log).toEqual([]);
  } finally {
    await api.close();
    disk?.release();
    await database.close();
  }
});
