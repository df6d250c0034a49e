import exifr from 'exifr';
import { withoutPosition } from '../../apps/console/src/lib/without-position';
import { film, heif, jpeg, png } from '../../libs/media/testing/files';

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());

describe('on the device', () => {
  it.each([
    ['JPEG', jpeg],
    ['HEIC', heif],
    ['PNG', png],
  ])('a %s goes out without its position data, as large and as turned as it was', async (_name, make) => {
    const before = new Blob([new Uint8Array(make({ gps: true }))], { type: 'image/x' });
    const after = await withoutPosition(before);
    expect({ size: after.size, type: after.type }).toEqual({ size: before.size, type: 'image/x' });
    const bytes = await bytesOf(after);
    expect(await exifr.gps(bytes)).toBeUndefined();
    expect(await exifr.orientation(bytes)).toBe(6);
  });

  it.each([
    ['a photo without any', Buffer.from(jpeg({ gps: false }))],
    ['a film without any', film({ gps: false })],
    ['a document', Buffer.from('%PDF-1.7 GPSLatitude="39,54.333N"')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is sent as it is', async (_name, content) => {
    const blob = new Blob([new Uint8Array(content)]);
    expect(await withoutPosition(blob)).toBe(blob);
  });
});
