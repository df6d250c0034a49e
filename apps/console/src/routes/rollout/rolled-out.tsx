import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { sent } from '../../lib/api';
import { Going } from '../../lib/going';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { useEach, type Results } from '../../lib/use-each';
import { rolledOut, type Proposal } from './queries';
import { rolloutWords, signedSaid, takeBackSaid, takenBackSaid } from './words';

type Props = Readonly<{ slug: string; district: string }>;

/** What was rolled out and waits to be signed; what nobody has signed is taken back, one or all of one day. */
export function RolledOut({ slug, district }: Props) {
  const { say } = useSpeech();
  const query = useQuery(rolledOut(slug, district));
  const takeBack = useCallback(
    ({ id, key }: Proposal) =>
      sent(
        'POST',
        `/agreements/${id}/commands`,
        { type: 'WithdrawFromAgreement', reason: 'no-longer-needed' },
        { 'idempotency-key': key, 'cobuild-actor': district },
      ),
    [district],
  );
  const { results, busy, run, stop } = useEach(takeBack);
  const tried = Object.values(results);
  const back = tried.filter((went) => went === 'done').length;
  return (
    <Loaded query={query}>
      {({ proposals }) => (
        <section>
          <p role="status">{tried.length > 0 ? say(takenBackSaid(back, tried.length - back)) : ''}</p>
          {proposals.length > 0 ? <h2>{say(rolloutWords.waiting)}</h2> : null}
          {busy ? (
            <Going label={rolloutWords.takingBack} done={tried.length} of={proposals.length} onStop={stop} />
          ) : null}
          {groupsOf(proposals).map((group) => (
            <Group
              key={group[0]?.id}
              group={group}
              results={results}
              busy={busy}
              onTakeBack={(some) => void run(some)}
            />
          ))}
        </section>
      )}
    </Loaded>
  );
}

type GroupProps = Readonly<{
  group: readonly Proposal[];
  results: Results;
  busy: boolean;
  onTakeBack: (some: readonly Proposal[]) => void;
}>;

/** What was proposed on one day for one term. */
function Group({ group, results, busy, onTakeBack }: GroupProps) {
  const { say, date } = useSpeech();
  const [one] = group;
  const free = group.filter(({ signed }) => signed === 0);
  if (!one) return null;
  return (
    <article className="card">
      <h3>
        {say(one.said)} {say(rolloutWords.proposed)} · {date(one.term.from)} – {date(one.term.to)}
      </h3>
      <ul className="plain-list scrolls" tabIndex={0} aria-label={say(rolloutWords.waiting)}>
        {group.map((proposal) => (
          <Line key={proposal.id} proposal={proposal} went={results[proposal.id]} />
        ))}
      </ul>
      {free.length > 0 ? (
        <details>
          <summary>{say(rolloutWords.takeBack)}</summary>
          <p className="dim">{say(rolloutWords.takeBackNote)}</p>
          <Button block disabled={busy} onClick={() => onTakeBack(free)}>
            {say(takeBackSaid(free.length))}
          </Button>
        </details>
      ) : null}
    </article>
  );
}

function Line({ proposal, went }: Readonly<{ proposal: Proposal; went: Results[string] | undefined }>) {
  const { list, say } = useSpeech();
  const { id, host, partners, signed, of } = proposal;
  return (
    <li className="step">
      <Link to={`/agreements/${id}`}>
        {host} — {list(partners)}
      </Link>
      <span className={went === undefined || went === 'done' ? 'dim' : 'late'}>
        {went === undefined || went === 'done' ? say(signedSaid(signed, of)) : say(went)}
      </span>
    </li>
  );
}

/** By day and term, in the order in which they came. */
function groupsOf(proposals: readonly Proposal[]): Proposal[][] {
  const groups = new Map<string, Proposal[]>();
  for (const one of proposals) {
    const key = `${one.on} ${one.term.from} ${one.term.to}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, group]) => group);
}
