import { Button } from 'antd';
import { useState } from 'react';
import { AnswerTable } from '../../lib/answers/answer-table';
import type { Parameter } from '../../lib/answers/entered';
import { useEntered } from '../../lib/answers/use-entered';
import { Going } from '../../lib/going';
import { useSpeech } from '../../lib/language';
import type { Definition } from '../programmes/queries';
import { Elsewhere } from './elsewhere';
import { Hosts } from './hosts';
import { Paste } from './paste';
import { answersOf, communitiesUnder, type Pairs, type Unit } from './queries';
import { RolledOut } from './rolled-out';
import { Steps } from './steps';
import { usePreview } from './use-preview';
import { lookedAtSaid, rolloutWords } from './words';

type Props = Readonly<{
  slug: string;
  roles: Definition['roles'];
  parameters: readonly Parameter[];
  units: readonly Unit[];
  districts: readonly string[];
  year: string;
}>;

/** Who with whom and for how long; asked of the API before anything is proposed. */
export function Choosing({ slug, roles, parameters, units: known, districts, year }: Props) {
  const { say } = useSpeech();
  const [district, setDistrict] = useState(districts[0] ?? '');
  const [term, setTerm] = useState({ from: `${year}-01-01`, to: `${year}-12-31` });
  const [pairs, setPairs] = useState<Pairs>({});
  const { rollout, wrong, looking, look, drop } = usePreview(slug);
  const [elsewhere, setElsewhere] = useState<readonly Unit[]>([]);
  const units = [...known, ...elsewhere];
  const [host, ...others] = roles;
  const change = (next: Pairs) => {
    setPairs(next);
    drop();
  };
  const { entered, change: enter } = useEntered(slug);
  const hosts = Object.keys(pairs);
  const rows = hosts.map((id) => ({ id, label: units.find((unit) => unit.id === id)?.name ?? id }));
  const wrongAt = (unit: string, key: string) =>
    rollout?.steps[hosts.indexOf(unit)]?.wrong.find(({ parameter }) => parameter === key)?.message;
  const chosen = Object.entries(pairs).map(([unit, rest]) => ({ [host?.key ?? '']: unit, ...rest }));
  return (
    <>
      {districts.length > 1 ? (
        <label>
          {say(rolloutWords.district)}
          <select
            value={district}
            onChange={(event) => {
              setDistrict(event.target.value);
              change({});
            }}
          >
            {districts.map((id) => (
              <option key={id} value={id}>
                {units.find((unit) => unit.id === id)?.name ?? id}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div className="span">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {say(rolloutWords[end])}
            <input
              type="date"
              required
              value={term[end]}
              onChange={(event) => {
                setTerm({ ...term, [end]: event.target.value });
                drop();
              }}
            />
          </label>
        ))}
      </div>
      <Paste roles={roles} units={units} onTaken={(more) => change({ ...pairs, ...more })} />
      <Elsewhere onAdded={(unit) => setElsewhere([...elsewhere.filter(({ id }) => id !== unit.id), unit])} />
      <Hosts hosts={communitiesUnder(units, district)} roles={others} units={units} pairs={pairs} onChange={change} />
      {parameters.length === 0 || hosts.length === 0 ? null : (
        <AnswerTable
          parameters={parameters}
          rows={rows}
          entered={entered}
          onChange={(next) => {
            enter(next);
            drop();
          }}
          wrongAt={wrongAt}
        />
      )}
      {wrong === null ? null : (
        <p role="alert" className="card bad">
          {say(wrong)}
        </p>
      )}
      {looking === null ? null : (
        <>
          <p role="status">{say(lookedAtSaid(looking.done, looking.of))}</p>
          <Going label={rolloutWords.looking} done={looking.done} of={looking.of} onStop={drop} />
        </>
      )}
      {rollout === null && looking === null ? (
        <Button
          type="primary"
          block
          disabled={chosen.length === 0}
          onClick={() => void look({ district, term }, chosen, answersOf(parameters, entered, hosts))}
        >
          {say(rolloutWords.look)}
        </Button>
      ) : null}
      {rollout === null ? null : <Steps rollout={rollout} />}
      {district === '' ? null : <RolledOut slug={slug} district={district} />}
    </>
  );
}
