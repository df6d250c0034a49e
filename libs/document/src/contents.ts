import { asSeenBy, factsSeenBy } from '@cobuild/agreement';
import type { Content } from './content';
import { minutes } from './minutes';
import { rectification } from './rectification';
import { register } from './register';
import { report } from './report';
import { runSheet } from './run-sheet';
import type { Source } from './source';

export const documentKinds = ['register', 'report', 'minutes', 'rectification', 'run-sheet'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A document about the agreement, or about one of its items; null where there is nothing of the kind to tell. */
export function contentOf(kind: DocumentKind, from: Source, item: string | null): Content | null {
  const { agreement, facts, roles } = from;
  const source = { ...from, agreement: asSeenBy(agreement, roles), facts: factsSeenBy(agreement, facts, roles) };
  switch (kind) {
    case 'register':
      return register(source);
    case 'report':
      return report(source);
    case 'minutes':
      return item === null ? null : minutes(source, item);
    case 'rectification':
      return item === null ? null : rectification(source, item);
    case 'run-sheet':
      return item === null ? null : runSheet(source, item);
  }
}
