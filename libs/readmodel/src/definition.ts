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
