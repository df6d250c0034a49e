import { memo } from 'react';
import { Link } from 'react-router';
import type { Rollout } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import type { Results } from '../../lib/use-each';
import { rolloutWords } from './words';

export type Step = Rollout['steps'][number];

type Props = Readonly<{ step: Step; went: Results[string] | undefined }>;

/** One agreement of a roll-out: between whom, what to know before it is proposed, and how it went. */
export const StepLine = memo(function StepLine({ step, went }: Props) {
  const { say, list } = useSpeech();
  const { host, partners, skipped, wrong, vacant, invited } = step;
  return (
    <li className="step">
      <span>
        {host} — {list(partners)}
      </span>
      <State step={step} went={went} />
      {wrong.map(({ parameter, message, cure }) => (
        <span key={`${parameter} ${message.zh}`} className="note late">
          {say(message)}（{say(cure)}）
        </span>
      ))}
      {skipped || vacant.length === 0 ? null : (
        <span className="note soon">
          {say(rolloutWords.vacant)}
          {list(vacant)}
        </span>
      )}
      {skipped || invited.length === 0 ? null : (
        <span className="note dim">
          {say(rolloutWords.invites)}
          {list(invited)}
        </span>
      )}
    </li>
  );
});

function State({ step: { id, skipped }, went }: Props) {
  const { say } = useSpeech();
  if (skipped)
    return (
      <span className="dim">
        {say(rolloutWords.skipped)}
        {say(skipped.said)}
      </span>
    );
  if (went === undefined) return <span className="dim">{say(rolloutWords.fresh)}</span>;
  if (went === 'done')
    return (
      <span>
        {say(rolloutWords.proposed)} <Link to={`/agreements/${id}`}>{say(rolloutWords.open)}</Link>
      </span>
    );
  return (
    <span className="late">
      {say(rolloutWords.refused)}
      {say(went)}
    </span>
  );
}
