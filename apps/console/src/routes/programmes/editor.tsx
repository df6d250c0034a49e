import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ProgrammeCheck } from '../../lib/api';
import { answersIn, pairsOf } from '../../lib/answers/entered';
import { useEntered } from '../../lib/answers/use-entered';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';
import { Burden } from './burden';
import { Changes } from './changes';
import { Code } from './code';
import '../../lib/ticks.css';
import './form/form.css';
import { formWords } from './form/words';
import { Months } from './months';
import { Problems } from './problems';
import { Publish } from './publish';
import { checkOf, type Span } from './queries';
import { TermOf } from './term';
import { TryAnswers } from './try-answers';
import { useDraft } from './use-draft';
import { programmeWords } from './words';

const Form = lazy(() => import('./form/form'));

const CALM_MS = 350;
const NONE: never[] = [];

/** The text on one side; on the other what is wrong with it, what it asks of whom, and the year it makes. */
export function Editor({ name, begun }: Readonly<{ name: string; begun: string }>) {
  const { say } = useSpeech();
  const { text, change, forget, kept } = useDraft(name, begun);
  const [term, setTerm] = useState<Span | null>(null);
  const [at, setAt] = useState<Readonly<{ line: number }> | null>(null);
  const [search] = useSearchParams();
  const [forms, setForms] = useState(search.has('form'));
  const calm = useCalm(text);
  const { entered, change: enter } = useEntered(`preview-${name}`);
  const [asked, setAsked] = useState<ProgrammeCheck['parameters']>([]);
  const query = useQuery(checkOf(calm, term, pairsOf(answersIn(asked, entered.all))));
  if (query.data?.programme && !sameParameters(query.data.parameters, asked)) setAsked(query.data.parameters);
  const check = useDeferredValue(query.data);
  const readable = useLastReadable(query.data);
  const busy = query.isFetching || calm !== text;
  return (
    <div className="wide programme">
      <h1>{say((readable ?? check)?.programme?.title ?? programmeWords.programmes)}</h1>
      <div className="columns">
        <div className="text">
          <Code
            label={say(programmeWords.text)}
            value={text}
            onChange={change}
            problems={check?.problems ?? NONE}
            at={at}
          />
        </div>
        <div>
          <Loaded query={query}>
            {(found) => (
              <>
                <Publish check={found} text={text} busy={busy} onRaised={change} onDone={forget} />
                {kept ? (
                  <p className="dim row">
                    {say(programmeWords.draft)}
                    <button type="button" className="plain" onClick={() => change(begun)}>
                      {say(programmeWords.drop)}
                    </button>
                  </p>
                ) : null}
                <Problems problems={found.problems} onChosen={(line) => setAt({ line })} />
                <Changes check={found} />
                <div className="switch" role="group" aria-label={say(formWords.show)}>
                  {([false, true] as const).map((one) => (
                    <Button
                      key={String(one)}
                      aria-pressed={forms === one}
                      type={forms === one ? 'primary' : 'default'}
                      onClick={() => setForms(one)}
                    >
                      {say(one ? formWords.form : formWords.checks)}
                    </Button>
                  ))}
                </div>
                {forms ? (
                  <Suspense fallback={<p className="dim">{say(words.loading)}</p>}>
                    <Form text={text} onChange={change} onKey={(key) => setAt({ line: lineOf(text, key) })} />
                  </Suspense>
                ) : (
                  <>
                    <TermOf term={found.term} onChange={setTerm} />
                    <TryAnswers
                      check={readable ?? found}
                      texts={entered.all}
                      onChange={(all) => enter({ ...entered, all })}
                      onChosen={(line) => setAt({ line })}
                    />
                    <div className={found.programme ? '' : 'stale'}>
                      <Burden check={readable ?? found} />
                      <Months check={readable ?? found} onChosen={(line) => setAt({ line })} />
                    </div>
                  </>
                )}
              </>
            )}
          </Loaded>
        </div>
      </div>
    </div>
  );
}

/** Whether two texts ask the same, so that answers typed for one are sent with the other. */
const sameParameters = (a: ProgrammeCheck['parameters'], b: ProgrammeCheck['parameters']): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Where an item's key is written; the first line where it is not. */
const lineOf = (text: string, key: string): number =>
  Math.max(
    0,
    text.split('\n').findIndex((line) => /\bkey:/.test(line) && line.includes(key)),
  ) + 1;

/** While a line is being written that cannot be read yet, the year as it last could. */
function useLastReadable(check: ProgrammeCheck | undefined): ProgrammeCheck | null {
  const [last, setLast] = useState<ProgrammeCheck | null>(null);
  if (check?.programme && check !== last) setLast(check);
  return last;
}

/** A text once nobody has typed for a moment. */
function useCalm(text: string): string {
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    const waiting = setTimeout(() => setCalm(text), CALM_MS);
    return () => clearTimeout(waiting);
  }, [text]);
  return calm;
}
