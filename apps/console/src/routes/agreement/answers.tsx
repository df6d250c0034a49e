import { Button } from 'antd';
import type { SubmitEvent } from 'react';
import type { AgreementView, Desk } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { useAsk } from '../../lib/use-ask';
import { Outcome } from '../../lib/outcome';
import { itemKinds, words } from '../../lib/words';

type Wait = Desk['waits'][number];
type Props = Readonly<{ view: AgreementView; wait: Wait }>;

/** What waits for somebody's word about this agreement, each to be answered where it stands. */
export function Answers({ view, waits }: Readonly<{ view: AgreementView; waits: readonly Wait[] }>) {
  return waits.map((wait) => {
    const key = `${wait.unit} ${wait.what} ${wait.item} ${wait.about}`;
    if (wait.what === 'sign') return <Sign key={key} view={view} wait={wait} />;
    if (wait.what === 'consent') return <Consent key={key} view={view} wait={wait} />;
    if (wait.what === 'score') return <Score key={key} view={view} wait={wait} />;
    if (wait.what === 'extension' || wait.what === 'release') return <Decide key={key} view={view} wait={wait} />;
    return null;
  });
}

const useAnswer = ({ view, wait }: Props) =>
  useAsk({ agreement: view.id, unit: wait.unit, title: wait.title ?? view.words.programme });

/** Signing, with what is agreed in sight: how many things of which kind, and how many of them are one's own. */
function Sign(props: Props) {
  const { say } = useSpeech();
  const { ask, progress } = useAnswer(props);
  const { view, wait } = props;
  const role = Object.keys(view.parties).find((one) => view.parties[one] === wait.unit) ?? '';
  const kinds = [...new Set(view.items.map(({ kind }) => kind))];
  const own = view.items.filter(({ owedBy }) => owedBy.includes(role)).length;
  return (
    <section className="card">
      <h2>{say(words.sign)}</h2>
      <p>{say(words.agreed(view.term.from, view.term.to, view.items.length, own))}</p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            {say(itemKinds[kind] ?? { zh: kind, en: kind })} × {view.items.filter((item) => item.kind === kind).length}
          </li>
        ))}
      </ul>
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

/** Points for the other side, each criterion at its most to begin with. */
function Score(props: Props) {
  const { say } = useSpeech();
  const { ask, progress } = useAnswer(props);
  const { view, wait } = props;
  const give = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const points = Object.fromEntries(Object.keys(view.criteria).map((key) => [key, Number(form.get(key))]));
    void ask({ type: 'GiveScores', of: wait.about ?? '', points });
  };
  return (
    <form className="card stack" onSubmit={give}>
      <h2>
        {say(words.score)} · {say(view.words.roles[wait.about ?? ''] ?? words.score)}
      </h2>
      {Object.entries(view.criteria).map(([key, most]) => (
        <label key={key}>
          {say(view.words.criteria[key] ?? { zh: key, en: key })} (0 – {most})
          <input name={key} type="number" inputMode="numeric" min={0} max={most} defaultValue={most} required />
        </label>
      ))}
      <Outcome progress={progress} />
      <Button type="primary" htmlType="submit" block loading={progress === 'sending'}>
        {say(words.confirm)}
      </Button>
    </form>
  );
}
