/** A name, or the first of `name-2`, `name-3` … that is not taken. */
export function untaken(name: string, isTaken: (name: string) => boolean): string {
  for (let nth = 1; ; nth += 1) {
    const one = nth === 1 ? name : `${name}-${nth}`;
    if (!isTaken(one)) return one;
  }
}
