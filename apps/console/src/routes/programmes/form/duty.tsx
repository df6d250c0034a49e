import { Choice, Text, Ticks } from './fields';
import { handedInKinds, timedKinds, type FormItem, type FormRole } from './read';
import { formWords } from './words';

type Props = Readonly<{
  item: FormItem;
  roles: readonly FormRole[];
  onEdit: (path: readonly (string | number)[], value: unknown) => void;
}>;

const DISTRICT = { zh: '区委组织部', en: 'the district' };

/** A key that says nothing is taken out of the text. */
const given = <T extends string | readonly string[]>(value: T): T | undefined => (value.length > 0 ? value : undefined);

/** The capacity of each role in an item, its place and beginning, and to whom it is handed in. */
export function DutyFields({ item, roles, onEdit }: Props) {
  const { kind, owedBy, leads, takesPart, supports, place, startsAt, handedTo } = item;
  const names = { ...Object.fromEntries(roles.map(({ key, title }) => [key, title])), district: DISTRICT };
  const others = (taken: readonly string[]) => roles.filter(({ key }) => !owedBy.includes(key) && !taken.includes(key));
  const put = (key: string) => (value: string | readonly string[]) => onEdit([key], given(value));
  const placed = (next: FormItem['place']) =>
    onEdit(['place'], next.zh === '' && next.en === '' ? undefined : next.en === '' ? { zh: next.zh } : next);
  const open = { open: true, none: formWords.none, names };
  return (
    <>
      {owedBy.length > 1 || leads !== '' ? (
        <Choice {...open} label={formWords.leads} value={leads} choices={owedBy} onChange={put('leads')} />
      ) : null}
      <Ticks label={formWords.takesPart} value={takesPart} choices={others(supports)} onChange={put('takesPart')} />
      <Ticks label={formWords.supports} value={supports} choices={others(takesPart)} onChange={put('supports')} />
      <Text label={formWords.placeZh} value={place.zh} onChange={(zh) => placed({ ...place, zh })} />
      <Text label={formWords.placeEn} value={place.en} onChange={(en) => placed({ ...place, en })} />
      {timedKinds.includes(kind) || startsAt !== '' ? (
        <Text label={formWords.startsAt} value={startsAt} pattern="\d\d:\d\d" onChange={put('startsAt')} />
      ) : null}
      {handedInKinds.includes(kind) || handedTo !== '' ? (
        <Choice
          {...open}
          label={formWords.handedTo}
          value={handedTo}
          choices={[...roles.map(({ key }) => key), 'district']}
          onChange={put('handedTo')}
        />
      ) : null}
    </>
  );
}
