import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { MigrationView, Overview } from '../../lib/api';
import { Going } from '../../lib/going';
import { useSpeech } from '../../lib/language';
import { AnswerTable } from '../../lib/answers/answer-table';
import { pairsOf, type Answer } from '../../lib/answers/entered';
import { useEach } from '../../lib/use-each';
import { Line } from './line';
import { objectionTo, useBlanks } from './use-blanks';
import { migrate, migrationOf } from './queries';
import { comesTo, migrationWords, startSaid, wentSaid } from './words';

type Task = Readonly<{ id: string; view: MigrationView; answers: Readonly<Record<string, Answer>> }>;

type Props = Readonly<{ running: readonly Overview[]; target: number; district: string }>;

/** Which agreements, what moving them changes, and doing it one after the other. */
export function Moving({ running, target, district }: Props) {
  const { say } = useSpeech();
  const older = running.filter(({ version }) => version < target).map(({ agreementId }) => agreementId);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [looks, setLooks] = useState(false);
  const chosen = older.filter((id) => !left.includes(id));
  const blanks = useBlanks(`migration-${target}-${older[0] ?? ''}`);
  const found = useQueries({
    queries: chosen.map((id) => ({
      ...migrationOf(id, target, pairsOf(blanks.answersFor(id))),
      enabled: looks,
    })),
  });
  blanks.see(found);
  const rows = running
    .filter(({ agreementId }) => chosen.includes(agreementId))
    .map(({ agreementId, hostName }) => ({ id: agreementId, label: hostName }));
  const views = new Map(chosen.map((id, n) => [id, found[n]]));
  const ready = found.every(({ data, error }) => data !== undefined || error !== null);
  const seen = found.flatMap(({ data }) => data ?? []);
  const able = seen.filter(({ refused, waits }) => refused === null && waits === null);
  const act = useCallback(({ view, answers }: Task) => migrate(view, answers, district), [district]);
  const waiting = seen.filter(({ refused, waits }) => refused === null && waits !== null);
  const refused = found.length - able.length - waiting.length;
  const [of, setOf] = useState(0);
  const { results, busy, run, stop } = useEach<Task>(act);
  const tried = Object.values(results);
  const done = tried.filter((went) => went === 'done').length;
  const start = () => {
    setOf(able.length);
    void run(able.map((view) => ({ id: view.agreementId, view, answers: blanks.answersFor(view.agreementId) })));
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
      {blanks.asked.length === 0 ? null : (
        <>
          <AnswerTable
            parameters={blanks.asked}
            rows={rows}
            entered={blanks.entered}
            onChange={blanks.change}
            wrongAt={(id, key) => objectionTo(views.get(id), key)}
          />
          {blanks.pending ? (
            <Button block onClick={blanks.apply}>
              {say(migrationWords.look)}
            </Button>
          ) : null}
        </>
      )}
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
          {able.length > 0 && !blanks.pending ? (
            <Button type="primary" block onClick={start}>
              {say(startSaid(able.length, target))}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
