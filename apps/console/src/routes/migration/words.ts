import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

/** What moving agreements to another version says. */
export const migrationWords = {
  migrate: w('换用新版', 'Move to a newer version'),
  to: w('换到', 'Move to'),
  none: w('没有在履行的协议', 'No agreement of it runs'),
  only: w('只发布过一版，没有新版可换', 'Only one version is published; there is nothing to move to'),
  choose: w('选协议', 'Choose agreements'),
  everybody: w('全选', 'All of them'),
  look: w('看看会改什么', 'See what it would change'),
  looking: w('正在比较…', 'Comparing…'),
  going: w('正在换用…', 'Moving…'),
  lineless: w('应办的事和日子没有变化', 'Nothing of what is owed and when is different'),
  atOnce: w('立即生效', 'takes effect at once'),
  needs: w('要同意：', 'to consent: '),
  waits: w('等同意：', 'waits for the consent of: '),
  refused: w('不能换：', 'cannot be moved: '),
  notTaken: w('没有办成：', 'Not taken: '),
  stopped: w('已停下，没有轮到的没有换。', 'Stopped; those whose turn had not come are not moved.'),
  what: w('会改什么', 'What changes'),
} as const;

export const versionAlready = (version: number): Words => w(`已是第 ${version} 版`, `is version ${version}`);
export const versionNow = (version: number): Words => w(`现为第 ${version} 版`, `version ${version}`);
export const startSaid = (n: number, version: number): Words =>
  w(`${n} 份换到第 ${version} 版`, n === 1 ? `Move 1 to version ${version}` : `Move ${n} to version ${version}`);
export const comesTo = (able: number, consent: number, refused: number): Words =>
  w(
    `${able} 份可以换，其中 ${consent} 份要等同意；${refused} 份不能换`,
    `${able} can be moved, ${consent} of them by consent; ${refused} cannot`,
  );
export const wentSaid = (done: number, refused: number): Words =>
  w(`已发起 ${done} 份，${refused} 份没有办成`, `${done} asked for, ${refused} not taken`);
