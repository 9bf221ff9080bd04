import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { EditorView } from '@codemirror/view';
import { createEditor, type Mark, type Reconfigured, reconfigure, showMarks } from './editor/setup';
import { editorStyles } from './editor/theme';

/**
 * A YAML editor: CodeMirror with little around it, bound to the server by one property, `value`.
 * Fires `value-changed` when the learner has paused, `submit` on Ctrl/Cmd+Enter.
 */
class DrydockEditor extends LitElement {
  static override properties = {
    value: { type: String, attribute: false },
    label: { type: String },
    hint: { type: String },
    readonly: { type: Boolean, reflect: true },
    phrases: { type: Object, attribute: false },
    longest: { type: Number },
    tooLong: { type: String, attribute: false },
    over: { attribute: false },
  };

  declare value: string;
  declare label: string;
  declare hint: string;
  declare readonly: boolean;
  declare phrases: Record<string, string>;
  declare longest: number;
  declare tooLong: string;
  /** Whether the text is longer than the server takes. */
  declare over: boolean;

  private view?: EditorView;
  private flushTimer?: number;
  private readonly flushNow = () => this.flush();

  static override styles = [
    editorStyles,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: hidden;
        position: relative;
        background: var(--dd-paper);
      }
      :host([hidden]) {
        display: none;
      }
      #host {
        height: 100%;
      }
      .over {
        position: absolute;
        inset: auto 0 0;
        margin: 0;
        padding: 8px 12px;
        background: var(--dd-raised);
        border-top: 1px solid var(--dd-failing);
        color: var(--dd-failing);
        font-family: var(--dd-text);
        font-size: 14px;
      }
    `,
  ];

  constructor() {
    super();
    this.value = '';
    this.label = 'YAML';
    this.hint = '';
    this.readonly = false;
    this.phrases = {};
    this.longest = Infinity;
    this.tooLong = '';
    this.over = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pagehide', this.flushNow);
    document.addEventListener('visibilitychange', this.flushNow);
    // A tap on a button need not take the focus away, so blur alone would come too late.
    document.addEventListener('pointerdown', this.flushNow, true);
  }

  override disconnectedCallback() {
    this.flush();
    window.removeEventListener('pagehide', this.flushNow);
    document.removeEventListener('visibilitychange', this.flushNow);
    document.removeEventListener('pointerdown', this.flushNow, true);
    super.disconnectedCallback();
  }

  protected override render() {
    return html`<div id="host"></div>
      ${this.over ? html`<p class="over" role="alert">▲ ${this.tooLong}</p>` : nothing}`;
  }

  protected override firstUpdated() {
    this.view = createEditor({
      parent: this.renderRoot.querySelector('#host')!,
      root: this.shadowRoot!,
      doc: this.value,
      settings: this.settings(),
      changed: () => this.changed(),
      left: this.flushNow,
      submit: () => this.submit(),
    });
  }

  protected override updated(changes: PropertyValues) {
    if (!this.view) {
      return;
    }
    if (changes.has('value') && this.value !== this.view.state.doc.toString()) {
      this.replaceAll(this.value);
    }
    if (['label', 'hint', 'readonly', 'phrases'].some((name) => changes.has(name))) {
      reconfigure(this.view, this.settings());
    }
  }

  /** Called by the server: what it found wrong, each at its line and column (both from 1). */
  setServerDiagnostics(marks: Mark[]) {
    this.updateComplete.then(() => this.view && showMarks(this.view, marks));
  }

  /** Called by the server and by links in diagnoses: puts the cursor there and shows it. */
  goTo(line: number, column: number) {
    if (!this.view) {
      return;
    }
    const target = this.view.state.doc.line(Math.min(Math.max(line, 1), this.view.state.doc.lines));
    const anchor = Math.min(target.from + Math.max(column - 1, 0), target.to);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.view.focus();
  }

  override focus() {
    this.view ? this.view.focus() : this.updateComplete.then(() => this.view?.focus());
  }

  private settings(): Reconfigured {
    return { label: this.label, hint: this.hint, readonly: this.readonly, phrases: this.phrases ?? {} };
  }

  private changed() {
    window.clearTimeout(this.flushTimer);
    this.flushTimer = window.setTimeout(this.flushNow, 400);
  }

  /** Gives the text to the server, unless a Hangul syllable is still being composed. */
  private flush() {
    window.clearTimeout(this.flushTimer);
    if (!this.view) {
      return;
    }
    if (this.view.composing) {
      this.flushTimer = window.setTimeout(this.flushNow, 200);
      return;
    }
    const text = this.view.state.doc.toString();
    if (this.over !== text.length > this.longest) {
      this.over = !this.over;
      this.dispatchEvent(new CustomEvent('over-changed'));
    }
    if (!this.over && text !== this.value) {
      this.value = text;
      this.dispatchEvent(new CustomEvent('value-changed', { detail: { value: text } }));
    }
  }

  private submit() {
    this.flush();
    if (this.over) {
      return;
    }
    this.dispatchEvent(new CustomEvent('submit', { bubbles: true, composed: true }));
  }

  private replaceAll(text: string) {
    const { state } = this.view!;
    const anchor = Math.min(state.selection.main.head, text.length);
    this.view!.dispatch({ changes: { from: 0, to: state.doc.length, insert: text }, selection: { anchor } });
    showMarks(this.view!, []);
  }
}

customElements.define('drydock-editor', DrydockEditor);
