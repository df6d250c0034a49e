import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpeech } from '../../lib/language';
import { clock, yearOf } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';
import { Month } from './month';
import './year.css';

const MONTHS = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'));

/** The year as a quiet calendar: lunar days, holidays and make-up days, what is fixed, and windows as spans. */
export default function Year() {
  const { say } = useSpeech();
  const { data: time } = useQuery(clock);
  const [moved, setMoved] = useState(0);
  const year = Number((time?.today ?? '2026').slice(0, 4)) + moved;
  const query = useQuery({ ...yearOf(year), enabled: time !== undefined });
  return (
    <div className="wide">
      <div className="row">
        <h1>{year}</h1>
        <span>
          <Button onClick={() => setMoved(moved - 1)} aria-label={say(words.yearBefore)}>
            ‹
          </Button>{' '}
          <Button onClick={() => setMoved(moved + 1)} aria-label={say(words.yearAfter)}>
            ›
          </Button>
        </span>
      </div>
      <Loaded query={query}>
        {(view) => (
          <div className="months">
            {MONTHS.map((month) => (
              <Month key={month} view={view} month={`${year}-${month}`} />
            ))}
          </div>
        )}
      </Loaded>
    </div>
  );
}
