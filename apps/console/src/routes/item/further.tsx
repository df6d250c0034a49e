import { useQuery } from '@tanstack/react-query';
import type { FurtherView } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { Outcome } from '../../lib/outcome';
import { furtherOf } from '../../lib/queries';
import { useAsk } from '../../lib/use-ask';
import { words } from '../../lib/words';
import { FurtherForm } from './further-form';

type Act = FurtherView['acts'][number];
type Props = Readonly<{ agreement: string; item: string | null; title: Words }>;

/** What else can be done about something: a name for each, its form once it is opened; what is rare is folded away. */
export function Further({ agreement, item, title }: Props) {
  const { say } = useSpeech();
  const acts = useQuery(furtherOf(agreement, item)).data?.acts ?? [];
  const shown = (rare: boolean) =>
    acts
      .filter((act) => act.rare === rare)
      .map((act) => <One key={act.unit + act.said.en} agreement={agreement} act={act} title={title} />);
  const [own, folded] = [shown(false), shown(true)];
  return (
    <>
      {own.length > 0 ? <section aria-label={say(words.further)}>{own}</section> : null}
      {folded.length > 0 ? (
        <details className="card">
          <summary>{say(words.further)}</summary>
          {folded}
        </details>
      ) : null}
    </>
  );
}

function One({ agreement, act, title }: Readonly<{ agreement: string; act: Act; title: Words }>) {
  const { say } = useSpeech();
  const { ask, progress } = useAsk({ agreement, unit: act.unit, title });
  const over = progress === 'done' || progress === 'kept';
  return (
    <details className="card">
      <summary>{say(act.said)}</summary>
      <Outcome progress={progress} />
      {over ? null : <FurtherForm agreement={agreement} act={act} ask={ask} busy={progress === 'sending'} />}
    </details>
  );
}
