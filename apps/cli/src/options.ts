import { Option } from 'commander';

/** Options that several commands take; each call makes a new one, as a command keeps its own. */
export const lang = () => new Option('--lang <lang>', '语言 language').choices(['zh', 'en']).default('zh');
export const profile = () => new Option('--profile <name>', '数据夹 data folder: main, lapse').default('main');
export const term = () => new Option('--term <from..to>', '期限 term').default('2026-01-01..2026-12-31');
export const answers = () =>
  new Option('--with <key=value>', '参数的值，可重复 a value of a parameter, repeatable')
    .default([])
    .argParser((pair: string, before: string[]) => [...before, pair]);
export const pin = () => new Option('--pin <file...>', '您保存的检查点 checkpoints that you kept').default([]);
export const vkey = () => new Option('--vkey <key...>', '您已知的公钥 public keys that you know').default([]);
export const witnesses = () => new Option('--witness <vkey...>', '见证者的公钥 public keys of witnesses').default([]);

/** The exit code of the process, once its last work is done. */
export const leave = (code: number): void => void (process.exitCode = code);
