import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import type { Command, ItemView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import type { Entry } from '../../lib/outbox';
import { words } from '../../lib/words';
import { Files } from '../../lib/files';

type Offer = ItemView['offers'][number];
type Of<A extends Offer['act']> = Extract<Offer, { act: A }>;
type Ask = (command: Command, files?: Entry['files']) => Promise<boolean>;
type Props<A extends Offer['act']> = Readonly<{ offer: Of<A>; item: string; ask: Ask; busy: boolean }>;

/** What can be done, ready to be done. */
export function OfferForm({ offer, ...rest }: Props<Offer['act']>) {
  switch (offer.act) {
    case 'FixDate':
      return <FixDate offer={offer} {...rest} />;
    case 'CompleteItem':
      return <Complete offer={offer} {...rest} />;
    case 'AskExtension':
      return <Extend offer={offer} {...rest} />;
    case 'AnnounceAttendance':
      return <Attend offer={offer} {...rest} />;
  }
}

function FixDate({ offer, item, ask, busy }: Props<'FixDate'>) {
  const { list, say } = useSpeech();
  const fix = (on: string) => void ask({ type: 'FixDate', item, on });
  return (
    <section className="card">
      <h2>{say(words.fix)}</h2>
      <p className="dim">{say(words.fixNote)}</p>
      <div className="choices">
        {offer.days.map(({ on, said, off, also }) => (
          <Button key={on} disabled={busy} onClick={() => fix(on)} className="choice">
            <span>{say(said)}</span>
            {off || also.length > 0 ? (
              <small>{list([...(off ? [say(words.dayOff)] : []), ...also.map(say)])}</small>
            ) : null}
          </Button>
        ))}
      </div>
      <details>
        <summary>{say(words.otherDay)}</summary>
        <form className="row" onSubmit={submitted((data) => fix(data('on')))}>
          <input type="date" name="on" aria-label={say(words.otherDay)} min={offer.from} max={offer.to} required />
          <Button htmlType="submit" disabled={busy}>
            {say(words.fixIt)}
          </Button>
        </form>
      </details>
    </section>
  );
}

function Complete({ offer, item, ask, busy }: Props<'CompleteItem'>) {
  const { say } = useSpeech();
  const [files, setFiles] = useState<Entry['files']>([]);
  const kinds = offer.evidence.filter((kind) => kind === 'photo' || kind === 'document');
  const missing = kinds.some((kind) => !files.some((file) => file.kind === kind));
  const counts = offer.evidence.includes('count');
  return (
    <form
      className="card stack"
      onSubmit={submitted((data) => {
        const evidence = counts ? [{ kind: 'count' as const, value: Number(data('count')) }] : [];
        void ask({ type: 'CompleteItem', item, on: data('on'), evidence }, files);
      })}
    >
      <h2>{say(words.complete)}</h2>
      {kinds.map((kind) => (
        <Files key={kind} kind={kind} files={files} onChange={setFiles} />
      ))}
      {counts ? (
        <label>
          {say(words.count)}
          <input name="count" type="number" inputMode="numeric" min={0} step={1} required />
        </label>
      ) : null}
      <label>
        {say(words.doneOn)}
        <input name="on" type="date" defaultValue={offer.on} min={offer.from} max={offer.to} required />
      </label>
      <Button type="primary" htmlType="submit" block size="large" disabled={missing} loading={busy}>
        {say(words.completeIt)}
      </Button>
    </form>
  );
}

function Extend({ offer, item, ask, busy }: Props<'AskExtension'>) {
  const { say } = useSpeech();
  return (
    <details className="card">
      <summary>{say(words.extend)}</summary>
      <form
        className="stack"
        onSubmit={submitted(
          (data, pressed) => void ask({ type: 'AskExtension', item, until: data('until'), reason: pressed as 'venue' }),
        )}
      >
        <label>
          {say(words.until)}
          <input name="until" type="date" defaultValue={offer.until} min={offer.from} required />
        </label>
        <div className="choices">
          {offer.reasons.map(({ code, said }) => (
            <Button key={code} htmlType="submit" value={code} disabled={busy}>
              {say(said)}
            </Button>
          ))}
        </div>
      </form>
    </details>
  );
}

const HEADS = [1, 2, 3, 4];

function Attend({ item, ask, busy }: Props<'AnnounceAttendance'>) {
  const { say } = useSpeech();
  const come = (people: number) => void ask({ type: 'AnnounceAttendance', item, people });
  return (
    <section className="card">
      <h2>{say(words.attend)}</h2>
      <div className="choices">
        {HEADS.map((people) => (
          <Button key={people} disabled={busy} onClick={() => come(people)}>
            {people}
          </Button>
        ))}
      </div>
      <form className="row" onSubmit={submitted((data) => come(Number(data('people'))))}>
        <input
          name="people"
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          aria-label={say(words.people)}
          required
        />
        <Button htmlType="submit" disabled={busy}>
          {say(words.confirm)}
        </Button>
      </form>
    </section>
  );
}

/** What a form says, by field, and the value of the button that sent it. */
const submitted =
  (then: (data: (name: string) => string, pressed: string) => void) => (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    then(said, event.nativeEvent.submitter?.getAttribute('value') ?? '');
  };
