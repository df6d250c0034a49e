import { useSpeech } from '../../lib/language';
import { Windowed } from '../../lib/windowed';
import type { Definition } from '../programmes/queries';
import type { Pairs, Unit } from './queries';
import { chosenSaid, rolloutWords } from './words';

type Props = Readonly<{
  hosts: readonly Unit[];
  roles: Definition['roles'];
  units: readonly Unit[];
  pairs: Pairs;
  onChange: (pairs: Pairs) => void;
}>;

/** About as high as a community is, in px; communities kept beyond the visible ones: each offers every unit. */
const ABOUT = 48;
const BEYOND = 4;

/** The communities, each with who takes the other roles once it is chosen. */
export function Hosts({ hosts, roles, units, pairs, onChange }: Props) {
  const { say } = useSpeech();
  const partners = units.filter(({ kind }) => kind !== 'district' && kind !== 'street');
  const chosen = Object.keys(pairs);
  const all = hosts.every(({ id }) => id in pairs);
  const choose = (id: string, is: boolean) => {
    const { [id]: known = {}, ...rest } = pairs;
    onChange(is ? { ...rest, [id]: known } : rest);
  };
  const give = (ids: readonly string[], role: string, unit: string) =>
    onChange({ ...pairs, ...Object.fromEntries(ids.map((id) => [id, { ...pairs[id], [role]: unit }])) });
  if (hosts.length === 0) return <p className="card quiet">{say(rolloutWords.noHosts)}</p>;
  return (
    <section>
      <h2>
        {say(rolloutWords.choose)} <span className="dim">{say(chosenSaid(chosen.length))}</span>
      </h2>
      <label className="choose">
        <input
          type="checkbox"
          checked={all}
          onChange={() => onChange(all ? {} : { ...Object.fromEntries(hosts.map(({ id }) => [id, {}])), ...pairs })}
        />
        {say(rolloutWords.everybody)} ({hosts.length})
      </label>
      {chosen.length > 1
        ? roles.map(({ key, title }) => (
            <Partner
              key={key}
              label={`${say(rolloutWords.forAll)}${say(title)}`}
              units={partners}
              value=""
              onChange={(unit) => give(chosen, key, unit)}
            />
          ))
        : null}
      <Windowed
        rows={hosts}
        keyOf={({ id }) => id}
        about={ABOUT}
        beyond={BEYOND}
        more={null}
        show={({ id, name }) => (
          <>
            <label className="choose">
              <input type="checkbox" checked={id in pairs} onChange={(event) => choose(id, event.target.checked)} />
              {name}
            </label>
            {id in pairs
              ? roles.map(({ key, title }) => (
                  <Partner
                    key={key}
                    label={say(rolloutWords.partnerOf(name, title))}
                    units={partners.filter((unit) => unit.id !== id)}
                    value={pairs[id]?.[key] ?? ''}
                    onChange={(unit) => give([id], key, unit)}
                  />
                ))
              : null}
          </>
        )}
      />
    </section>
  );
}

type PartnerProps = Readonly<{
  label: string;
  units: readonly Unit[];
  value: string;
  onChange: (unit: string) => void;
}>;

function Partner({ label, units, value, onChange }: PartnerProps) {
  const { say } = useSpeech();
  return (
    <label className="partner">
      <span className="dim">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="" disabled>
          {say(rolloutWords.none)}
        </option>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
