import type { Board } from '@cobuild/api-schema';
import { both, outcomeWords, type Asked } from '@cobuild/notice';
import { said } from './shown';
import type { Called } from './standings';

type About = Readonly<{ agreement: string; unit: string; host: string; called: Called }>;

/** What waits for somebody's decision, with what it is about. */
export function askedOf({ agreement, unit, host, called }: About, asked: readonly Asked[]): Board['asked'] {
  const shown = asked.map(({ what, item, about, since, suggested, choices, ...rest }) => ({
    ...{ agreement, unit, what, item, about, programme: called.title, host },
    ...{ said: rest.said, reason: rest.reason, note: rest.note, before: [...rest.before], files: [...rest.files] },
    title: item === null ? called.title : both((lang) => called.titles.item(item, lang)),
    since: since && said(since),
    suggested: suggested && outcomeWords[suggested],
    choices: choices.map(({ remark = false, ...choice }) => ({ ...choice, remark })),
  }));
  return shown as Board['asked'];
}
