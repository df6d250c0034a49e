import { Button } from 'antd';
import { Link } from 'react-router';
import { sent, type Rollout } from '../../lib/api';
import { Going } from '../../lib/going';
import { useSpeech } from '../../lib/language';
import { useEach, type Results } from '../../lib/use-each';
import { doneSaid, proposeSaid, rolloutWords } from './words';

type Step = Rollout['steps'][number];

/** Each goes out under the key of its choice, so that nothing is proposed twice. */
const propose = ({ id, key, proposal }: Step) =>
  sent('POST', `/agreements/${id}`, proposal, { 'idempotency-key': key, 'cobuild-actor': proposal.district });

/** What rolling out comes to, and how far it is. */
export function Steps({ rollout: { steps } }: Readonly<{ rollout: Rollout }>) {
  const { say } = useSpeech();
  const { results, busy, run, stop } = useEach(propose);
  const todo = steps.filter(({ skipped }) => !skipped);
  const done = Object.values(results).filter((went) => went === 'done').length;
  const tried = Object.keys(results).length;
  return (
    <section className="card">
      <p role="status">
        {tried > 0 || busy ? say(doneSaid(done, todo.length, steps.length - todo.length)) : ''}
        {tried > 0 && !busy ? (
          <>
            {tried < todo.length ? ` ${say(rolloutWords.stopped)}` : ''}{' '}
            <Link to="/board">{say(rolloutWords.board)}</Link>
          </>
        ) : null}
      </p>
      {busy ? <Going label={rolloutWords.going} done={tried} of={todo.length} onStop={stop} /> : null}
      <ul className="plain-list scrolls" tabIndex={0} aria-label={say(rolloutWords.rollout)}>
        {steps.map((step, n) => (
          <li key={`${step.id} ${n}`} className="step">
            <span>
              {step.host} — {step.partners.join('、')}
              {step.invited.length > 0 ? (
                <span className="dim">
                  {' '}
                  {say(rolloutWords.invites)}
                  {step.invited.join('、')}
                </span>
              ) : null}
            </span>
            <State step={step} went={results[step.id]} />
          </li>
        ))}
      </ul>
      {done < todo.length && !busy ? (
        <>
          <Button type="primary" block onClick={() => void run(todo)}>
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
  if (went === 'done')
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
