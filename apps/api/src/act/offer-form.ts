import { reasons } from '@cobuild/agreement';
import { sayDay, type LocalDate } from '@cobuild/calendar';
import { acceptOfEvidence } from '@cobuild/media';
import { reasonWords, type Language, type Offer } from '@cobuild/notice';
import type { EvidenceKind } from '@cobuild/programme';
import type { Fields } from './form';
import { markup, type Markup } from './markup';
import { evidenceWords, words, type Words } from './words';

/** What a form is filled with: the key under which it takes effect once, and what was typed when it was refused. */
export type Filled = Readonly<{ key: string; lang: Language; fields: Fields }>;

/** What an act is called on the page. */
export const titleOf = ({ act }: Offer, lang: Language): string => TITLES[act][lang];

const TITLES: Readonly<Record<Offer['act'], Words>> = {
  FixDate: words.fix,
  CompleteItem: words.complete,
  AskExtension: words.extend,
  AnnounceAttendance: words.attend,
};

/** How many people can come by one tap. */
const HEADS = [1, 2, 3, 4];

/** The form of one act: it works as it is, without any script. */
export function offerForm(offer: Offer, filled: Filled): Markup {
  const { lang, fields } = filled;
  const said = (name: string, otherwise = ''): string => fields[name]?.[0] ?? otherwise;
  switch (offer.act) {
    case 'FixDate': {
      const days = offer.days.map((on) => choice('on', on, sayDay(on, lang)));
      const other = dayField(offer, 'on', words.otherDay[lang], said('on'), offer.from, offer.to);
      return markup`<p class="dim">${words.fixNote[lang]}</p>${form(offer, filled, markup`<div class="choices">${days}</div>`)}
${form(offer, filled, markup`${other}<button>${words.fixIt[lang]}</button>`)}`;
    }
    case 'CompleteItem': {
      const on = dayField(offer, 'on', words.doneOn[lang], said('on', offer.on), offer.from, offer.to);
      const proofs = inOrder(offer.evidence).map((kind) => proofField(kind, filled));
      return form(offer, filled, markup`${on}${proofs}<button class="main">${words.completeIt[lang]}</button>`);
    }
    case 'AskExtension': {
      const until = dayField(offer, 'until', words.until[lang], said('until', offer.until), offer.from, null);
      const options = reasons
        .filter((reason) => reason !== 'no-longer-needed')
        .map((reason) => {
          const selected = said('reason') === reason ? markup` selected` : null;
          return markup`<option value="${reason}"${selected}>${reasonWords[reason][lang]}</option>`;
        });
      return form(
        offer,
        filled,
        markup`${until}<label for="reason">${words.reason[lang]}</label><select id="reason" name="reason">${options}</select>
<button class="main">${words.extendIt[lang]}</button>`,
      );
    }
    case 'AnnounceAttendance': {
      const heads = HEADS.map((n) => choice('people', String(n), words.heads[lang](n)));
      return markup`${form(offer, filled, markup`<div class="choices">${heads}</div>`)}
${form(
  offer,
  filled,
  markup`<label for="people">${words.people[lang]}</label><div class="row"><input type="number" inputmode="numeric" min="0" step="1" id="people" name="people" value="${said('people')}" required>
<button>${words.attendIt[lang]}</button></div>`,
)}`;
    }
  }
}

/** What says which act it is comes before all files, so that none is taken for nothing. */
function form(offer: Offer, { key }: Filled, inside: Markup): Markup {
  const files = offer.act === 'CompleteItem' && offer.evidence.some((kind) => kind !== 'count');
  return markup`<form method="post"${files ? markup` enctype="multipart/form-data"` : null} autocomplete="off">
<input type="hidden" name="key" value="${key}"><input type="hidden" name="act" value="${offer.act}">
${inside}
</form>`;
}

const choice = (name: string, value: string, text: string): Markup =>
  markup`<button name="${name}" value="${value}">${text}</button>`;

function dayField(
  { act }: Offer,
  name: string,
  label: string,
  value: string,
  from: LocalDate,
  to: LocalDate | null,
): Markup {
  const id = `${act}-${name}`;
  const most = to === null ? null : markup` max="${to}"`;
  return markup`<label for="${id}">${label}</label><input type="date" id="${id}" name="${name}" value="${value}" min="${from}"${most} required>
`;
}

/** Numbers before files: when a file is refused, what was typed is known already. */
const inOrder = (kinds: readonly EvidenceKind[]): EvidenceKind[] => [
  ...kinds.filter((kind) => kind === 'count'),
  ...kinds.filter((kind) => kind !== 'count'),
];

function proofField(kind: EvidenceKind, { lang, fields }: Filled): Markup {
  const label = markup`<label for="${kind}">${evidenceWords[kind][lang]}</label>`;
  const given = fields[kind] ?? [];
  if (kind === 'count')
    return markup`${label}<input type="number" inputmode="numeric" min="0" step="1" id="count" name="count" value="${given[0] ?? ''}" required>
`;
  const kept = given.map((sha256) => markup`<input type="hidden" name="${kind}" value="${sha256}">`);
  const note = given.length > 0 ? markup`<p class="dim">${words.kept[lang](given.length)}</p>` : null;
  const accept = acceptOfEvidence(kind);
  const required = given.length > 0 ? null : markup` required`;
  return markup`${kept}${label}${note}<input type="file" id="${kind}" name="${kind}" accept="${accept}" multiple${required}>
`;
}
