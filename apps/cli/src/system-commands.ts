import { Option, type Command } from 'commander';
import { readOnlyWords } from '@cobuild/handler';
import { ClockError } from '@cobuild/ledger';
import { withLedger } from '../../../infra/postgres';
import { withPasswords } from './ask-secret';
import { logKeyFile } from './log-key-file';
import { upInTerminal } from '../../../infra/terminal';
import { administrator, type AdministratorOptions } from './commands/administrator';
import { backup, type BackupOptions } from './commands/backup';
import { compare, type CompareOptions } from './commands/compare';
import { correctClockAt, type CorrectClockOptions } from './commands/correct-clock';
import { demo } from './commands/demo';
import { holds, lift, type LiftOptions } from './commands/holds';
import { lapse, type LapseOptions } from './commands/lapse';
import { exportBundle, type ExportOptions } from './commands/export';
import { rebuild, replay } from './commands/ledger';
import { newLog, type NewLogOptions } from './commands/new-log';
import { printPushKey } from './commands/push-key';
import { restore, type RestoreOptions } from './commands/restore';
import { rotateKey } from './commands/rotate-key';
import { verify, type VerifyOptions } from './commands/verify';
import { verifyBundle } from './commands/verify-bundle';
import { why } from './commands/why';
import { witness, type WitnessOptions } from './commands/witness';
import { answers, lang, leave, pin, profile, vkey, witnesses } from './options';

