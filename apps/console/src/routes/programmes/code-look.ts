import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { EditorView } from 'codemirror';

/** The console's own colours, which follow the device. */
export const look = [
  EditorView.theme({
    '&': { color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: '0.92rem' },
    '&.cm-focused': { outline: '3px solid var(--red)', outlineOffset: '2px' },
    '.cm-content': {
      caretColor: 'var(--ink)',
      fontFamily: "ui-monospace, Menlo, Consolas, 'Noto Sans CJK SC', monospace",
    },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--dim)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--amber) 9%, transparent)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      background: 'color-mix(in srgb, var(--amber) 30%, transparent)',
    },
    '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--ink)', borderColor: 'var(--line)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--red)' },
      { tag: [tags.string, tags.content], color: 'var(--ink)' },
      { tag: [tags.comment], color: 'var(--dim)' },
      { tag: [tags.keyword, tags.number, tags.bool, tags.meta], color: 'var(--green)' },
    ]),
  ),
];
