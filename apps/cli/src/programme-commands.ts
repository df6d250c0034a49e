import type { Command } from 'commander';
import { jsonSchema } from '@cobuild/programme';
import { check } from './commands/check';
import { diff } from './commands/diff';
import { plan } from './commands/plan';
import { simulate, type SimulateOptions } from './commands/simulate';
import { answers, lang, leave, term } from './options';

/** Commands that read a programme's text and nothing else: what they import loads no database and no Temporal. */
export function addProgrammeCommands(program: Command): void {
  program
    .command('plan <programme>')
    .description('看一年的安排 show the planned year')
    .addOption(term())
    .addOption(answers())
    .addOption(lang())
    .option('--json')
    .option('--grid', '月历 month by month')
    .option('--ics', '日历文件 a calendar file')
    .action((name: string, options: Parameters<typeof plan>[1]) => leave(plan(name, options)));

  program
    .command('check <file>')
    .description('检查方案 check a programme')
    .addOption(term())
    .addOption(answers())
    .addOption(lang())
    .option('--json')
    .action((name: string, options: Parameters<typeof check>[1]) => leave(check(name, options)));

  program
    .command('diff <before> <after>')
    .description('两个版本的差别 what a new version changes')
    .addOption(term())
    .addOption(answers())
    .addOption(lang())
    .option('--json')
    .action((before: string, after: string, options: Parameters<typeof diff>[2]) =>
      leave(diff(before, after, options)),
    );

  program
    .command('simulate <programme>')
    .description('发布前模拟 play it before publishing')
    .option('--communities <n>', '社区数 agreements', '500')
    .option('--years <n>', '年数 years', '3')
    .option('--from <day>', '开始 first day', '2026-01-01')
    .addOption(answers())
    .addOption(lang())
    .option('--json')
    .action((name: string, options: SimulateOptions) => leave(simulate(name, options)));

  program
    .command('schema')
    .description('方案的 JSON Schema, for editors')
    .action(() => void process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`));
}
