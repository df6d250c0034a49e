import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { Board as BoardData } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { Asked } from './asked';
import './board.css';
import { Coverage } from './coverage';
import { Late } from './late';
import { boardOf } from './queries';
import { Tiles } from './tiles';
import { Units } from './units';
import { Vacant } from './vacant';
import { Weeks } from './weeks';
import { boardWords } from './words';

/** What an officer oversees, or what lies under one unit: what waits, what is late, how far everybody is, what is coming. */
export default function Board() {
  const { say } = useSpeech();
  const [search] = useSearchParams();
  const unit = search.get('unit');
  const query = useQuery(boardOf(unit));
  return (
    <div className="wide board">
      <Loaded query={query}>
        {(board) => (
          <>
            <Head board={board} unit={unit} />
            {board.lines.length === 0 ? (
              <p className="card quiet">
                {say(boardWords.empty)} <Link to="/programmes">{say(boardWords.rollout)}</Link>
              </p>
            ) : (
              <Shown board={board} unit={unit} />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

type Props = Readonly<{ board: BoardData; unit: string | null }>;

function Head({ board, unit }: Props) {
  const { lang, say } = useSpeech();
  const at = board.path.at(-1);
  const query = new URLSearchParams({ lang, ...(unit === null ? {} : { unit }) });
  return (
    <>
      <div className="row">
        <h1>{at?.name ?? say(boardWords.board)}</h1>
        <a href={`/board.xlsx?${query.toString()}`} download>
          {say(boardWords.export)}
        </a>
      </div>
      <p className="dim">{say(board.said)}</p>
      {board.path.length > 0 ? (
        <nav aria-label={say(boardWords.where)} className="links">
          <Link to="/board">{say(boardWords.board)}</Link>
          {board.path.slice(0, -1).map(({ id, name }) => (
            <Link key={id} to={`/board?unit=${id}`}>
              {name}
            </Link>
          ))}
        </nav>
      ) : null}
    </>
  );
}

const Shown = ({ board, unit }: Props) => (
  <>
    <Tiles board={board} />
    <div className="columns">
      <div>
        <Asked asked={board.asked} />
        <Vacant vacant={board.vacant} today={board.today} />
        <Late board={board} />
      </div>
      <div>
        <Weeks weeks={board.weeks} unit={unit} />
        <Coverage board={board} />
        <Units units={board.units} unit={unit} />
      </div>
    </div>
  </>
);
