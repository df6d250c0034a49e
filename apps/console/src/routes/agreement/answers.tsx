import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState, type ComponentType, type SubmitEvent } from 'react';
import { fetched, type AgreementView, type Command, type Desk } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { useAsk } from '../../lib/use-ask';
import { Outcome } from '../../lib/outcome';
import { Loaded } from '../../lib/states';
import { Terms } from '../../lib/terms';
import { adjustedSaid, itemKinds, waitWords, words } from '../../lib/words';

type Wait = Desk['waits'][number];
type Props = Readonly<{ view: AgreementView; wait: Wait; onTaken: (what: string) => void }>;

/** How each kind is answered. */
const ANSWERS: Readonly<Record<string, ComponentType<Props>>> = {
  sign: Sign,
  consent: Consent,
  score: Score,
  extension: Decide,
  release: Decide,
};

/** What waits for somebody's word about this agreement, each to be answered where it stands; what was taken last stays to be seen. */
export function Answers({ view, waits }: Readonly<{ view: AgreementView; waits: readonly Wait[] }>) {
  const { say } = useSpeech();
  const [taken, setTaken] = useState<string | null>(null);
  return (
    <>
      <p role="status" className={taken === null ? '' : 'card good'}>
        {taken === null ? '' : `${say(words.done)} · ${say(waitWords[taken] ?? words.waits)}`}
      </p>
      {waits.map((wait) => {
        const Answer = ANSWERS[wait.what];
        const key = `${wait.unit} ${wait.what} ${wait.item} ${wait.about}`;
        return Answer ? <Answer key={key} view={view} wait={wait} onTaken={setTaken} /> : null;
      })}
    </>
  );
}

function useAnswer({ view, wait, onTaken }: Props) {
  const title = wait.title ?? view.words.programme;
  const { ask, progress } = useAsk({ agreement: view.id, unit: wait.unit, title });
  const answer = async (command: Command) => {
    if (await ask(command)) onTaken(wait.what);
  };
  return { ask: answer, progress };
}

/** Signing, with what is agreed in sight: how many things of which kind, and how many of them are one's own. */
function Sign(props: Props) {
  const { say, date } = useSpeech();
  const { ask, progress } = useAnswer(props);
  const { view, wait } = props;
  const role = Object.keys(view.parties).find((one) => view.parties[one] === wait.unit) ?? '';
  const kinds = [...new Set(view.items.map(({ kind }) => kind))];
  const own = view.items.filter(({ owedBy }) => owedBy.includes(role)).length;
  return (
    <section className="card">
      <h2>{say(words.sign)}</h2>
      <p>{say(words.agreed(date(view.term.from), date(view.term.to), view.items.length, own))}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            {say(itemKinds[kind] ?? { zh: kind, en: kind })} × {view.items.filter((item) => item.kind === kind).length}
          </li>
        ))}
      </ul>
      <Clauses view={view} />
      <Outcome progress={progress} />
      {progress === 'done' ? null : (
        <Button
          type="primary"
          size="large"
          block
          loading={progress === 'sending'}
          onClick={() => void ask({ type: 'SignAgreement' })}
        >
          {say(words.sign)}
        </Button>
      )}
    </section>
  );
}

/** The words of every duty, so that nobody signs what the card does not show. */
function Clauses({ view: { words: called } }: Readonly<{ view: AgreementView }>) {
  const { say } = useSpeech();
  const clauses = Object.entries(called.clauses).filter(([, { terms }]) => terms.length > 0);
  if (clauses.length === 0) return null;
  return (
    <details>
      <summary>{say(words.requirements)}</summary>
      {clauses.map(([clause, { title, terms }]) => (
        <div key={clause}>
          <b>{say(title)}</b>
          <Terms terms={terms} />
        </div>
      ))}
    </details>
  );
}

