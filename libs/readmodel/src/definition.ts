import type { EntityManager } from 'typeorm';
import { findProgrammeText } from '@cobuild/ledger';
import { readProgramme, type Definition, type Values } from '@cobuild/programme';

/** The programme text with this SHA-256, with its parameters filled; null when it is not there, or cannot be read. */
export async function definitionOf(
  tx: EntityManager,
  { definition: digest }: Readonly<{ definition: string }>,
  parameters: Values = {},
): Promise<Definition | null> {
  const text = await findProgrammeText(tx, digest);
  return text === null ? null : readProgramme(text, digest, parameters).definition;
}

/** Titles of a programme, its roles and items, and what it asks. */
export type ProgrammeTitles = Pick<Definition, 'title' | 'roles' | 'items' | 'parameters'>;

/**
 * The titles in the programme text with this SHA-256, without anybody's answers: for lists over many agreements. Null when the text is
 * not there, or cannot be read. Its day rules may wait for an answer, so nothing is planned from it.
 */
export async function programmeTitlesOf(
  tx: EntityManager,
  { definition: digest }: Readonly<{ definition: string }>,
): Promise<ProgrammeTitles | null> {
  const text = await findProgrammeText(tx, digest);
  return text === null ? null : (readProgramme(text, digest).draft?.definition ?? null);
}
