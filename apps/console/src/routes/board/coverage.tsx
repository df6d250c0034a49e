import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { words } from '../../lib/words';
import { Behind } from './behind';
import { boardWords, outOf } from './words';

type Row = Board['programmes'][number]['coverage'][number];

/** How far the agreements of each programme have come with what is in hand: so many of so many, and which are missing. */
export function Coverage({ board }: Readonly<{ board: Board }>) {
  const { say } = useSpeech();
  return (
    <section>
      <h2>{say(boardWords.coverage)}</h2>
      {board.programmes.map(({ slug, title, agreements, coverage }) => (
        <details key={slug} className="card" open={board.programmes.length === 1}>
          <summary>
            <b>{say(title)}</b>{' '}
            <span className="dim">
              {agreements.length} {say(boardWords.agreements)}
            </span>
          </summary>
          {coverage.map((row) => (
            <Item key={row.item} row={row} lines={board.lines} />
          ))}
        </details>
      ))}
    </section>
  );
}

function Item({ row, lines }: Readonly<{ row: Row; lines: Board['lines'] }>) {
  const { list, say } = useSpeech();
  const { title, said, of, done, missing, late } = row;
  const hosts = new Map(lines.map(({ id, host }) => [id, host]));
  const few = missing.length <= 3 && done > 0;
  const which = few ? `${say(boardWords.missing)} ${list(missing.map((id) => hosts.get(id) ?? id))}` : null;
  return (
    <div className="cover">
      <p className="row">
        <span>
          {say(title)} <span className="dim">{say(said)}</span>
        </span>
        <span className={late.length > 0 ? 'left late' : 'left'}>{say(outOf(done, of))}</span>
      </p>
      <progress max={of} value={done} aria-label={`${say(title)} ${say(outOf(done, of))}`} />
      {missing.length === 0 ? (
        <p className="dim">{say(boardWords.all)}</p>
      ) : (
        <details>
          <summary className="dim">
            {which ?? (done === 0 ? say(boardWords.nobodyYet) : `${say(boardWords.missing)} ${missing.length}`)}
            {late.length > 0 ? ` · ${say(words.late)} ${late.length}` : ''}
          </summary>
          <Behind lines={lines} ids={missing} />
        </details>
      )}
    </div>
  );
}
