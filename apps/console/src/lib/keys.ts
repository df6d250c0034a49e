import { useHotkeys } from 'react-hotkeys-hook';
import { useNavigate } from 'react-router';

const KEPT = 'cobuild-keys';

/** Whether single keys do something; a reader whose speech or hand presses them by accident turns them off (WCAG 2.1.4). */
export const keysOn = (): boolean => localStorage.getItem(KEPT) !== 'off';
export const turnKeys = (on: boolean): void => localStorage.setItem(KEPT, on ? 'on' : 'off');

/** What can be gone to in a list. */
const STOPS = 'main .thing, main .line';

function step(by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  stops[here < 0 ? 0 : Math.min(Math.max(here + by, 0), stops.length - 1)]?.focus();
}

/** The keys of every screen: / to search, ? for what keys there are, 1 to 6 for the places, j and k along a list. Not while typing. */
export function useKeys(places: readonly string[]): void {
  const go = useNavigate();
  const options = { useKey: true, enabled: keysOn, preventDefault: true };
  useHotkeys('/', () => void go('/search'), options);
  useHotkeys('?', () => void go('/keys'), options);
  useHotkeys('j', () => step(1), options);
  useHotkeys('k', () => step(-1), options);
  useHotkeys(
    ['1', '2', '3', '4', '5', '6'],
    ({ key }) => {
      const place = places[Number(key) - 1];
      if (place !== undefined) void go(place);
    },
    options,
  );
}
