import type { AgreementCommand } from './commands';
import type { Fact, Note } from './events';

/** The texts of the side store that a fact refers to. */
export const notesOf = ({ event }: Fact): Note[] => found(event, isNote);

/** The files, by SHA-256, that a fact refers to. */
export function filesOf({ event }: Fact): string[] {
  return found(event, hasFile).map(({ sha256 }) => sha256);
}

/** The texts and files, by SHA-256, that a command names. */
export const namedBy = (command: AgreementCommand): Readonly<{ notes: readonly Note[]; files: readonly string[] }> => ({
  notes: found(command, isNote),
  files: found(command, hasFile).map(({ sha256 }) => sha256),
});

type Json = Readonly<Record<string, unknown>>;

const isNote = (node: Json): node is Note & Json =>
  typeof node['id'] === 'string' && typeof node['digest'] === 'string';
const hasFile = (node: Json): node is Json & { sha256: string } => typeof node['sha256'] === 'string';

function found<T extends Json>(node: unknown, is: (node: Json) => node is T): T[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap((child) => found(child, is));
  return !Array.isArray(node) && is(node as Json) ? [node as T, ...inner] : inner;
}
