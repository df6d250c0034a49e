import { namedBy, type AgreementCommand } from '@cobuild/agreement';
import { notBrought } from '@cobuild/directory';
import type { ApiDeps } from './deps';
import { Problem } from './problem';

/**
 * Every text and file that a command names was brought before, by the unit that names it, and the text's digest is its own.
 * Not in demo mode, where rehearsed people name proofs nobody has: there a hash is taken on trust.
 */
export async function mustBeKept(
  { db, side, demo }: Pick<ApiDeps, 'db' | 'side' | 'demo'>,
  unit: string,
  command: AgreementCommand,
): Promise<void> {
  if (demo) return;
  const { notes, files } = namedBy(command);
  for (const note of notes) if (!(await side.keeps(db.manager, unit, note))) throw notKept(note.id);
  const [missing] = files.length > 0 ? await notBrought(db.manager, unit, files) : [];
  if (missing !== undefined) throw notKept(missing);
}

const notKept = (what: string): Problem =>
  new Problem(422, 'not-kept', {
    zh: `贵单位没有上传过 ${what}，请先上传材料或文字`,
    en: `Your organisation has not brought ${what}; upload the file or text first`,
  });
