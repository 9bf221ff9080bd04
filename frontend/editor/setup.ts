import { defaultKeymap, history, historyKeymap, indentWithTab, simplifySelection } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { editorTheme } from './theme';

/** Something the server found in the text. Lines and columns count from 1, as kubectl's do. */
export interface Mark {
  line: number;
  column: number;
  endLine?: number | null;
  endColumn?: number | null;
  message: string;
  severity: 'error' | 'warning' | 'info';
}

/** What may change while the editor lives. */
export interface Reconfigured {
  label: string;
  hint: string;
  readonly: boolean;
  phrases: Record<string, string>;
}

interface Options {
  parent: Element;
  root: ShadowRoot;
  doc: string;
  settings: Reconfigured;
  changed: () => void;
  left: () => void;
  submit: () => void;
}

const settings = new Compartment();

export function createEditor(options: Options): EditorView {
  return new EditorView({
    parent: options.parent,
    root: options.root,
    state: EditorState.create({
      doc: options.doc,
      extensions: [
        settings.of(settingsOf(options.settings)),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(4),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        search({ top: true }),
        yaml(),
        suspects,
        editorTheme,
        keys(options.submit),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            dropTouchedMarks(update);
            options.changed();
          }
        }),
        EditorView.domEventHandlers({
          blur: () => options.left(),
          focus: (_event, view) => view.setTabFocusMode(false),
        }),
      ],
    }),
  });
}

export function reconfigure(view: EditorView, next: Reconfigured) {
  view.dispatch({ effects: settings.reconfigure(settingsOf(next)) });
}

export function showMarks(view: EditorView, marks: Mark[]) {
  view.dispatch(setDiagnostics(view.state, marks.map((mark) => diagnosticOf(view.state.doc, mark))));
}

/** Drops the marks on lines that the learner has just edited: they speak of a text that is gone. */
function dropTouchedMarks(update: ViewUpdate) {
  const { view, state, changes } = update;
  const kept: Diagnostic[] = [];
  let dropped = false;
  forEachDiagnostic(state, (mark, from, to) => {
    const line = state.doc.lineAt(from);
    let touched = false;
    changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
      touched ||= fromB <= line.to && toB >= line.from;
    });
    dropped ||= touched;
    if (!touched) {
      kept.push({ ...mark, from, to });
    }
  });
  if (dropped) {
    // Later, since the view refuses an update within an update.
    queueMicrotask(() => view.state === state && view.dispatch(setDiagnostics(state, kept)));
  }
}

function settingsOf({ label, hint, readonly, phrases }: Reconfigured): Extension {
  return [
    EditorState.readOnly.of(readonly),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-readonly': String(readonly),
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      ...(hint ? { 'aria-description': hint } : {}),
    }),
  ];
}

function keys(submit: () => void): Extension {
  return keymap.of([
    {
      key: 'Mod-Enter',
      preventDefault: true,
      stopPropagation: true,
      run: () => {
        submit();
        return true;
      },
    },
    { key: 'Escape', run: leaveOnTab },
    ...lintKeymap,
    ...searchKeymap,
    ...historyKeymap,
    indentWithTab,
    ...defaultKeymap,
  ]);
}

/** After Escape, Tab moves on to the next control until the editor is entered again. */
function leaveOnTab(view: EditorView): boolean {
  if (simplifySelection(view)) {
    return true;
  }
  view.setTabFocusMode(true);
  return false;
}

function diagnosticOf(doc: Text, mark: Mark): Diagnostic {
  const from = position(doc, mark.line, mark.column);
  const line = doc.lineAt(from);
  let to = mark.endLine ? position(doc, mark.endLine, mark.endColumn ?? 1) : endOfWord(line.text, from - line.from) + line.from;
  if (to <= from) {
    to = Math.min(from + 1, doc.length);
  }
  return { from, to, severity: mark.severity, message: mark.message };
}

function position(doc: Text, line: number, column: number): number {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

function endOfWord(text: string, from: number): number {
  const word = /^[^\s:]+/.exec(text.slice(from));
  return word ? from + word[0].length : text.length;
}

/** Characters that look right and are not: tabs, and what a Korean keyboard gives for blank, colon, comma and quotes. */
const suspicious = new MatchDecorator({
  regexp: /[\t\u3000\uff1a\uff0c\u2018\u2019\u201c\u201d]/g,
  decoration: Decoration.mark({ class: 'cm-suspect' }),
});

const suspects = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = suspicious.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.decorations = suspicious.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
