type Unit = Readonly<{ id: string; name: string }>;

/** Rows of a pasted table as pairs, role by role in the order of the columns; lines in which a unit is not known come back as they are. */
export function pasted(
  text: string,
  roles: readonly string[],
  units: readonly Unit[],
): { pairs: Record<string, string>[]; unknown: string[] } {
  const known = new Map(units.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]));
  const pairs: Record<string, string>[] = [];
  const unknown: string[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const found = line.split(/[\t,，、;；]/).map((cell) => known.get(cell.trim()));
    const pair = Object.fromEntries(roles.flatMap((role, n) => (found[n] === undefined ? [] : [[role, found[n]]])));
    if (found.includes(undefined) || found.length > roles.length) unknown.push(line);
    else pairs.push(pair);
  }
  return { pairs, unknown };
}
