import { sayDay } from '@cobuild/calendar';
import { wordsOfRefusal } from '../refusal-status';
import { frame } from './frame';
import { markup, type Markup } from './markup';
import { offerForm, titleOf, type Filled } from './offer-form';
import type { Standing } from './standing';
import { words } from './words';

/** What was said no to, in the reader's language, and of which act. */
export type Alert = Readonly<{ text: readonly string[]; act: string | null }>;

/** The page of a link to an act: what, by when, what can be done now, why. `whole` is where the whole agreement is. */
export function actPage(standing: Standing, filled: Filled, whole: string, alert: Alert | null = null): Markup {
  const { lang, item, programme, parties, unit } = standing;
  return frame(
    lang,
    item,
    markup`<header>${programme}<br>${parties.join(' × ')}</header>
<h1>${item}</h1>
${byWhen(standing)}
${termsOf(standing)}
${alert && markup`<div class="card wrong" role="alert">${paragraphs(alert.text)}</div>`}
${acts(standing, filled, alert)}
${reasonsOf(standing)}
<footer class="dim"><p>${words.acting[lang](unit)}</p><p><a href="${whole}">${words.whole[lang]}</a></p></footer>`,
  );
}

const paragraphs = (lines: readonly string[]): Markup[] => lines.map((line) => markup`<p>${line}</p>`);

function byWhen({ lang, day: { fixedOn, dueOn, late }, over, became }: Standing): Markup {
  const due = words.by[lang](sayDay(dueOn, lang));
  const fixed = fixedOn === null ? null : markup`${words.on[lang]}${sayDay(fixedOn, lang)} · `;
  if (over !== null || became.length > 0) return markup`<p class="by dim">${fixed}${due}</p>`;
  const how = late ? markup`<span class="late">${due} · ${words.overdue[lang]}</span>` : due;
  return markup`<p class="by">${fixed}${how}</p>`;
}

function termsOf({ terms }: Standing): Markup | null {
  if (terms.length === 0) return null;
  return markup`<dl>${terms.map(({ label, value }) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function acts(standing: Standing, filled: Filled, alert: Alert | null): Markup {
  const { lang, became, over, offers: found } = standing;
  if (became.length > 0)
    return markup`<section class="card done"><h2>✓ ${words.became[lang]}</h2>${paragraphs(became)}
<p class="dim">${words.becameNote[lang]}</p></section>`;
  if (over !== null) return markup`<section class="card done"><h2>${words.over[lang]}</h2><p>${over}</p></section>`;
  const { offers, instead } = found;
  if (offers.length === 0) {
    const reason = instead && markup`<p>${wordsOfRefusal[instead][lang]}</p>`;
    return markup`<section class="card"><h2>${words.none[lang]}</h2>${reason}</section>`;
  }
  return markup`${offers.map((offer, n) => {
    const title = titleOf(offer, lang);
    const tried = alert?.act === offer.act;
    // What was typed belongs to the act it was typed for.
    const inside = offerForm(offer, tried ? filled : { ...filled, fields: {} });
    if (n === 0) return markup`<section class="card"><h2>${title}</h2>${inside}</section>`;
    return markup`
<details${tried ? markup` open` : null}><summary>${title}</summary>${inside}</details>`;
  })}`;
}

function reasonsOf({ lang, why }: Standing): Markup | null {
  if (why.length === 0) return null;
  return markup`<details><summary>${words.why[lang]}</summary><div>${paragraphs(why)}</div></details>`;
}

type Asking = Pick<Filled, 'key' | 'lang'>;

/** A page with one question and one button. */
const questionPage = ({ key, lang }: Asking, title: string, note: string, button: string): Markup =>
  frame(
    lang,
    title,
    markup`<h1>${title}</h1>
<p>${note}</p>
<form method="post"><input type="hidden" name="key" value="${key}"><button class="main">${button}</button></form>`,
  );

/** Asks whether a channel is to end. */
export const unsubscribePage = (asking: Asking): Markup =>
  questionPage(asking, words.stop[asking.lang], words.stopNote[asking.lang], words.stopIt[asking.lang]);

/** Asks whether notices may go to a mail address. Opening it confirms nothing: mail scanners open every link. */
export const confirmPage = (asking: Asking): Markup =>
  questionPage(asking, words.confirm[asking.lang], words.confirmNote[asking.lang], words.confirmIt[asking.lang]);
