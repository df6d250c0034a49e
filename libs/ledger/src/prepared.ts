import type { EntityManager } from 'typeorm';

type Client = Readonly<{
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}>;

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `cobuild_${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Runs one of the product's fixed statements, which PostgreSQL then parses and plans once per connection instead of every
 * time. `text` is a constant; what varies goes into `values`. Without a transaction it is an ordinary query.
 */
export async function prepared<T>(tx: EntityManager, text: string, values: readonly unknown[]): Promise<T[]> {
  if (!tx.queryRunner) return tx.query<T[]>(text, [...values]);
  const client = (await tx.queryRunner.connect()) as Client;
  return (await client.query({ name: nameOf(text), text, values })).rows as T[];
}
