import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One event of one row, of one of the states the row is about. */
type Move = Readonly<{ from: string; event: string; to: string }>;

const REST = 'any other';

/** A table of SPEC.md, "States and moves": which event leads from which state to which, and which of that has been seen. */
export class Moves {
  readonly #moves: readonly Move[];
  readonly #named: ReadonlySet<string>;
  readonly #seen = new Set<Move>();

  constructor(of: 'agreement' | 'item') {
    const spec = readFileSync(join(__dirname, '../../SPEC.md'), 'utf8');
    const [, table = ''] = new RegExp(`^\\| ${of} .*\\n\\|[ -|]*\\n((?:\\|.*\\n)+)`, 'm').exec(spec) ?? [];
    this.#moves = table.trim().split('\n').flatMap(movesOf);
    this.#named = new Set(this.#moves.map(({ event }) => event));
  }

  /** Whether an event may find one state and leave the other. */
  allows(from: string, type: string, to: string): boolean {
    const event = this.#named.has(type) ? type : REST;
    const move = this.#moves.find((one) => one.from === from && one.event === event && one.to === to);
    if (move) this.#seen.add(move);
    return move !== undefined;
  }

  /** What the table says and nothing has done. */
  unseen(): string[] {
    return this.#moves.filter((move) => !this.#seen.has(move)).map(({ from, event, to }) => `${from} ${event} ${to}`);
  }
}

function movesOf(row: string): Move[] {
  const [froms = [], events = [], [becomes = ''] = []] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.split(',').map((word) => word.trim()));
  return froms.flatMap((from) => events.map((event) => ({ from, event, to: becomes === 'the same' ? from : becomes })));
}
