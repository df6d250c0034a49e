import { useState } from 'react';
import { checked, type Told, type Verdict } from './ask';
import { sizeIn, taken } from './take';

/** What the auditor has from elsewhere, and the bundle, unless it is fetched. */
export type Evidence = Readonly<{ vkey: string; witness: string; pin: File | null; own: File | null }>;

/** A bundle that was checked, with what was asked of it. */
export type Result = Verdict & Readonly<{ zip: Uint8Array; asked: Evidence }>;

export type Progress = Told | Readonly<{ step: 'fetching'; bytes: number }>;

type State =
  | Readonly<{ is: 'idle' }>
  | Readonly<{ is: 'working'; progress: Progress }>
  | Readonly<{ is: 'done'; result: Result }>
  | Readonly<{ is: 'wrong'; error: unknown }>;

/** The chosen file is no checkpoint. */
export class NoCheckpoint extends Error {}

/** Fetches and checks, one bundle after another. */
export function useCheck(id: string) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const follow = (progress: Progress) => setState({ is: 'working', progress });
  const check = async (asked: Evidence): Promise<void> => {
    try {
      follow({ step: 'fetching', bytes: 0 });
      const pin = asked.pin ? new Uint8Array(await asked.pin.arrayBuffer()) : null;
      const size = pin ? sizeIn(new TextDecoder().decode(pin)) : null;
      if (pin && size === null) throw new NoCheckpoint();
      const zip = asked.own
        ? new Uint8Array(await asked.own.arrayBuffer())
        : await taken(id, size, (bytes) => follow({ step: 'fetching', bytes }));
      const known = { vkeys: one(asked.vkey), witnesses: one(asked.witness), pins: pin ? [pin] : [] };
      setState({ is: 'done', result: { ...(await checked({ zip, ...known }, follow)), zip, asked } });
    } catch (error) {
      setState({ is: 'wrong', error });
    }
  };
  return { state, check };
}

const one = (text: string): string[] => (text.trim() === '' ? [] : [text.trim()]);
