import { Button } from 'antd';
import { useState } from 'react';
import type { Rollout } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { saidOf } from '../../lib/states';
import type { Definition } from '../programmes/queries';
import { Elsewhere } from './elsewhere';
import { Hosts } from './hosts';
import { Paste } from './paste';
import { communitiesUnder, stepsOf, type Pairs, type Unit } from './queries';
import { RolledOut } from './rolled-out';
import { Steps } from './steps';
import { rolloutWords } from './words';

type Props = Readonly<{
  slug: string;
  roles: Definition['roles'];
  units: readonly Unit[];
  districts: readonly string[];
  year: string;
}>;

/** Who with whom and for how long; asked of the API before anything is proposed. */
export function Choosing({ slug, roles, units: known, districts, year }: Props) {
  const { say } = useSpeech();
  const [district, setDistrict] = useState(districts[0] ?? '');
  const [term, setTerm] = useState({ from: `${year}-01-01`, to: `${year}-12-31` });
  const [pairs, setPairs] = useState<Pairs>({});
  const [rollout, setRollout] = useState<Rollout | null>(null);
  const [wrong, setWrong] = useState<Words | null>(null);
  const [elsewhere, setElsewhere] = useState<readonly Unit[]>([]);
  const units = [...known, ...elsewhere];
  const [host, ...others] = roles;
  const change = (next: Pairs) => {
    setPairs(next);
    setRollout(null);
  };
  const look = () => {
    setWrong(null);
    const wish = Object.entries(pairs).map(([unit, rest]) => ({ [host?.key ?? '']: unit, ...rest }));
    stepsOf(slug, { district, term }, wish)
      .then(setRollout)
      .catch((error: unknown) => setWrong(saidOf(error)));
  };
  return (
    <>
      {districts.length > 1 ? (
        <label>
          {say(rolloutWords.district)}
          <select value={district} onChange={(event) => setDistrict(event.target.value)}>
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
                setRollout(null);
              }}
            />
          </label>
        ))}
      </div>
      <Paste roles={roles} units={units} onTaken={(more) => change({ ...pairs, ...more })} />
      <Elsewhere onAdded={(unit) => setElsewhere([...elsewhere.filter(({ id }) => id !== unit.id), unit])} />
      <Hosts hosts={communitiesUnder(units, district)} roles={others} units={units} pairs={pairs} onChange={change} />
      {wrong === null ? null : (
        <p role="alert" className="card bad">
          {say(wrong)}
        </p>
      )}
      {rollout === null ? (
        <Button type="primary" block disabled={Object.keys(pairs).length === 0} onClick={look}>
          {say(rolloutWords.look)}
        </Button>
      ) : (
        <Steps rollout={rollout} />
      )}
      {district === '' ? null : <RolledOut slug={slug} district={district} />}
    </>
  );
}
