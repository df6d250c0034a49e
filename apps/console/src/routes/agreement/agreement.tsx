import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { AgreementView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { agreementOf, desk } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { invitationWords, statuses, words } from '../../lib/words';
import { Further } from '../item/further';
import { Answers } from './answers';
import { Months } from './months';

/** An agreement: between whom, until when, what waits for a word, all its items by month, and its papers. */
export default function Agreement() {
  const { id = '' } = useParams();
  const query = useQuery(agreementOf(id));
  return (
    <div className="narrow">
      <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>
    </div>
  );
}

function Shown({ view }: Readonly<{ view: AgreementView }>) {
  const { say, date } = useSpeech();
  const { id, words: called, status, term, parties, district } = view;
  const { data } = useQuery(desk);
  const waits = data?.waits.filter(({ agreement }) => agreement === id) ?? [];
  return (
    <>
      <h1>{say(called.programme)}</h1>
      <p className="dim">
        {date(term.from)} – {date(term.to)} · {say(statuses[status] ?? { zh: status, en: status })}
      </p>
      <ul className="plain-list">
        {Object.entries(parties).map(([role, unit]) => (
          <li key={role}>
            <span className="dim">{say(called.roles[role] ?? { zh: role, en: role })}</span>{' '}
            {called.units[unit] ?? unit}
            {view.signed.includes(role) ? ` · ${say(words.signed)}` : ''}
            {view.declined.includes(role)
              ? ` · ${say(invitationWords.declined)}`
              : view.invited.includes(role)
                ? ` · ${say(invitationWords.waiting)}`
                : ''}
          </li>
        ))}
        <li>
          <span className="dim">{say(words.decides)}</span> {called.units[district] ?? district}
        </li>
      </ul>
      <Answers view={view} waits={waits} />
      <Months view={view} />
      <Papers id={id} />
      <Further agreement={id} item={null} title={called.programme} />
    </>
  );
}

function Papers({ id }: Readonly<{ id: string }>) {
  const { lang, say } = useSpeech();
  const papers = [
    ['report.pdf', words.report],
    ['register.xlsx', words.register],
  ] as const;
  return (
    <section>
      <h2>{say(words.papers)}</h2>
      <p className="links">
        {papers.map(([name, title]) => (
          <a key={name} href={`/agreements/${id}/documents/${name}?lang=${lang}`} download>
            {say(title)}
          </a>
        ))}
        <a href={`/agreements/${id}/bundle.zip`} download>
          {say(words.bundle)}
        </a>
        <Link to={`/agreements/${id}/life`}>{say(words.life)}</Link>
        <Link to={`/agreements/${id}/verify`}>{say(words.verify)}</Link>
      </p>
    </section>
  );
}
