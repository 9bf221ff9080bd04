import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { css } from 'lit';

/** Colours come from custom properties, so that light and dark need no second theme and no rebuild of the editor. */
const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--code-ink)', backgroundColor: 'transparent', fontSize: 'var(--code-size)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--code-font)', lineHeight: '1.65', fontVariantLigatures: 'none', overflow: 'auto' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--code-accent)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--code-accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--code-selection)',
  },
  '.cm-gutters': { background: 'transparent', color: 'var(--code-faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 4px', minWidth: '28px' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { background: 'var(--code-line)' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--code-ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { background: 'var(--code-match)', color: 'inherit' },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { background: 'transparent', color: 'var(--code-failing)' },
  '.cm-selectionMatch, .cm-searchMatch': { background: 'var(--code-match)' },
  '.cm-searchMatch-selected': { background: 'var(--code-selection)', outline: '1px solid var(--code-accent)' },
  '.cm-suspect': { background: 'var(--code-suspect)', borderBottom: '2px dotted var(--code-waiting)' },
});

const marks = EditorView.theme({
  '.cm-gutter-lint': { width: '18px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 2px' },
  '.cm-lint-marker': { content: 'normal', width: 'auto', height: 'auto', textAlign: 'center', font: '12px/1.65 var(--code-font)' },
  '.cm-lint-marker-error': { color: 'var(--code-failing)' },
  '.cm-lint-marker-error::before': { content: '"▲"' },
  '.cm-lint-marker-warning': { color: 'var(--code-waiting)' },
  '.cm-lint-marker-warning::before': { content: '"△"' },
  '.cm-lint-marker-info::before': { content: '"·"' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--code-failing)', background: 'var(--code-wrong)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--code-waiting)' },
  '.cm-tooltip': {
    background: 'var(--code-raised)',
    color: 'var(--code-ink)',
    border: '1px solid var(--code-rule)',
    borderRadius: '6px',
    maxWidth: 'min(60ch, 90vw)',
  },
  '.cm-diagnostic': { padding: '6px 10px', borderLeftWidth: '3px', fontFamily: 'var(--code-font)', fontSize: '13px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--code-failing)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--code-waiting)' },
  '.cm-panels': { background: 'var(--code-raised)', color: 'var(--code-ink)', fontFamily: 'var(--text-font)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--code-rule)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--code-rule)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 12px' },
  '.cm-panel.cm-search label': { fontSize: '13px' },
  '.cm-panel [name=close]': { color: 'inherit', fontSize: '18px', right: '8px', top: '6px' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { background: 'var(--code-line)' },
  '.cm-textfield': {
    background: 'var(--code-paper)',
    color: 'inherit',
    border: '1px solid var(--code-rule)',
    borderRadius: '4px',
    fontSize: '13px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    background: 'transparent',
    color: 'inherit',
    border: '1px solid var(--code-rule)',
    borderRadius: '4px',
    fontSize: '13px',
  },
});

const highlighting = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--code-key)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.bool, tags.number, tags.null, tags.keyword], color: 'var(--code-atom)' },
  { tag: [tags.lineComment, tags.comment], color: 'var(--code-faint)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.meta, tags.squareBracket, tags.brace], color: 'var(--code-soft)' },
  { tag: [tags.labelName, tags.typeName], color: 'var(--code-atom)' },
  { tag: tags.invalid, color: 'var(--code-failing)' },
]);

export const editorTheme: Extension = [theme, marks, syntaxHighlighting(highlighting)];

/** The editor's own names for colours, each taken from the page's theme. */
export const editorStyles = css`
  :host {
    --code-font: var(--dd-code);
    --text-font: var(--dd-text);
    --code-size: 14px;
    --code-ink: var(--dd-ink);
    --code-paper: var(--dd-paper);
    --code-raised: var(--dd-raised);
    --code-rule: var(--dd-line);
    --code-accent: var(--dd-accent);
    --code-failing: var(--dd-failing);
    --code-waiting: var(--dd-waiting);
    --code-soft: var(--dd-ink-soft);
    --code-faint: var(--dd-ink-soft);
    --code-key: var(--dd-accent);
    --code-string: var(--dd-ink);
    --code-atom: var(--dd-ready);
    --code-selection: color-mix(in srgb, var(--code-accent) 22%, transparent);
    --code-match: color-mix(in srgb, var(--code-accent) 14%, transparent);
    --code-line: color-mix(in srgb, var(--code-ink) 4%, transparent);
    --code-wrong: color-mix(in srgb, var(--code-failing) 9%, transparent);
    --code-suspect: color-mix(in srgb, var(--code-waiting) 18%, transparent);
  }
  @media (max-width: 767px) {
    /* Phones zoom in on anything smaller that is being typed into. */
    :host {
      --code-size: 16px;
    }
  }
`;
