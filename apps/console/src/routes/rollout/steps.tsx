import { Button } from 'antd';
import { Link } from 'react-router';
import type { Rollout } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { useRollout, type Results } from './use-rollout';
import { doneSaid, proposeSaid, rolloutWords } from './words';

type Step = Rollout['steps'][number];

/** What rolling out comes to, and how far it is. */
export function Steps({ rollout: { steps } }: Readonly<{ rollout: Rollout }>) {
  const { say } = useSpeech();
  const { results, busy, run } = useRollout();
  const todo = steps.filter(({ skipped }) => !skipped);
  const done = Object.values(results).filter((went) => went === 'proposed').length;
  const tried = Object.keys(results).length;
  return (
    <section className="card">
      <p role="status">
        {tried > 0 || busy ? say(doneSaid(done, todo.length, steps.length - todo.length)) : ''}
        {tried === todo.length && tried > 0 ? (
          <>
            {' '}
            <Link to="/board">{say(rolloutWords.board)}</Link>
          </>
        ) : null}
      </p>
      {busy ? <progress max={todo.length} value={tried} aria-label={say(rolloutWords.going)} /> : null}
      <ul className="plain-list scrolls" tabIndex={0} aria-label={say(rolloutWords.rollout)}>
        {steps.map((step, n) => (
          <li key={`${step.id} ${n}`} className="step">
            <span>
              {step.host} — {step.partners.join('、')}
            </span>
            <State step={step} went={results[step.id]} />
          </li>
        ))}
      </ul>
      {done < todo.length ? (
        <>
          <Button type="primary" block loading={busy} onClick={() => void run(steps)}>
            {say(proposeSaid(todo.length))}
          </Button>
          <p className="dim">{say(rolloutWords.again)}</p>
        </>
      ) : null}
    </section>
  );
}

function State({ step, went }: Readonly<{ step: Step; went: Results[string] | undefined }>) {
  const { say } = useSpeech();
  if (step.skipped)
    return (
      <span className="dim">
        {say(rolloutWords.skipped)}
        {say(step.skipped.said)}
      </span>
    );
  if (went === undefined) return <span className="dim">{say(rolloutWords.fresh)}</span>;
  if (went === 'proposed')
    return (
      <span>
        {say(rolloutWords.proposed)} <Link to={`/agreements/${step.id}`}>{say(rolloutWords.open)}</Link>
      </span>
    );
  return (
    <span className="late">
      {say(rolloutWords.refused)}
      {say(went)}
    </span>
  );
}
