import createClient from 'openapi-fetch';
import type { components, paths } from './api-types';
import type { Words } from './language';
import { patientFetch } from './patient-fetch';

type Schemas = components['schemas'];
export type Board = Schemas['Board'];
export type RolledOut = Schemas['RolledOut'];
export type Rollout = Schemas['Rollout'];
export type ProgrammeCheck = Schemas['ProgrammeCheck'];
export type Desk = Schemas['Desk'];
export type AgreementView = Schemas['AgreementView'];
export type ItemView = Schemas['ItemView'];
/** An entry of an agreement's life. */
export type Entry = Schemas['Timeline']['entries'][number];
export type YearView = Schemas['YearView'];
export type MigrationView = Schemas['MigrationView'];
export type Overview = Schemas['Overview'];
export type FurtherView = Schemas['FurtherView'];
export type SearchView = Schemas['SearchView'];
export type Health = Schemas['Health'];
export type Command = Schemas['Command'];
type Problem = Schemas['Problem'];

/** What marks a request as ours: no other site's page can send it. */
export const OURS = { 'cobuild-csrf': '1' };

export const api = createClient<paths>({ baseUrl: location.origin, headers: OURS, fetch: patientFetch });

/** The API said no; `words` are for the reader. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: Words,
    readonly problem: Problem | null = null,
  ) {
    super(code);
  }
}

/** The API did not answer at all. */
export class Offline extends Error {}

const BROKEN: Words = { zh: '系统出了问题，请稍后再试', en: 'Something went wrong; please try again later' };

function refusedBy(status: number, error: unknown): Refused {
  const problem = typeof error === 'object' && error !== null && 'message' in error ? (error as Problem) : null;
  return new Refused(status, problem?.code ?? 'broken', problem?.message ?? BROKEN, problem);
}

type Answer<T> = Readonly<{ data?: T; error?: unknown; response: Response }>;

/** What the API answered; throws `Refused` or `Offline`. */
export async function answered<T>(asking: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asking.catch(() => {
    throw new Offline();
  });
  if (!response.ok || data === undefined) throw refusedBy(response.status, error);
  return data;
}

type Asking = Omit<RequestInit, 'headers'> & Readonly<{ headers?: Record<string, string> }>;

/** A response as it came, its body not read; throws `Refused` or `Offline`. */
export async function came(path: string, init: Asking = {}): Promise<Response> {
  const response = await patientFetch(path, { ...init, headers: { ...OURS, ...init.headers } }).catch(() => {
    throw new Offline();
  });
  if (!response.ok) throw refusedBy(response.status, await response.json().catch(() => null));
  return response;
}

/** The same as `answered` for what the OpenAPI document describes only in part. */
export async function fetched<T>(path: string, init: Asking = {}): Promise<T> {
  const response = await came(path, init);
  return (await response.json().catch(() => null)) as T;
}

/** Sends JSON with a method. */
export const sent = <T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> =>
  fetched(path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
