import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { MigrationView, Overview } from '../../lib/api';
import { Going } from '../../lib/going';
import { useSpeech } from '../../lib/language';
import { useEach } from '../../lib/use-each';
import { Line } from './line';
import { migrate, migrationOf } from './queries';
import { comesTo, migrationWords, startSaid, wentSaid } from './words';

type Props = Readonly<{ running: readonly Overview[]; target: number; district: string }>;

/** Which agreements, what moving them changes, and doing it one after the other. */
export function Moving({ running, target, district }: Props) {
  const { say } = useSpeech();
  const older = running.filter(({ version }) => version < target).map(({ agreementId }) => agreementId);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [looks, setLooks] = useState(false);
  const chosen = older.filter((id) => !left.includes(id));
  const found = useQueries({ queries: chosen.map((id) => ({ ...migrationOf(id, target), enabled: looks })) });
  const views = new Map(chosen.map((id, n) => [id, found[n]]));
  const ready = found.every(({ data, error }) => data !== undefined || error !== null);
  const seen = found.flatMap(({ data }) => data ?? []);
  const able = seen.filter(({ refused, waits }) => refused === null && waits === null);
  const act = useCallback(({ view }: Readonly<{ view: MigrationView }>) => migrate(view, district), [district]);
  const waiting = seen.filter(({ refused, waits }) => refused === null && waits !== null);
  const refused = found.length - able.length - waiting.length;
  const [of, setOf] = useState(0);
  const { results, busy, run, stop } = useEach<Readonly<{ id: string; view: MigrationView }>>(act);
  const tried = Object.values(results);
  const done = tried.filter((went) => went === 'done').length;
  const start = () => {
    setOf(able.length);
    void run(able.map((view) => ({ id: view.agreementId, view })));
  };
  return (
    <section>
      <h2>{say(migrationWords.choose)}</h2>
      {older.length > 0 ? (
        <label className="choose">
          <input
            type="checkbox"
            checked={chosen.length === older.length}
            onChange={() => setLeft(chosen.length === older.length ? older : [])}
          />
          {say(migrationWords.everybody)} ({older.length})
        </label>
      ) : null}
      <ul className="plain-list">
        {running.map((one) => (
          <Line
            key={one.agreementId}
            one={one}
            target={target}
            chosen={chosen.includes(one.agreementId)}
            onChoose={(is) => setLeft(is ? left.filter((id) => id !== one.agreementId) : [...left, one.agreementId])}
            looked={views.get(one.agreementId)}
            went={results[one.agreementId]}
          />
        ))}
      </ul>
      <p role="status">
        {tried.length > 0 ? say(wentSaid(done, tried.length - done)) : ''}
        {tried.length > 0 && !busy && tried.length < of ? ` ${say(migrationWords.stopped)}` : ''}
      </p>
      {busy ? <Going label={migrationWords.going} done={tried.length} of={of} onStop={stop} /> : null}
      {chosen.length === 0 || busy ? null : !looks ? (
        <Button type="primary" block onClick={() => setLooks(true)}>
          {say(migrationWords.look)}
        </Button>
      ) : !ready ? (
        <p className="dim">{say(migrationWords.looking)}</p>
      ) : (
        <>
          <p>{say(comesTo(able.length, able.filter(({ consent }) => consent.length > 0).length, refused))}</p>
          {able.length > 0 ? (
            <Button type="primary" block onClick={start}>
              {say(startSaid(able.length, target))}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
