import { watchAlarms } from './alarms';
import type { Progress } from './make-program';
import { up, type Stack } from './up';

const SLOW_MS = 3000;

/** A terminal that can colour and rewrite its last line, or a plain one (NO_COLOR, a pipe). */
const tty = process.stdout.isTTY;
const coloured = tty && !process.env.NO_COLOR;
const paint = (code: number, text: string): string => (coloured ? `\x1b[${code}m${text}\x1b[0m` : text);
const bold = (text: string): string => paint(1, text);
const faint = (text: string): string => paint(2, text);
const good = (text: string): string => paint(32, text);
const bad = (text: string): string => paint(31, text);

/** One line that is rewritten in place, cut off at the edge; where that cannot be, it is said once and then every half minute. */
function liveLine(): { show(text: string): void; clear(): void } {
  let saidAt = -Infinity;
  return {
    show: (text) => {
      if (tty) process.stdout.write(`\r\x1b[2K\x1b[?7l${text}\x1b[?7h`);
      else if (Date.now() - saidAt > 30_000) {
        saidAt = Date.now();
        process.stdout.write(`${text}\n`);
      }
    },
    clear: () => {
      if (tty) process.stdout.write('\r\x1b[2K');
    },
  };
}

/** Chinese characters take two columns. */
const columns = (text: string): number => Array.from(text).reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);

const row = (zh: string, en: string, value: string): string =>
  `  ${zh}${' '.repeat(Math.max(1, 12 - columns(zh)))}${bold(value)}  ${faint(en)}`;

/** What is up and where; says nothing of what is not there yet but that it will come. */
export function overview(stack: Omit<Stack, 'ready' | 'pids' | 'stop' | 'force'>): string {
  const { apiUrl, temporalUi, temporalAddress, database, databaseUrl, folders } = stack;
  const { host, pathname } = new URL(databaseUrl);
  return [
    `${bold('共建')} 已启动  ${faint('Cobuild is up')}`,
    row('页面与接口', 'page and API', apiUrl),
    row('时钟', 'Temporal', temporalUi ?? temporalAddress),
    row('账本', database, `${host}${pathname}`),
    row('数据', 'data', folders.data),
    row('日志', 'logs', folders.logs),
    faint('  Ctrl-C 停止 stops everything'),
  ].join('\n');
}

const HOW: Readonly<Record<Progress['how'], string>> = {
  download: '时钟：正在下载 Temporal',
  build: '时钟：首次使用，正在编译 Temporal（约 6 分钟，只此一次）',
  wait: '时钟：另一个进程正在准备 Temporal',
};

const progressLine = ({ how, seconds, detail }: Progress): string =>
  `  ${HOW[how]}  ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}  ${faint(detail)}`;

/**
 * `npm start`: brings everything up, shows one list of what is where, stays quiet but for what goes wrong, and
 * resolves with the exit code once Ctrl-C, SIGTERM or SIGHUP has stopped it all: 0, or 1 when it could not start.
 */
export async function upInTerminal({ profile, apiPort }: { profile: string; apiPort?: number }): Promise<number> {
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  const line = liveLine();
  let force = (): void => process.exit(1);
  let times = 0;
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        times += 1;
        if (times > 1) force();
        resolve();
      });
  });
  let showing = false;
  let waiting: Progress | null = null;
  const trouble = (text: string): void => {
    line.clear();
    process.stderr.write(`  ${bad('!')} ${text}\n`);
  };
  const starting = setTimeout(() => line.show(`  正在启动… ${faint('starting')}`), SLOW_MS / 10);
  const starts = up({
    profile,
    ...(apiPort === undefined ? {} : { apiPort }),
    log: trouble,
    onProgress: (progress) => {
      waiting = progress;
      if (showing) line.show(progressLine(progress));
    },
  });
  const stack = await Promise.race([starts, asked]).catch((error: unknown) => {
    trouble((error as Error).message);
    return null;
  });
  clearTimeout(starting);
  line.clear();
  if (stack === null) return 1;
  if (stack === undefined) {
    await starts.then((late) => late.stop()).catch(() => undefined);
    return 0;
  }
  force = stack.force;
  say(overview(stack));
  showing = true;
  const slow = setTimeout(() => waiting ?? line.show(`  时钟正在接入… ${faint('the clock is joining')}`), SLOW_MS);
  const clock = stack.ready.then(
    () => {
      line.clear();
      say(`  ${good('✓')} 时钟已接入 ${faint('the clock has joined')}`);
    },
    () => undefined,
  );
  void clock.finally(() => clearTimeout(slow));
  const alarms = watchAlarms(stack.apiUrl, trouble);
  await asked;
  alarms.stop();
  clearTimeout(slow);
  showing = false;
  line.clear();
  const slowly = setTimeout(
    () => say(`  正在办完手头的请求… 再按 Ctrl-C 立即停止 ${faint('finishing what is in hand; Ctrl-C again cuts it')}`),
    SLOW_MS,
  );
  say(`  正在停止… ${faint('stopping')}`);
  await stack.stop();
  clearTimeout(slowly);
  return 0;
}
