import type { EntityManager } from 'typeorm';
import { findProgramme } from '@cobuild/ledger';
import { readProgramme, type Definition, type Values } from '@cobuild/programme';

/** A published programme, in a version, with its parameters filled; null when it is not there, or cannot be read. */
export async function definitionOf(
  tx: EntityManager,
  { programme, version }: Readonly<{ programme: string; version: number }>,
  parameters: Values = {},
): Promise<Definition | null> {
  const published = await findProgramme(tx, programme, version);
  return published && readProgramme(published.text, programme, parameters).definition;
}
