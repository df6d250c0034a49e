import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { actsFor, isOfficer, mayAsk, maySee, type Concerned, type Viewer } from '@cobuild/access';
import { roleOf, type Agreement } from '@cobuild/agreement';
import { concernedBy } from '@cobuild/directory';
import type { EntityManager } from 'typeorm';
import { notFound, Problem } from './problem';
import type { SeenRequest } from './session.guard';

/** Who has signed in. The guard has let nobody else through. */
export const Viewing = createParamDecorator((_data: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<SeenRequest>();
  if (!viewer) throw new Problem(401, 'not-signed-in', { zh: '请先登录', en: 'Sign in first' });
  return viewer;
});

/** Whose agreements somebody sees: at or under these units, and those these units take part in. */
export function scopeOf(viewer: Viewer): { above: string[]; parties: string[] } {
  const officer = viewer.posts.filter(({ post }) => post === 'officer').map(({ unit }) => unit);
  const parties = actsFor(viewer).filter((unit) => !officer.includes(unit));
  return { above: [...officer, ...viewer.assigned], parties };
}

/** The roles somebody plays in an agreement. */
export const rolesOf = (viewer: Viewer, agreement: Agreement): string[] =>
  scopeOf(viewer).parties.flatMap((unit) => roleOf(agreement, unit) ?? []);

/** The units somebody acts for in it, the deciding district's officer for the district. */
export const actingIn = (viewer: Viewer, agreement: Agreement): string[] =>
  [...scopeOf(viewer).parties, ...(isOfficer(viewer, agreement.district) ? [agreement.district] : [])].filter(
    (unit) => roleOf(agreement, unit) !== null,
  );

/** What access to the agreement depends on; what somebody may not see is not there for them. */
export async function visible(tx: EntityManager, viewer: Viewer, agreementId: string): Promise<Concerned> {
  const concerned = await concernedBy(tx, agreementId);
  if (!concerned || !maySee(viewer, concerned)) throw notFound();
  return concerned;
}

/** The same of somebody who acts in it for a unit; refuses who only reads. */
export async function acting(tx: EntityManager, viewer: Viewer, agreementId: string, unit: string): Promise<Concerned> {
  const concerned = await visible(tx, viewer, agreementId);
  if (!mayAsk(viewer, concerned, unit))
    throw new Problem(403, 'read-only', { zh: '您只能查阅这份协议', en: 'You can only read this agreement' });
  return concerned;
}

/** The unit somebody acts for: the one they name, else their only one. */
export function actingFor(viewer: Viewer, named: string | undefined): string {
  const own = actsFor(viewer);
  const [only] = own;
  if (named === undefined && only !== undefined && own.length === 1) return only;
  if (named !== undefined && own.includes(named)) return named;
  throw new Problem(403, 'not-acting', {
    zh: '请用 Cobuild-Actor 写明您代表的单位；您只能代表自己任职的单位',
    en: 'Name in Cobuild-Actor the organisation you act for; you act only for those you hold a post in',
  });
}

/** Only an officer does this. */
export function needOfficer(viewer: Viewer, unit?: string): void {
  if (!isOfficer(viewer, unit))
    throw new Problem(403, 'officer-only', {
      zh: '只有区委组织部干部可以办理',
      en: 'Only an officer of the district does this',
    });
}
