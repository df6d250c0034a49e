import { yaml, yamlLanguage } from '@codemirror/lang-yaml';
import { useQuery } from '@tanstack/react-query';
import { EditorView, basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { ProgrammeCheck } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { look } from './code-look';
import { marked, mark } from './code-marks';
import { completeBy, type Schema } from './complete';
import { schemaOfProgrammes } from './queries';

type Props = Readonly<{
  label: string;
  value: string;
  onChange: (text: string) => void;
  problems: ProgrammeCheck['problems'];
  /** The line to show; a new object shows it again. */
  at: Readonly<{ line: number }> | null;
}>;

/** A text with its colours, what may stand where one writes, and what is wrong with a line said under that line. */
export function Code({ label, value, onChange, problems, at }: Props) {
  const { say } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef(onChange);
  const begun = useRef({ value, label });
  const schema = useRef<Schema>(undefined);
  const { data } = useQuery(schemaOfProgrammes);
  useEffect(() => {
    told.current = onChange;
    schema.current = data;
  }, [onChange, data]);
  useEffect(() => {
    if (!place.current) return;
    const listener = EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) told.current(state.doc.toString());
    });
    const attributes = EditorView.contentAttributes.of({ 'aria-label': begun.current.label, tabindex: '0' });
    const completing = yamlLanguage.data.of({ autocomplete: completeBy(() => schema.current) });
    const extensions = [basicSetup, yaml(), completing, look, marked, listener, attributes, EditorView.lineWrapping];
    const made = new EditorView({ parent: place.current, doc: begun.current.value, extensions });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const known = view.current?.state.doc.toString();
    if (known !== undefined && known !== value) view.current?.dispatch({ changes: between(known, value) });
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({
      effects: mark.of(
        problems.map(({ line, severity, message, cure }) => ({
          line,
          severity,
          text: `${say(message)} → ${say(cure)}`,
        })),
      ),
    });
  }, [problems, say]);
  useEffect(() => {
    const shown = view.current;
    if (!shown || at === null) return;
    const { from } = shown.state.doc.line(Math.min(at.line, shown.state.doc.lines));
    shown.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    shown.focus();
  }, [at]);
  return <div ref={place} className="code" />;
}

/** The one stretch in which two texts differ, so that the rest, and what is seen of it, stays where it is. */
function between(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
