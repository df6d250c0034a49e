import { isAdministered } from '@cobuild/directory';
import type { ApiDeps } from './deps';
import { notFound, Problem } from './problem';

/** Why made-up people cannot sign in although demo mode is wanted. */
export type DemoOff = 'beyond-loopback' | 'administered';

const WHY: Readonly<Record<DemoOff, Readonly<{ zh: string; en: string }>>> = {
  'beyond-loopback': {
    zh: '一键体验已关闭：系统还在本机以外的地址上监听（HTTP_HOST）。改为 127.0.0.1 后重启即可体验',
    en: 'Demo mode is off: Cobuild listens beyond this machine (HTTP_HOST). Set it to 127.0.0.1 and start again to try it',
  },
  administered: {
    zh: '一键体验已关闭：本系统已有正式管理员，请用账号登录',
    en: 'Demo mode is off: an administrator has been appointed. Sign in with an account',
  },
};

type Deps = Pick<ApiDeps, 'db' | 'demo' | 'beyondLoopback'>;

/** Whether made-up people can sign in now: `on`, why not, or `none` where nobody wants a demo (W14). */
export async function demoMode({ db, demo, beyondLoopback }: Deps): Promise<'on' | 'none' | DemoOff> {
  if (!demo) return 'none';
  if (beyondLoopback) return 'beyond-loopback';
  return (await isAdministered(db.manager)) ? 'administered' : 'on';
}

/** Why demo mode is off, for people; null where it is on or not wanted. */
export const demoOffWords = (mode: Awaited<ReturnType<typeof demoMode>>) =>
  mode === 'on' || mode === 'none' ? null : { code: mode, message: WHY[mode] };

/** Refuses what only a demo has: 404 where there is none, 403 with the reason where it is off. */
export async function needDemo(deps: Deps): Promise<void> {
  const mode = await demoMode(deps);
  if (mode === 'none') throw notFound();
  const off = demoOffWords(mode);
  if (off) throw new Problem(403, 'demo-off', off.message);
}
