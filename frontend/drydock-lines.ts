import { css, html, LitElement } from 'lit';

/**
 * Lines of printed text of which one can be chosen: by a press, or with the arrow keys and Enter.
 * What is asked about it is the server's matter.
 */
class DrydockLines extends LitElement {
  static override properties = {
    lines: { type: Array, attribute: false },
    label: { type: String },
    at: { state: true },
    chosen: { state: true },
  };

  declare lines: string[];
  declare label: string;
  declare private at: number;
  declare private chosen: number;

  static override styles = css`
    :host {
      display: block;
    }

    .lines {
      overflow-x: auto;
      padding: 8px 0;
      background: var(--dd-sunken);
      border-radius: 6px;
      font: 400 0.78rem / 1.55 var(--dd-code);
      font-variant-ligatures: none;
      white-space: pre;
    }

    .lines:focus-visible {
      outline: 2px solid var(--dd-accent);
    }

    .line {
      display: block;
      width: max-content;
      min-width: calc(100% - 16px);
      padding: 0 8px;
      cursor: pointer;
    }

    .line:hover,
    .lines:focus-visible .at {
      background: color-mix(in srgb, var(--dd-accent) 8%, transparent);
    }

    .line.chosen {
      background: var(--dd-accent-wash);
      color: var(--dd-accent);
    }
  `;

  constructor() {
    super();
    this.lines = [];
    this.label = '';
    this.at = 0;
    this.chosen = -1;
  }

  protected override render() {
    return html`<div
      class="lines"
      role="listbox"
      tabindex="0"
      aria-label=${this.label}
      aria-activedescendant="line-${this.at}"
      @keydown=${this.key}
    >
      ${this.lines.map(
        (line, index) => html`<span
          id="line-${index}"
          class="line ${index === this.at ? 'at' : ''} ${index === this.chosen ? 'chosen' : ''}"
          role="option"
          aria-selected=${index === this.chosen}
          @click=${() => this.choose(index)}
          >${line}</span
        >`,
      )}
    </div>`;
  }

  private key(event: KeyboardEvent) {
    const last = this.lines.length - 1;
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: last, Enter: this.at, ' ': this.at }[event.key];
    if (to === undefined) {
      return;
    }
    event.preventDefault();
    this.at = Math.min(Math.max(to, 0), last);
    if (event.key === 'Enter' || event.key === ' ') {
      this.choose(this.at);
    }
    this.updateComplete.then(() => this.renderRoot.querySelector('.at')?.scrollIntoView({ block: 'nearest' }));
  }

  private choose(index: number) {
    this.at = index;
    this.chosen = index;
    this.dispatchEvent(new CustomEvent('line-chosen', { detail: { line: index + 1 } }));
  }
}

customElements.define('drydock-lines', DrydockLines);
