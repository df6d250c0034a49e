import { Link } from 'react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import type { MigrationView, Overview } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { saidOf } from '../../lib/states';
import type { Results } from '../../lib/use-each';
import { choiceSaid } from '../../lib/answers/words';
import { ChangeLines } from '../programmes/changes';
import { migrationWords, versionAlready, versionNow } from './words';

type Props = Readonly<{
  one: Overview;
  target: number;
  chosen: boolean;
  onChoose: (is: boolean) => void;
  looked: Pick<UseQueryResult<MigrationView>, 'data' | 'error'> | undefined;
  went: Results[string] | undefined;
}>;

/** An agreement that may be moved: how it stands, what would change, who has to consent, or why it cannot be. */
export function Line({ one, target, chosen, onChoose, looked, went }: Props) {
  const { say } = useSpeech();
  const { agreementId: id, hostName, version } = one;
  const over = version >= target;
  return (
    <li className="moving">
      <div className="row">
        {over ? (
          <Link to={`/agreements/${id}`}>{hostName}</Link>
        ) : (
          <label className="choose">
            <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.target.checked)} />
            {hostName}
          </label>
        )}
        <span className="dim">{say(over ? versionAlready(version) : versionNow(version))}</span>
      </div>
      {!over && looked?.error ? (
        <p className="late">
          {say(migrationWords.refused)}
          {say(saidOf(looked.error))}
        </p>
      ) : null}
      {!over && looked?.data ? <Seen view={looked.data} /> : null}
      {went === undefined || went === 'done' ? null : (
        <p className="late">
          {say(migrationWords.notTaken)}
          {say(went)}
        </p>
      )}
    </li>
  );
}

function Seen({
  view: { agreementId, partners, lines, parameters, consent, waits, refused },
}: Readonly<{ view: MigrationView }>) {
  const { list, say } = useSpeech();
  if (refused)
    return (
      <p className="late">
        {say(migrationWords.refused)}
        {say(refused.said)}
      </p>
    );
  return (
    <>
      <p className="dim">
        <Link to={`/agreements/${agreementId}`}>{list(partners)}</Link> ·{' '}
        {waits
          ? `${say(migrationWords.waits)}${list(waits)}`
          : consent.length > 0
            ? `${say(migrationWords.needs)}${list(consent)}`
            : say(migrationWords.atOnce)}
      </p>
      {parameters.map(({ key, question, value }) =>
        value === undefined ? null : (
          <p key={key} className="dim">
            {say(question)} {Array.isArray(value) ? list(value) : say(choiceSaid(value))}
          </p>
        ),
      )}
      {lines.length === 0 ? <p className="dim">{say(migrationWords.lineless)}</p> : null}
      {lines.length === 0 ? null : (
        <details>
          <summary>
            {say(migrationWords.what)} {lines.length}
          </summary>
          <ChangeLines lines={lines} />
        </details>
      )}
    </>
  );
}
