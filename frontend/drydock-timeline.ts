import { css, html, LitElement, nothing } from 'lit';

/** A moment that somebody commanded something, by its place among all moments. */
interface Mark {
  at: number;
  label: string;
}

/** Asking for each moment that a fast hand passes over would be in vain. */
const settledAfter = 90;

/**
 * The moments of a cluster, from its beginning to its present, as a slider. Commands are marked.
 * Says which moment somebody chose; the server says which one is shown.
 */
class DrydockTimeline extends LitElement {
  static override properties = {
    count: { type: Number },
    shown: { type: Number },
    marks: { type: Array, attribute: false },
    text: { type: String },
    label: { type: String },
    held: { state: true },
  };

  declare count: number;
  declare shown: number;
  declare marks: Mark[];
  /** What is shown, in words. */
  declare text: string;
  declare label: string;
  /** Where the hand is, before the server has followed. */
  declare private held?: number;
  private timer?: number;

  static override styles = css`
    :host {
      display: block;
      position: relative;
      min-width: 0;
    }

    input {
      display: block;
      width: 100%;
      height: 24px;
      margin: 0;
      background: none;
      appearance: none;
      cursor: pointer;
    }

    input::-webkit-slider-runnable-track {
      height: 3px;
      border-radius: 2px;
      background: linear-gradient(to right, var(--dd-accent) var(--passed), var(--dd-line) var(--passed));
    }

    input::-moz-range-track {
      height: 3px;
      border-radius: 2px;
      background: linear-gradient(to right, var(--dd-accent) var(--passed), var(--dd-line) var(--passed));
    }

    input::-webkit-slider-thumb {
      width: 14px;
      height: 14px;
      margin-top: -5.5px;
      border: 2px solid var(--dd-paper);
      border-radius: 50%;
      background: var(--dd-accent);
      appearance: none;
    }

    input::-moz-range-thumb {
      width: 11px;
      height: 11px;
      border: 2px solid var(--dd-paper);
      border-radius: 50%;
      background: var(--dd-accent);
    }

    input:focus-visible {
      outline: 2px solid var(--dd-accent);
      outline-offset: 1px;
      border-radius: 6px;
    }

    .mark {
      position: absolute;
      top: 3px;
      width: 1px;
      height: 5px;
      background: var(--dd-ink-soft);
      pointer-events: none;
    }
  `;

  constructor() {
    super();
    this.count = 1;
    this.shown = 0;
    this.marks = [];
    this.text = '';
    this.label = '';
  }

  override disconnectedCallback() {
    window.clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('shown') && this.shown === this.held) {
      this.held = undefined;
    }
  }

  protected override render() {
    const last = Math.max(this.count - 1, 0);
    const at = this.held ?? this.shown;
    return html`
      ${this.marks.map(({ at: index, label }) => html`<span class="mark" style="left: ${this.place(index)}" title=${label}></span>`)}
      <input
        type="range"
        min="0"
        max=${last}
        .value=${String(at)}
        ?disabled=${last === 0}
        aria-label=${this.label}
        aria-valuetext=${this.text || nothing}
        style="--passed: ${last === 0 ? 100 : (at / last) * 100}%"
        @input=${this.moved}
        @change=${this.released}
      />
    `;
  }

  /** The thumb's middle does not reach the ends of the track. */
  private place(index: number): string {
    const share = this.count > 1 ? index / (this.count - 1) : 0;
    return `calc(7px + ${share} * (100% - 14px))`;
  }

  private moved(event: Event) {
    this.held = Number((event.target as HTMLInputElement).value);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.choose(), settledAfter);
  }

  private released() {
    window.clearTimeout(this.timer);
    this.choose();
  }

  private choose() {
    if (this.held !== undefined) {
      this.dispatchEvent(new CustomEvent('moment-chosen', { detail: { moment: this.held } }));
    }
  }
}

customElements.define('drydock-timeline', DrydockTimeline);