function Consent(props: Props) {
  const { say } = useSpeech();
  const { ask, progress } = useAnswer(props);
  const answer = (consent: boolean) =>
    void ask({ type: 'AnswerAmendment', amendment: props.wait.about ?? '', consent });
  return (
    <section className="card">
      <h2>
        {say(words.consent)} {props.wait.about}
      </h2>
      <ul className="plain-list">
        {props.wait.before.map((line) => (
          <li key={line.zh}>{say(line)}</li>
        ))}
      </ul>
      <Outcome progress={progress} />
      <YesNo busy={progress === 'sending'} yes={say(words.agree)} no={say(words.refuse)} onAnswer={answer} />
    </section>
  );
}

function Decide(props: Props) {
  const { say } = useSpeech();
  const { ask, progress } = useAnswer(props);
  const { what, item, title } = props.wait;
  const type = what === 'extension' ? ('DecideExtension' as const) : ('DecideRelease' as const);
  return (
    <section className="card">
      <h2>
        {say(what === 'extension' ? words.extension : words.release)} {title ? say(title) : ''}
      </h2>
      <Outcome progress={progress} />
      <YesNo
        busy={progress === 'sending'}
        yes={say(words.grant)}
        no={say(words.refuse)}
        onAnswer={(granted) => void ask({ type, item: item ?? '', granted })}
      />
    </section>
  );
}

type YesNoProps = Readonly<{ busy: boolean; yes: string; no: string; onAnswer: (yes: boolean) => void }>;

const YesNo = ({ busy, yes, no, onAnswer }: YesNoProps) => (
  <div className="choices">
    <Button type="primary" disabled={busy} onClick={() => onAnswer(true)}>
      {yes}
    </Button>
    <Button disabled={busy} onClick={() => onAnswer(false)}>
      {no}
    </Button>
  </div>
);

type Appraisal = Readonly<{ criteria: readonly Readonly<{ criterion: string; suggested: number | null }>[] }>;

/** Points for the other side; where the ledger suggests some, those to begin with, else nothing that one did not give. */
function Score(props: Props) {
  const { view, wait } = props;
  const path = `/agreements/${view.id}/appraisal?${new URLSearchParams({ role: wait.about ?? '' }).toString()}`;
  const query = useQuery({
    queryKey: ['agreement', view.id, 'appraisal', wait.about],
    queryFn: () => fetched<Appraisal>(path),
  });
  return <Loaded query={query}>{(appraisal) => <Points {...props} appraisal={appraisal} />}</Loaded>;
}

function Points({ appraisal, ...props }: Props & Readonly<{ appraisal: Appraisal }>) {
  const { say } = useSpeech();
  const { ask, progress } = useAnswer(props);
  const { view, wait } = props;
  const give = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const keys = [...Object.keys(view.criteria), ...Object.keys(view.adjustments)];
    const points = Object.fromEntries(keys.map((key) => [key, Number(form.get(key))]));
    void ask({ type: 'GiveScores', of: wait.about ?? '', points });
  };
  return (
    <form className="card stack" onSubmit={give}>
      <h2>
        {say(words.score)} · {say(view.words.roles[wait.about ?? ''] ?? words.score)}
      </h2>
      {Object.entries(view.criteria).map(([key, most]) => {
        const suggested = appraisal.criteria.find(({ criterion }) => criterion === key)?.suggested ?? null;
        return (
          <label key={key}>
            {say(view.words.criteria[key] ?? { zh: key, en: key })} (0 – {most})
            {suggested === null ? '' : ` · ${say(words.suggested)}${suggested}`}
            <input
              name={key}
              type="number"
              inputMode="numeric"
              min={0}
              max={most}
              defaultValue={suggested ?? undefined}
              required
            />
          </label>
        );
      })}
      {Object.entries(view.adjustments).map(([key, { points, atMost }]) => (
        <label key={key}>
          {say(view.words.criteria[key] ?? { zh: key, en: key })} · {say(adjustedSaid(points, atMost))}
          <input name={key} type="number" inputMode="numeric" min={0} max={100} defaultValue={0} required />
        </label>
      ))}
      <Outcome progress={progress} />
      <Button type="primary" htmlType="submit" block loading={progress === 'sending'}>
        {say(words.confirm)}
      </Button>
    </form>
  );
}
