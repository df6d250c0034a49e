/** What somebody can hold in an organisation. */
export const posts = ['administrator', 'officer', 'secretary', 'liaison', 'commissioner'] as const;
export type Post = (typeof posts)[number];

/** Who looks, with what they hold and are assigned today (W6): `under` are the units at and above which it counts. */
export type Viewer = Readonly<{
  person: string;
  posts: readonly Readonly<{ unit: string; post: Post }>[];
  /** Units whose agreements an auditor reads today. */
  assigned: readonly string[];
}>;

/** Access to an agreement depends on its parties, the deciding district, and the host's unit with all those above it. */
export type Concerned = Readonly<{
  district: string;
  parties: readonly string[];
  /** Units whose invitation waits for an answer; they are no parties yet. */
  invited: readonly string[];
  hostPath: readonly string[];
}>;

/** How a viewer stands to an agreement. */
export type Relation = 'party' | 'deciding' | 'above' | 'assigned';

const ACTING: readonly Post[] = ['secretary', 'liaison', 'commissioner'];

/** The posts whose holders act for their unit: as a party, or as the district that decides. */
export const actingPosts: readonly Post[] = [...ACTING, 'officer'];

/** All ways in which a viewer stands to an agreement; empty for a stranger (W2 to W5). */
export function relationsOf({ posts: held, assigned }: Viewer, { district, parties, hostPath }: Concerned): Relation[] {
  const officer = held.filter(({ post }) => post === 'officer').map(({ unit }) => unit);
  const found: Relation[] = [];
  if (held.some(({ post, unit }) => ACTING.includes(post) && parties.includes(unit))) found.push('party');
  if (officer.includes(district)) found.push('deciding');
  if (officer.some((unit) => hostPath.includes(unit))) found.push('above');
  if (assigned.some((unit) => hostPath.includes(unit) || unit === district)) found.push('assigned');
  return found;
}

/** Whether the agreement is there for them at all. */
export const maySee = (viewer: Viewer, concerned: Concerned): boolean => relationsOf(viewer, concerned).length > 0;

/** The units somebody acts for: as an officer, or for a party. */
export const actsFor = ({ posts: held }: Viewer): string[] => [
  ...new Set(held.filter(({ post }) => post === 'officer' || ACTING.includes(post)).map(({ unit }) => unit)),
];

/** Whether they may ask something of the agreement on behalf of `unit`: what of it is then a matter of its own rules. */
export function mayAsk(viewer: Viewer, concerned: Concerned, unit: string): boolean {
  const { district, parties } = concerned;
  return viewer.posts.some(
    ({ unit: own, post }) =>
      own === unit && (post === 'officer' ? unit === district : ACTING.includes(post) && parties.includes(unit)),
  );
}

/** Whether they may answer the agreement's invitation to `unit`; it lets them see nothing else of it (W16). */
export const mayAnswer = ({ posts: held }: Viewer, { invited }: Concerned, unit: string): boolean =>
  held.some(({ post, unit: own }) => own === unit && ACTING.includes(post) && invited.includes(unit));

export const isOfficer = ({ posts: held }: Viewer, unit?: string): boolean =>
  held.some(({ post, unit: own }) => post === 'officer' && (unit === undefined || own === unit));

/** The units whose organisations and people they keep: theirs, and those under them. */
export const administers = ({ posts: held }: Viewer): string[] =>
  held.filter(({ post }) => post === 'administrator').map(({ unit }) => unit);
