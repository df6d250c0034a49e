import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgreementCommand } from '@cobuild/agreement';
import { localDate, type Instant } from '@cobuild/calendar';
import { catalogueText, freshSalt } from '@cobuild/config';
import { addUnit } from '@cobuild/directory';
import { drain, handle } from '@cobuild/handler';
import { createDataSource, migrate, publishProgramme } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { signerOf, signingKey } from '@cobuild/transparency';
import { diskFiles } from '../../apps/sealer/src/files';
import { openSealer } from '../../apps/sealer/src/sealer';
import { item, programmeText } from '../../libs/programme/src/testing/programme-text';
import { at, proposalOn, yearOf } from '../engines/year';

// Keeps a database of this version for the versions after it, made anew before each release and never changed afterwards:
// node dist/test/samples/record-database.js <an empty database, as its owner> <the app role's address> <a new folder>
const [url = '', appUrl = '', folder = ''] = process.argv.slice(2);

const SLUG = 'police-section-pairing';
const SMALL = programmeText([
  item({ key: 'clinic', when: '{ rule: month, month: 3 }', owedBy: '[school]', evidence: '[]' }),
  item({ key: 'report', kind: 'deadline', when: '{ rule: by, day: 04-20 }', evidence: '[]' }),
  item({ key: 'visit', when: '{ rule: month, month: 11 }', evidence: '[]' }),
]);
const ORDER = 'visit-order@2026-03-10.1';

async function record(): Promise<void> {
  mkdirSync(join(folder, 'log'), { recursive: true });
  await migrate(url, { appRole: 'cobuild_app' });
  const db = await createDataSource(appUrl, { entities: [AgreementOverview, InboxNotice] }).initialize();
  let now: Instant = at('2025-12-20');
  const clock = {
    now: () => now,
    realMsUntil: () => 0,
    rate: () => 1,
    steered: true,
    ticks: () => [0],
    close: () => Promise.resolve(),
  };
  const deps = { db, clock, salt: freshSalt };
  const tx = db.manager;
  for (const [slug, text] of [
    ['small', SMALL],
    [SLUG, catalogueText(SLUG) ?? ''],
  ] as const)
    await publishProgramme(tx, { slug, version: 1, text, publishedAt: now });
  await addUnit(tx, { id: 'district-1', parent: null, kind: 'district', name: '区委组织部' });
  let asked = 0;
  const ask = async (id: string, when: Instant, actor: string, command: AgreementCommand): Promise<void> => {
    now = when > now ? when : now;
    const handled = await handle(deps, id, { key: `k${++asked}`, actor, command });
    if (!handled.accepted) throw new Error(`${id} ${command.type}: ${handled.refusal.code}`);
  };

  const { acts } = yearOf(SLUG, 2026, 'year');
  const small = ['proposed', 'running', 'suspended', 'inspected'];
  for (const id of small) {
    const parties = { community: `${id}-community`, school: `${id}-school` };
    await ask(id, now, 'district-1', proposalOn(SMALL, id, parties));
    if (id !== 'proposed')
      for (const party of Object.values(parties)) await ask(id, now, party, { type: 'SignAgreement' });
  }
  for (const { at: when, actor, command } of acts.filter((one) => one.at < at('2026-03-10')))
    await ask('year', when, actor, command);
  await ask('inspected', at('2026-03-10'), 'inspected-community', {
    ...{ type: 'OrderRectification', item: 'visit@2026', owner: 'school', dueOn: localDate('2026-04-10') },
  });
  now = at('2026-04-13');
  while ((await drain(deps, 100)) > 0);
  for (const id of [...small, 'year']) await ask(id, now, 'clock', { type: 'ReachInstant' });
  await ask('inspected', now, 'inspected-school', { type: 'HandIn', item: ORDER, sha256: 'a'.repeat(64) });
  await ask('suspended', now, 'district-1', { type: 'SuspendAgreement', treatment: 'keep', reason: 'venue' });

  const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)));
  if (!signer) throw new Error('no key to sign with');
  await (await openSealer({ db, clock, files: diskFiles(join(folder, 'log')), signer })).round();
  await db.destroy();
  const options = ['--no-owner', '--no-acl', '--column-inserts', '--rows-per-insert=100', `--dbname=${url}`];
  const dump = execFileSync('pg_dump', options, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(join(folder, 'database.sql'), dump.replace(/^\\(un)?restrict .*\n/gm, ''));
}

void record();
