import { at } from '../../../test/engines/year';
import { standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { signerOf, signingKey } from '@cobuild/transparency';
import { addEntries } from '../testing/ledger';
import { faulty, memoryFiles, type Fault } from '../testing/memory-files';
import { readerOf } from '../testing/reader';
import { openSealer } from './sealer';

const ORIGIN = 'cobuild/test';
const signer = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 7)))!;
const clock = standingClock(at('2026-03-10'));

let database: TestDatabase;
beforeEach(async () => (database = await testDatabase()));
afterEach(() => database.close());

const cases: readonly (readonly [string, Fault, boolean])[] = [
  ['fails', 'fails', false],
  ['is the last of a killed process', 'is killed', false],
  ['is the last before a loss of power', 'is killed', true],
];

it.each(cases)(
  'when any one operation on a file %s, nothing false is published and sealing goes on',
  async (_, fault, power) => {
    const { db } = database;
    const files = memoryFiles();
    const reader = readerOf(signer.vkey, ORIGIN);
    let struck = true;
    let n = 0;
    for (let total = 0; struck; n++) {
      // Each time a bundle becomes full, so that full tiles, a next level and the dropping of partial ones are met by every fault.
      await addEntries(db.manager, 'a', 200);
      total += 200;
      const bad = faulty(files, n, fault);
      await openSealer({ db, clock, signer, files: bad.files })
        .then(({ round }) => round())
        .catch(() => undefined);
      struck = bad.struck();
      await reader(files);
      if (struck && power) files.losePower();
      await reader(files);
      const again = await openSealer({ db, clock, signer, files });
      // And the day's snapshot of all heads.
      expect(await again.round()).toBe(total + 1);
      expect(await reader(files)).toHaveLength(total + 1);
    }
    expect(n).toBeGreaterThan(25);
  },
  120_000,
);
