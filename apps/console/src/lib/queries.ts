import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, fetched, type Health } from './api';
import type { Words } from './language';

/** Who is signed in, and which ways there are to sign in. */
export type Session = Readonly<{
  signedIn: boolean;
  person?: string;
  ways: Readonly<{
    demo: boolean;
    /** Why made-up people cannot sign in; null where they can, or nobody wants a demo. */
    demoOff: Readonly<{ code: string; message: Words }> | null;
    provider: boolean;
  }>;
  /** Until another password is chosen nothing else can be done. */
  mustChange?: boolean;
  name?: string | null;
  posts?: readonly Readonly<{ unit: string; post: string }>[];
  assigned?: readonly string[];
  actsFor?: readonly string[];
}>;

/** Who oversees a district sees it first. */
export const isOfficer = ({ posts = [] }: Session): boolean => posts.some(({ post }) => post === 'officer');
/** Who acts for a party of agreements has a desk; who only oversees, keeps or audits (an assignment, no post) has none. */
export const hasDesk = ({ posts = [] }: Session): boolean =>
  posts.some(({ post }) => post !== 'officer' && post !== 'administrator');
/** Administrators keep units and the posts in them. */
export const isAdministrator = ({ posts = [] }: Session): boolean => posts.some(({ post }) => post === 'administrator');
/** Where somebody begins. */
export function homeOf(session: Session): string {
  if (isOfficer(session)) return '/board';
  if (hasDesk(session)) return '/';
  return isAdministrator(session) ? '/vacancies' : '/agreements';
}

export const session = queryOptions({ queryKey: ['session'], queryFn: () => fetched<Session>('/session') });
export const desk = queryOptions({ queryKey: ['desk'], queryFn: () => answered(api.GET('/desk')) });
export const vacancies = queryOptions({
  queryKey: ['vacancies'],
  queryFn: () => answered(api.GET('/vacancies')),
});
export const clock = queryOptions({
  queryKey: ['clock'],
  queryFn: () => fetched<{ now: string; today: string; rate: number; steerable: boolean }>('/clock'),
});
export const itemOf = (id: string, item: string) =>
  queryOptions({
    queryKey: ['agreement', id, 'item', item],
    queryFn: () => answered(api.GET('/agreements/{id}/items/{item}', { params: { path: { id, item } } })),
  });

/** What else can be done about an agreement, or an item of it. */
export const furtherOf = (id: string, item: string | null) =>
  queryOptions({
    queryKey: ['agreement', id, 'acts', item],
    queryFn: () =>
      answered(api.GET('/agreements/{id}/acts', { params: { path: { id }, query: item === null ? {} : { item } } })),
  });
/** What is called so among all one sees. */
export const searchFor = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: () => answered(api.GET('/search', { params: { query: { q } } })),
    enabled: q !== '',
  });

const PAGE = 100;
/** All one may see, a page after the other in the order of their ids; of one state when one is named. */
export const agreementsIn = (status: string | null) =>
  infiniteQueryOptions({
    queryKey: ['agreements', status],
    queryFn: async ({ pageParam: after }) => {
      const query = { limit: PAGE, ...(after === '' ? {} : { after }), ...(status === null ? {} : { status }) };
      return (await answered(api.GET('/agreements', { params: { query } }))).agreements ?? [];
    },
    initialPageParam: '',
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.agreementId),
  });
/** The texts that an agreement's facts refer to, by id; an erased one is not there any more. */
export const textsOf = (id: string) =>
  queryOptions({
    queryKey: ['agreement', id, 'texts'],
    queryFn: async () => (await fetched<{ texts: Record<string, string> }>(`/agreements/${id}/texts`)).texts,
  });
export const agreementOf = (id: string) =>
  queryOptions({
    queryKey: ['agreement', id],
    queryFn: () => answered(api.GET('/agreements/{id}', { params: { path: { id } } })),
  });

/** A message in an inbox, and what each of its lines says. */
export type Message = Readonly<{
  id: string;
  at: string;
  lines: readonly Readonly<{
    agreement: string;
    occasion: string;
    code: string;
    item: string | null;
    text: Words;
    why: string;
  }>[];
}>;

export const inboxOf = (party: string) =>
  queryOptions({
    queryKey: ['inbox', party],
    queryFn: () => fetched<{ messages: readonly Message[] }>(`/inbox/${party}`),
  });

export const yearOf = (year: number) =>
  queryOptions({
    queryKey: ['year', year],
    queryFn: () => answered(api.GET('/year', { params: { query: { year } } })),
  });

/** How the system is; a ledger that is away answers 503, and says the same. */
export const health = queryOptions({
  queryKey: ['health'],
  queryFn: async () => (await fetch('/health')).json() as Promise<Health>,
});