/** Commands that start Cobuild, read its ledger or look after it. */
export function addSystemCommands(program: Command): void {
  program
    .command('up')
    .description('启动全部 start everything (npm start)')
    .addOption(profile())
    .option('--port <port>', 'HTTP', '3000')
    .action(async (options: { profile: string; port: string }) =>
      leave(await upInTerminal({ profile: options.profile, apiPort: Number(options.port) })),
    );

  program
    .command('lapse <programme>')
    .description('一年一分钟 a year in a minute')
    .option('--from <day>', '开始 first day', '2026-01-01')
    .option('--seconds <n>', '用时 real seconds', '60')
    .addOption(answers())
    .addOption(lang())
    .option('--json')
    .action(async (name: string, options: LapseOptions) => leave(await lapse(name, options)));

  program.command('demo').description('示范的一年 a demo year to look at in the browser').action(demo);

  program
    .command('replay <agreement>')
    .description('重放 replay from the ledger')
    .addOption(profile())
    .option('--at <instant>', '到某一刻 as of')
    .option('--json')
    .action(async (id: string, options: { profile: string; at?: string; json?: boolean }) =>
      leave(await withLedger(options.profile, (url) => replay(url, id, options))),
    );

  program
    .command('compare <agreement>')
    .description('两个时刻之间改了什么 what changed between two moments')
    .addOption(profile())
    .requiredOption('--from <instant>', '从 from')
    .requiredOption('--to <instant>', '到 to')
    .addOption(new Option('--basis <basis>', '按记入还是按发生').choices(['recorded', 'occurred']).default('recorded'))
    .addOption(lang())
    .option('--json')
    .action(async (id: string, options: CompareOptions & { profile: string }) =>
      leave(await withLedger(options.profile, (url) => compare(url, id, options))),
    );

  program
    .command('why <occasion>')
    .description(
      '为什么收到这条提醒、一项为什么是这样、建议分从哪来 why a reminder came: <agreement>/<item>/<step>/<round>; why an item stands so: <agreement>/<item>; or where suggested points come from: <agreement>/<review>/<role>',
    )
    .addOption(profile())
    .addOption(lang())
    .action(async (occasion: string, options: { profile: string; lang: 'zh' | 'en' }) =>
      leave(await withLedger(options.profile, (url) => why(url, occasion, options.lang))),
    );

  program
    .command('verify [what]')
    .description('验证 verify: an agreement, everything with the public log, or a bundle file (.zip)')
    .addOption(profile())
    .addOption(vkey())
    .addOption(pin())
    .addOption(witnesses())
    .action(async (what: string | undefined, options: VerifyOptions) =>
      leave(
        what?.endsWith('.zip')
          ? verifyBundle(what, options)
          : await withLedger(options.profile, (url) => verify(url, what, options)),
      ),
    );

  program
    .command('witness')
    .description('见证日志（审计方自己运行）cosign checkpoints of logs; for an auditing body to run itself')
    .requiredOption('--name <name>', '见证者名称，如域名 what the witness is called, like a domain')
    .requiredOption('--log <vkey...>', '日志的公钥 public keys of the logs')
    .option('--key <file>', '私钥文件 its private key, made the first time', 'witness.key')
    .option('--state <file>', '状态文件 what it cosigned last', 'witness.json')
    .option('--host <host>', '地址 where it listens', '127.0.0.1')
    .option('--port <port>', '端口 port', '7380')
    .action((options: WitnessOptions) => witness(options));

  program
    .command('push-key')
    .description('生成浏览器推送的密钥对 a new pair of keys for push to browsers, as two settings')
    .action(printPushKey);

  program
    .command('rotate-key')
    .description('更换日志私钥：先备好新的，再生效 change the log key: make the next one, then let it take over')
    .addOption(profile())
    .option('--now', '生效 let it take over')
    .action(async (options: { profile: string; now?: boolean }) =>
      leave(
        await withLedger(options.profile, async (url) =>
          rotateKey(await logKeyFile(url, options.profile), !!options.now),
        ),
      ),
    );

  program
    .command('new-log')
    .description(
      '记录确已丢失后另起日志，须两位管理员 begin a new log after entries were lost for good; takes two administrators',
    )
    .addOption(profile())
    .requiredOption('--by <login...>', '两位管理员的账号 accounts of two administrators')
    .addOption(pin())
    .action(async (options: NewLogOptions) => {
      leave(await withPasswords((ask) => withLedger(options.profile, (url) => newLog(url, options, ask))));
    });

  program
    .command('backup <file>')
    .description('备份：数据库、文件、公开日志 everything into one file, while it runs')
    .addOption(profile())
    .option('--keys', '连同密钥 with the keys')
    .option('--portable', '不依赖 PostgreSQL 工具，任何机器都能恢复 restored without the tools of PostgreSQL')
    .action(async (file: string, options: BackupOptions) => leave(await backup(file, options)));

  program
    .command('restore <file>')
    .description('从备份恢复到空的数据夹 a backup into a data folder without a ledger')
    .addOption(profile())
    .addOption(pin())
    .action(async (file: string, options: RestoreOptions) => leave(await restore(file, options)));

  program
    .command('holds')
    .description('哪些只读，为什么 what is read-only, and why')
    .addOption(profile())
    .action(async (options: { profile: string }) => leave(await withLedger(options.profile, holds)));

  program
    .command('lift [agreement]')
    .description('核验后解除只读：一份协议或全部 let an agreement, or everything, go on once all verifies')
    .addOption(profile())
    .addOption(pin())
    .action(async (agreement: string | undefined, options: LiftOptions) =>
      leave(await withLedger(options.profile, (url) => lift(url, agreement, options))),
    );

  program
    .command('correct-clock [agreement]')
    .description(
      '查看晚于现在的记录；由两位管理员更正时钟误记 what is recorded ahead of the present; two administrators put it right',
    )
    .addOption(profile())
    .option('--by <login...>', '两位管理员的账号 accounts of two administrators', [])
    .action(async (agreement: string | undefined, options: CorrectClockOptions & { profile: string }) => {
      leave(
        await withPasswords((ask) =>
          withLedger(options.profile, (url) => correctClockAt(url, agreement, options, ask)),
        ),
      );
    });

  program
    .command('export <agreement>')
    .description('导出证据包 an evidence bundle to check offline')
    .addOption(profile())
    .option('--out <file>', '写到 where to')
    .option('--texts', '附上文字 with the texts its entries refer to')
    .addOption(pin())
    .action(async (id: string, options: ExportOptions) =>
      leave(await withLedger(options.profile, (url) => exportBundle(url, id, options))),
    );

  program
    .command('administrator <unit>')
    .description('建区和第一个管理员 make a district and its first administrator')
    .addOption(profile())
    .requiredOption('--unit-name <name>', '单位名称 what the district is called')
    .requiredOption('--name <name>', '姓名 name')
    .requiredOption('--login <login>', '账号 account')
    .action(async (unit: string, options: AdministratorOptions) =>
      leave(await withLedger(options.profile, (url) => administrator(url, unit, options))),
    );

  program
    .command('rebuild')
    .description('Temporal 丢失后重建 rebuild every run')
    .addOption(profile())
    .action(async (options: { profile: string }) => leave(await withLedger(options.profile, rebuild)));
}

/** The sentence of an error; that of a clock that is not believed in both languages. */
export function sentenceOf(error: unknown): string {
  const words = error instanceof ClockError ? readOnlyWords[error.code] : null;
  if (words) return `${words.zh}\n${words.en}`;
  return error instanceof Error ? error.message : String(error);
}
