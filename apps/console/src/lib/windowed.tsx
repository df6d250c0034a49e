import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import './windowed.css';

/** The distance from the end, in rows, at which the list calls `more`. */
const NEAR = 60;

type Props<T> = Readonly<{
  rows: readonly T[];
  keyOf: (row: T) => string;
  show: (row: T) => ReactNode;
  /** About as high as a row is, in px, until it was measured. */
  about: number;
  /** Rows kept beyond the visible ones. */
  beyond: number;
  /** Reads the next rows; none where all are there. */
  more: (() => void) | null;
}>;

/** A long list of which only the rows near the window are there; a reader of screens is told its whole length, once it is known. */
export function Windowed<T>({ rows, keyOf, show, about, beyond, more }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  // The content above the list may grow.
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0));
  const virtual = useWindowVirtualizer({
    ...{ count: rows.length, estimateSize: () => about, overscan: beyond, scrollMargin: top },
    getItemKey: (n) => (rows[n] === undefined ? n : keyOf(rows[n])),
  });
  const shown = virtual.getVirtualItems();
  const near = (shown.at(-1)?.index ?? 0) + NEAR >= rows.length;
  useEffect(() => {
    if (near) more?.();
  });
  return (
    <ul ref={list} className="things windowed" style={{ height: virtual.getTotalSize() }}>
      {shown.map(({ index, key, start }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={more === null ? rows.length : -1}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {show(row)}
          </li>
        );
      })}
    </ul>
  );
}
