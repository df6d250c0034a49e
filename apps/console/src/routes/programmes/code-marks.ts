import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Something said of a line. */
type Mark = Readonly<{ line: number; severity: string; text: string }>;

/** Replaces all that is said. */
export const mark = StateEffect.define<readonly Mark[]>();

class Said extends WidgetType {
  constructor(private readonly mark: Mark) {
    super();
  }
  override eq(other: Said): boolean {
    return other.mark.text === this.mark.text && other.mark.severity === this.mark.severity;
  }
  toDOM(): HTMLElement {
    const said = document.createElement('div');
    said.className = `said ${this.mark.severity}`;
    said.textContent = this.mark.text;
    return said;
  }
}

/** Under each line what is said of it; it moves along with the text until it is said anew. */
export const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (known, { changes, effects, state }) => {
    const said = effects.findLast((effect) => effect.is(mark));
    if (!said) return known.map(changes);
    const marks = said.value.map((one) => {
      const { to } = state.doc.line(Math.min(Math.max(1, one.line), state.doc.lines));
      return Decoration.widget({ widget: new Said(one), block: true, side: 1 }).range(to);
    });
    return Decoration.set(marks, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});
