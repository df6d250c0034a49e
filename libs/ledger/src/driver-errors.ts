type Plain = Readonly<Record<string, unknown>>;

/** An error and those it carries inside (a driver's, an aggregate's first, a cause), the outermost first; at most five deep. */
export function driverErrors(error: unknown): Plain[] {
  const found: Plain[] = [];
  for (let next = error; typeof next === 'object' && next !== null && found.length < 5;) {
    const one = next as Plain;
    if (found.includes(one)) break;
    found.push(one);
    next = one['driverError'] ?? (Array.isArray(one['errors']) ? one['errors'][0] : one['cause']);
  }
  return found;
}
