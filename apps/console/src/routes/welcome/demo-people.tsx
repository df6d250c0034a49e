import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { fetched, sent } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';

type Person = Readonly<{ unit: string; unitName: string; kind: string; post: string; name: string; busy: boolean }>;

/** Who the three people are, and what they find. */
const AS: Readonly<Record<string, Words>> = {
  secretary: { zh: '社区书记：看今天要办的事', en: 'Secretary: see what is due' },
  partner: { zh: '共建单位书记：看今天要办的事', en: 'Secretary of a partner: see what is due' },
  liaison: { zh: '共建单位联络员：看今天要办的事', en: 'Liaison of a partner: see what is due' },
  officer: { zh: '组织部干部：看全区', en: 'Officer: see the district' },
  auditor: { zh: '审计：回看、核验', en: 'Auditor: replay and verify' },
  commissioner: { zh: '共建委员', en: 'Commissioner' },
};
const ORDER = Object.keys(AS);
/** Two for each kind of person in `AS`. */
const FEW = 12;
const PER_POST = 2;

/** What somebody is there: a secretary of a partner is not one of a community. */
const asOf = ({ post, kind }: Person): string => (post === 'secretary' && kind === 'partner' ? 'partner' : post);

/** A few of each; where agreements run, only those who have to do with one. Who keeps people and posts has no screens here. */
function few(people: readonly Person[]): Person[] {
  const known = people.filter((person) => asOf(person) in AS);
  const busy = known.filter((person) => person.busy);
  const sorted = (busy.length > 0 ? busy : known).toSorted((a, b) => ORDER.indexOf(asOf(a)) - ORDER.indexOf(asOf(b)));
  const nth = (person: Person) => sorted.filter((other) => asOf(other) === asOf(person)).indexOf(person);
  return sorted.filter((person) => nth(person) < PER_POST).slice(0, FEW);
}

/** The made-up people; one click signs in. */
export function DemoPeople() {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const people = useQuery({
    queryKey: ['demo'],
    queryFn: () => fetched<{ people: Person[] }>('/session/demo'),
  });
  const enter = ({ unit, post }: Person) =>
    void sent('POST', '/session/demo', { unit, post }).then(() => queries.resetQueries());
  return (
    <section className="card stack" aria-label={say(words.demo)}>
      <h2>{say(words.demo)}</h2>
      <p className="dim">{say(words.demoNote)}</p>
      <Loaded query={people}>
        {(data) =>
          few(data.people).map((person) => (
            <Button key={`${person.unit} ${person.post}`} block onClick={() => enter(person)} className="person">
              <span>{say(AS[asOf(person)] ?? { zh: person.post, en: person.post })}</span>
              <small className="dim">{person.unitName}</small>
            </Button>
          ))
        }
      </Loaded>
    </section>
  );
}
