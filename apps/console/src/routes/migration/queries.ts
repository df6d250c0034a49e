import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../lib/answers/entered';
import { answered, api, sent, type MigrationView, type Overview } from '../../lib/api';

const PAGE = 500;

/** All agreements of a programme that are not over. */
export const runningOf = (slug: string) =>
  queryOptions({
    queryKey: ['running', slug],
    queryFn: async () => {
      const all: Overview[] = [];
      for (let after = '', more = true; more; after = all.at(-1)?.agreementId ?? '') {
        const query = { programme: slug, after, limit: PAGE };
        const { agreements = [] } = await answered(api.GET('/agreements', { params: { query } }));
        all.push(...agreements);
        more = agreements.length === PAGE;
      }
      return all.filter(({ status }) => status !== 'closed');
    },
  });

/** What moving one agreement comes to, with answers to the version's new blanks, each `key=value`. */
export const migrationOf = (id: string, version: number, answers: readonly string[]) =>
  queryOptions({
    queryKey: ['migration', id, version, answers],
    queryFn: () =>
      answered(
        api.GET('/agreements/{id}/migration', { params: { path: { id }, query: { version, with: [...answers] } } }),
      ),
    retry: false,
  });

/** Asks for it, once under its key. */
export const migrate = (
  { agreementId, amendment, to }: MigrationView,
  parameters: Readonly<Record<string, Answer>>,
  district: string,
) =>
  sent(
    'POST',
    `/agreements/${agreementId}/migration`,
    { amendment, version: to, parameters },
    { 'idempotency-key': `migrate-${agreementId}-${amendment}`, 'cobuild-actor': district },
  );
