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
  liaison: { zh: '共建单位联络员', en: 'Liaison of a partner' },
  officer: { zh: '组织部干部：看全区', en: 'Officer: see the district' },
  auditor: { zh: '审计：回看、核验', en: 'Auditor: replay and verify' },
  administrator: { zh: '管理员', en: 'Administrator' },
  commissioner: { zh: '共建委员', en: 'Commissioner' },
};
const ORDER = Object.keys(AS);
const FEW = 8;
const PER_POST = 2;

/** A few of each post; those first whose unit has to do with an agreement. */
function few(people: readonly Person[]): Person[] {
  const sorted = [...people].sort((a, b) => ORDER.indexOf(a.post) - ORDER.indexOf(b.post) || +b.busy - +a.busy);
  const nth = (person: Person) => sorted.filter(({ post }) => post === person.post).indexOf(person);
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
              <span>{say(AS[person.post] ?? { zh: person.post, en: person.post })}</span>
              <small className="dim">{person.unitName}</small>
            </Button>
          ))
        }
      </Loaded>
    </section>
  );
}
