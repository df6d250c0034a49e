import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useSpeech } from '../../lib/language';
import { agreementOf } from '../../lib/queries';
import { EvidenceForm } from './evidence-form';
import { Newest } from './newest';
import { Working, Wrong } from './progress';
import { useCheck } from './use-check';
import { Verdict } from './verdict';
import './verify.css';
import { verifyWords as words } from './words';

/** An agreement's bundle, checked in the browser itself by the program that is in every bundle. */
export default function Verify() {
  const { id = '' } = useParams();
  const { say } = useSpeech();
  const { data } = useQuery(agreementOf(id));
  const { state, check } = useCheck(id);
  return (
    <div className="narrow">
      <h1>{say(words.verify)}</h1>
      <p className="dim links">
        <Link to={`/agreements/${id}`}>{data ? say(data.words.programme) : id}</Link>
        <span className="badge">{say(words.readOnly)}</span>
      </p>
      <p>{say(words.lead)}</p>
      <EvidenceForm busy={state.is === 'working'} onCheck={(evidence) => void check(evidence)} />
      {state.is === 'working' ? <Working progress={state.progress} /> : null}
      {state.is === 'wrong' ? <Wrong error={state.error} /> : null}
      {state.is === 'done' ? <Verdict id={id} result={state.result} /> : null}
      <Newest />
      <p className="dim">{say(words.trust)}</p>
    </div>
  );
}
