import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import type { Command, ItemView } from '../../lib/api';
import { Files } from '../../lib/files';
import { useSpeech } from '../../lib/language';
import type { Entry } from '../../lib/outbox';
import { stagesOf, words } from '../../lib/words';

type BoardData = NonNullable<ItemView['board']>;
type Ask = (command: Command, files?: Entry['files']) => Promise<boolean>;
type Props = Readonly<{ board: BoardData; item: string; ask: Ask; busy: boolean }>;

/** What adds up, and what can be claimed: pledged, received and wanted side by side, places with how many are left. */
export function Board(props: Props) {
  const { say } = useSpeech();
  const { counted, posts, mayRecord } = props.board;
  return (
    <>
      {counted.length > 0 ? (
        <section className="card">
          <h2>{say(words.soFar)}</h2>
          <ul className="plain-list">
            {counted.map(({ what, title, pledged, have, want }) => (
              <li key={what}>
                <span className="row">
                  <span>{say(title)}</span>
                  <span>
                    {pledged > 0 ? `${say(words.pledged)} ${pledged} · ` : ''}
                    {have}
                    {want === null ? '' : ` / ${want}`}
                  </span>
                </span>
                {want === null ? null : (
                  <progress max={want} value={have} aria-label={`${say(title)} ${have}/${want}`} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {posts.length > 0 ? <Posts {...props} /> : null}
      {mayRecord.length > 0 ? <Record {...props} /> : null}
    </>
  );
}

function Posts({ board, item, ask, busy }: Props) {
  const { say } = useSpeech();
  const claim = (post: string) => void ask({ type: 'ClaimPlace', item, post, claimants: [crypto.randomUUID()] });
  return (
    <section className="card">
      <h2>{say(words.claims)}</h2>
      <ul className="plain-list">
        {board.posts.map(({ post, title, places, taken, mayClaim, own }) => (
          <li key={post} className="row">
            <span>
              {say(title)} <span className="dim">{say(words.placesLeft(places - taken, places))}</span>
            </span>
            <span>
              {own.map((n) => (
                <Button
                  key={n}
                  disabled={busy}
                  onClick={() => void ask({ type: 'UseClaim', item, n, on: board.today })}
                >
                  {say(words.used)}
                </Button>
              ))}
              {mayClaim ? (
                <Button type="primary" disabled={busy} onClick={() => claim(post)}>
                  {say(words.claim)}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One record: of what, how much, which day, with what proves it. */
function Record({ board, item, ask, busy }: Props) {
  const { say } = useSpeech();
  const [files, setFiles] = useState<Entry['files']>([]);
  const record = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const one = board.counted[Number(form.get('what') ?? 0)];
    const name = one?.what === null || !one ? {} : one.of === 'money' ? { source: one.what } : { what: one.what };
    const stage = event.nativeEvent.submitter?.getAttribute('value') as BoardData['mayRecord'][number];
    const amount = Number(form.get('amount'));
    void ask(
      { type: 'RecordProgress', item, on: form.get('on') as string, amount, stage, evidence: [], ...name },
      files,
    );
  };
  return (
    <form className="card stack" onSubmit={record}>
      <h2>{say(words.record)}</h2>
      {board.counted.length > 1 ? (
        <label>
          {say(words.what)}
          <select name="what">
            {board.counted.map(({ what, title }, n) => (
              <option key={what} value={n}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        {say(words.count)}
        <input name="amount" type="number" inputMode="numeric" min={1} step={1} required />
      </label>
      <Files kind="photo" files={files} onChange={setFiles} />
      <label>
        {say(words.doneOn)}
        <input name="on" type="date" defaultValue={board.today} max={board.today} required />
      </label>
      <div className="choices">
        {board.mayRecord.map((stage) => (
          <Button key={stage} type="primary" htmlType="submit" value={stage} disabled={busy}>
            {say(stagesOf[stage])}
          </Button>
        ))}
      </div>
    </form>
  );
}
