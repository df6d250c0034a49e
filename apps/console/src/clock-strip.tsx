import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sent } from './lib/api';
import { useSpeech, type Words } from './lib/language';
import { clock } from './lib/queries';
import { words } from './lib/words';

/** How often the clock is looked at: where time is steered, and where it is everybody's and only the day matters. */
const [LOOK_MS, SELDOM_MS] = [1000, 60_000];
/** From this pace on (virtual ms per real ms) screens are read anew as time passes. */
const FAST = 600;

/** Virtual ms per real ms. */
const PACES: readonly (readonly [number, Words])[] = [
  [0.001, { zh: '停住', en: 'Stand still' }],
  [3600, { zh: '一小时/秒', en: '1 hour/s' }],
  [86_400, { zh: '一天/秒', en: '1 day/s' }],
  [604_800, { zh: '一周/秒', en: '1 week/s' }],
];

/** Shown where time is not everybody's: what time it is, and in a demo how fast it runs. */
export function ClockStrip() {
  const { say, day } = useSpeech();
  const queries = useQueryClient();
  const { data } = useQuery({
    ...clock,
    refetchInterval: ({ state }) => (state.data?.rate === 1 ? SELDOM_MS : LOOK_MS),
  });
  const [wanted, setWanted] = useState<number | null>(null);
  const fast = (data?.rate ?? 1) >= FAST;
  useEffect(() => {
    if (!fast) return;
    const reading = setInterval(() => void queries.invalidateQueries({ refetchType: 'active' }), 2 * LOOK_MS);
    return () => clearInterval(reading);
  }, [fast, queries]);
  if (!data || data.rate === 1) return null;
  const pace = (rate: number) => {
    setWanted(rate);
    void sent('POST', '/clock/pace', { rate })
      .then(() => queries.invalidateQueries({ queryKey: clock.queryKey }))
      .finally(() => setWanted(null));
  };
  return (
    <section className="strip" aria-label={say(words.virtual)}>
      <span className="strip-time">
        {say(words.virtual)} <strong>{day(data.now)}</strong>
      </span>
      {data.steerable ? (
        <span className="chips" role="group" aria-label={say(words.pace)}>
          {PACES.map(([rate, name]) => (
            <button key={rate} type="button" aria-pressed={(wanted ?? data.rate) === rate} onClick={() => pace(rate)}>
              {say(name)}
            </button>
          ))}
        </span>
      ) : null}
    </section>
  );
}
