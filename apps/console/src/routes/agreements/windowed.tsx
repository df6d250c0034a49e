import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Overview } from '../../lib/api';
import { Line } from './line';
import './windowed.css';

/** About as high as a line is, in px, until it was measured. */
const ABOUT = 104;
/** Lines kept beyond what is seen, and how near the end more is read. */
const BEYOND = 12;
const NEAR = 60;

type Seen = Readonly<{ lines: readonly Overview[]; whole: boolean; more: () => void }>;

/** A long list of which only the lines near the window are there; a reader of screens is told its whole length, once it is known. */
export function Windowed({ lines, whole, more }: Seen) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    ...{ count: lines.length, estimateSize: () => ABOUT, overscan: BEYOND, scrollMargin: top },
    getItemKey: (n) => lines[n]?.agreementId ?? n,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const near = last + NEAR >= lines.length;
  useEffect(() => {
    if (near) more();
  });
  return (
    <ul ref={list} className="things windowed" style={{ height: rows.getTotalSize() }}>
      {shown.map(({ index, key, start }) => {
        const overview = lines[index];
        return overview ? (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={whole ? lines.length : -1}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <Line overview={overview} />
          </li>
        ) : null;
      })}
    </ul>
  );
}
