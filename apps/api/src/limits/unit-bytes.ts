import { bytesBrought } from '@cobuild/directory';
import type { ApiDeps } from '../deps';
import { tooManyBytes } from './too-many';

/** Stops a unit that has brought all the bytes of its day. What is on its way at that moment may still exceed it by a file or two. */
export async function mustHaveRoom({ db, limits }: Pick<ApiDeps, 'db' | 'limits'>, unit: string): Promise<void> {
  if ((await bytesBrought(db.manager, unit)) >= limits.bytesPerDay) throw tooManyBytes(limits.bytesPerDay);
}
