import { join } from 'node:path';
import ts from 'typescript';

/** Run from the root of the repository, as the tests are. */
const root = process.cwd();
const found = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.base.json'),
  { types: [] },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
);
const host = ts.createCompilerHost(found!.options);
const read = new Map<string, ts.SourceFile>();
let last: ts.Program | undefined;

/** The program that has this file, with another text in place of some files (paths from the root of the repository). */
export function compiled(file: string, planted: Readonly<Record<string, string>> = {}): ts.Program {
  const texts = new Map(Object.entries(planted).map(([path, text]) => [join(root, path), text]));
  const planting: ts.CompilerHost = {
    ...host,
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile: (path, options) => {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, options);
      const known = read.get(path) ?? host.getSourceFile(path, options);
      if (known) read.set(path, known);
      return known;
    },
  };
  last = ts.createProgram([join(root, file)], found!.options, planting, last);
  return last;
}

/** The compiler's messages about one file of a program. */
export const saidOf = (program: ts.Program, file: string): string[] =>
  program
    .getSemanticDiagnostics(program.getSourceFile(join(root, file)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));

/** The text of a file, as it is. */
export const textOf = (file: string): string => ts.sys.readFile(join(root, file)) ?? '';
