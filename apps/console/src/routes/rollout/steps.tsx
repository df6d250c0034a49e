import { Button } from 'antd';
import { Link } from 'react-router';
import { sent, type Rollout } from '../../lib/api';
import { Going } from '../../lib/going';
import { useSpeech } from '../../lib/language';
import { useEach } from '../../lib/use-each';
import { StepLine, type Step } from './step';
import { doneSaid, proposeSaid, rolloutWords, vacantSaid } from './words';

/** Each goes out under the key of its choice, so that nothing is proposed twice. */
const propose = ({ id, key, proposal }: Step) =>
  sent('POST', `/agreements/${id}`, proposal, { 'idempotency-key': key, 'cobuild-actor': proposal.district });

/** What rolling out comes to, and how far it is. */
export function Steps({ rollout: { steps } }: Readonly<{ rollout: Rollout }>) {
  const { say } = useSpeech();
  const { results, busy, run, stop } = useEach(propose);
  const todo = steps.filter(({ skipped }) => !skipped);
  const done = Object.values(results).filter((went) => went === 'done').length;
  const vacant = todo.filter((step) => step.vacant.length > 0).length;
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
          <StepLine key={`${step.id} ${n}`} step={step} went={results[step.id]} />
        ))}
      </ul>
      {done < todo.length && !busy ? (
        <>
          {vacant > 0 ? (
            <p className="soon">
              {say(vacantSaid(vacant))} {say(rolloutWords.vacantNote)}
            </p>
          ) : null}
          <Button type="primary" block onClick={() => void run(todo)}>
            {say(proposeSaid(todo.length))}
          </Button>
          <p className="dim">{say(rolloutWords.again)}</p>
        </>
      ) : null}
    </section>
  );
}
