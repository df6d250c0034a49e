import { sayDay } from '@cobuild/calendar';
import { wordsOfRefusal } from '../refusal-status';
import { frame } from './frame';
import { html, type Html } from './html';
import { offerForm, titleOf, type Filled } from './offer-form';
import type { Standing } from './standing';
import { words } from './words';

/** What was said no to, in the reader's language, and of which act. */
export type Alert = Readonly<{ text: readonly string[]; act: string | null }>;

/** The page of a link to an act: what, by when, what can be done now, why. `whole` is where the whole agreement is. */
export function actPage(standing: Standing, filled: Filled, whole: string, alert: Alert | null = null): Html {
  const { lang, item, programme, parties, unit, why } = standing;
  return frame(
    lang,
    item,
    html`<header>${programme}<br />${parties.join(' × ')}</header>
      <h1>${item}</h1>
      ${byWhen(standing)}
      ${alert && html`<div class="card wrong" role="alert">${alert.text.map((text) => html`<p>${text}</p>`)}</div>`}
      ${acts(standing, filled, alert)}
      <details>
        <summary>${words.why[lang]}</summary>
        <div>${why.map((text) => html`<p>${text}</p>`)}</div>
      </details>
      <footer class="dim">
        <p>${words.acting[lang](unit)}</p>
        <p><a href="${whole}">${words.whole[lang]}</a></p>
      </footer>`,
  );
}

function byWhen({ lang, day: { fixedOn, dueOn, late }, over, became }: Standing): Html {
  const due = html`${words.by[lang]} ${sayDay(dueOn, lang)}`;
  const fixed = fixedOn === null ? null : html`${words.on[lang]}${sayDay(fixedOn, lang)} · `;
  if (over !== null || became.length > 0) return html`<p class="by dim">${fixed}${due}</p>`;
  return html`<p class="by">${fixed}<span${late ? html` class="late"` : null}>${due}${late ? ` · ${words.overdue[lang]}` : null}</span></p>`;
}

function acts(
  { lang, became, over, offers: { offers, instead } }: Standing,
  filled: Filled,
  alert: Alert | null,
): Html {
  if (became.length > 0)
    return html`<section class="card done">
      <h2>✓ ${words.became[lang]}</h2>
      ${became.map((text) => html`<p>${text}</p>`)}
      <p class="dim">${words.becameNote[lang]}</p>
    </section>`;
  if (over !== null)
    return html`<section class="card done">
      <h2>${words.over[lang]}</h2>
      <p>${over}</p>
    </section>`;
  if (offers.length === 0)
    return html`<section class="card">
      <h2>${words.none[lang]}</h2>
      ${instead && html`<p>${wordsOfRefusal[instead][lang]}</p>`}
    </section>`;
  return html`${offers.map((offer, n) => {
    const title = titleOf(offer, lang);
    // What was typed belongs to the act it was typed for.
    const own = alert === null || alert.act === offer.act ? filled : { ...filled, fields: {} };
    if (n === 0)
      return html`<section class="card">
        <h2>${title}</h2>
        ${offerForm(offer, own)}
      </section>`;
    return html`<details${alert?.act === offer.act ? html` open` : null}><summary>${title}</summary>${offerForm(offer, own)}</details>`;
  })}`;
}

/** Asks whether a channel is to end. */
export const unsubscribePage = ({ key, lang }: Filled): Html =>
  frame(
    lang,
    words.stop[lang],
    html`<h1>${words.stop[lang]}</h1>
      <p>${words.stopNote[lang]}</p>
      <form method="post">
        <input type="hidden" name="key" value="${key}" /><button class="main">${words.stopIt[lang]}</button>
      </form>`,
  );
