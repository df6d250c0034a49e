import type { ReactNode } from 'react';
import type { BundleVerdict } from '../../../../../libs/bundle/verify.mjs';
import { useSpeech, type Words } from '../../lib/language';
import { verifyWords as words } from './words';

type Props = Readonly<{ facts: BundleVerdict['facts']; vkey: string }>;

/** What a verdict is of: which agreement, log, checkpoint and key, up to when. Instants stand as they are sealed, in UTC. */
export function Facts({ facts, vkey }: Props) {
  const { say } = useSpeech();
  const { agreement, entries, until, origin, size, day, vkeys, seen, restored } = facts;
  return (
    <section>
      <h2>{say(words.what)}</h2>
      <dl className="facts">
        <Fact called={words.agreement}>
          {agreement} · {say(words.entries(entries, until ?? ''))}
        </Fact>
        <Fact called={words.log}>
          {origin} · {say(words.leaves(size ?? 0))}
          {restored ? <p className="warn">！{say(words.restored(restored.oldOrigin))}</p> : null}
        </Fact>
        <Fact called={words.keys}>
          {vkeys.map((key) => (
            <p key={key} className="code">
              {key}
              {key === vkey ? <b> · {say(words.yours)}</b> : null}
            </p>
          ))}
        </Fact>
        <Fact called={words.snapshot}>{say(words.upTo(day ?? ''))}</Fact>
        {seen.map(({ witness, at, size: leaves, entries: own }) => (
          <Fact key={witness} called={words.seen}>
            {say(words.seenBy(witness, at, leaves, own))}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Fact({ called, children }: Readonly<{ called: Words; children: ReactNode }>) {
  const { say } = useSpeech();
  return (
    <div>
      <dt>{say(called)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
