import { reasons } from '@cobuild/agreement';
import { sayDay, type LocalDate } from '@cobuild/calendar';
import type { Language, Offer } from '@cobuild/notice';
import type { EvidenceKind } from '@cobuild/programme';
import type { Fields } from './form';
import { html, type Html } from './html';
import { evidenceWords, reasonWords, words } from './words';

/** What a form is filled with: the key under which it takes effect once, and what was typed when it was refused. */
export type Filled = Readonly<{ key: string; lang: Language; fields: Fields }>;

/** What an act is called on the page. */
export const titleOf = ({ act }: Offer, lang: Language): string =>
  ({ FixDate: words.fix, CompleteItem: words.complete, AskExtension: words.extend, AnnounceAttendance: words.attend })[
    act
  ][lang];

/** The form of one act: it works as it is, without any script. */
export function offerForm(offer: Offer, filled: Filled): Html {
  const { lang, fields } = filled;
  const said = (name: string, otherwise: string): string => fields[name]?.[0] ?? otherwise;
  const day = (name: string, value: string, min: LocalDate, max: LocalDate | null): Html =>
    html`<input
      type="date"
      id="${name}"
      name="${name}"
      value="${value}"
      min="${min}"
      ${max ? html` max="${max}"` : null}
      required
    />`;
  switch (offer.act) {
    case 'FixDate':
      return html`${form(offer, filled, html`<div class="days">${offer.days.map((on) => choice('on', on, sayDay(on, lang)))}</div>`)}
      ${form(
        offer,
        filled,
        html`<label for="on">${words.otherDay[lang]}</label>
          <div class="row">
            ${day('on', said('on', ''), offer.from, offer.to)}<button>${words.fixIt[lang]}</button>
          </div>`,
      )}`;
    case 'CompleteItem':
      return form(
        offer,
        filled,
        html`<label for="on">${words.doneOn[lang]}</label>${day('on', said('on', offer.on), offer.from, offer.to)}
          ${inOrder(offer.evidence).map((kind) => evidence(kind, filled))}<button class="main">
            ${words.completeIt[lang]}
          </button>`,
      );
    case 'AskExtension':
      return form(
        offer,
        filled,
        html`<label for="until">${words.until[lang]}</label>${day('until', said('until', offer.until), offer.due, null)}
          <label for="reason">${words.reason[lang]}</label
          ><select id="reason" name="reason">
            ${reasons
              .filter((reason) => reason !== 'no-longer-needed')
              .map(
                (reason) =>
                  html`<option value="${reason}" ${said('reason', '') === reason ? html` selected` : null}>
                    ${reasonWords[reason][lang]}
                  </option>`,
              )}</select
          ><button class="main">${words.extendIt[lang]}</button>`,
      );
    case 'AnnounceAttendance':
      return html`${form(offer, filled, html`<div class="days">${[1, 2, 3, 4].map((n) => choice('people', String(n), String(n)))}</div>`)}
      ${form(
        offer,
        filled,
        html`<label for="people">${words.people[lang]}</label>
          <div class="row">
            <input
              type="number"
              inputmode="numeric"
              min="0"
              step="1"
              id="people"
              name="people"
              value="${said('people', '')}"
              required
            /><button>${words.attendIt[lang]}</button>
          </div>`,
      )}`;
  }
}

/** What says which act it is comes before all files, so that none is taken for nothing. */
function form({ act, ...offer }: Offer, { key }: Filled, inside: Html): Html {
  const files = 'evidence' in offer && offer.evidence.some((kind) => kind !== 'count');
  return html`<form method="post" ${files ? html` enctype="multipart/form-data"` : null} autocomplete="off">
    <input type="hidden" name="key" value="${key}" /><input type="hidden" name="act" value="${act}" />
    ${inside}
  </form>`;
}

const choice = (name: string, value: string, text: string): Html =>
  html`<button name="${name}" value="${value}">${text}</button>`;

/** Numbers before files: when a file is refused, what was typed is known already. */
const inOrder = (kinds: readonly EvidenceKind[]): EvidenceKind[] => [
  ...kinds.filter((kind) => kind === 'count'),
  ...kinds.filter((kind) => kind !== 'count'),
];

function evidence(kind: EvidenceKind, { lang, fields }: Filled): Html {
  const label = html`<label for="${kind}">${evidenceWords[kind][lang]}</label>`;
  const given = fields[kind] ?? [];
  if (kind === 'count')
    return html`${label}<input
        type="number"
        inputmode="numeric"
        min="0"
        step="1"
        id="count"
        name="count"
        value="${given[0] ?? ''}"
        required
      />`;
  const kept = given.map((sha256) => html`<input type="hidden" name="${kind}" value="${sha256}" />`);
  const note = given.length > 0 ? html`<p class="dim">${words.kept[lang](given.length)}</p>` : null;
  const accept = kind === 'photo' ? 'image/*' : '.pdf,.docx,.xlsx';
  return html`${kept}${label}${note}<input
      type="file"
      id="${kind}"
      name="${kind}"
      accept="${accept}"
      multiple${given.length > 0 ? null : html` required`}
    />`;
}
