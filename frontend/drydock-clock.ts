import { css, html, LitElement } from 'lit';

/** The cluster's own time since it began. Goes on by itself at the cluster's pace, and is set right by the server. */
class DrydockClock extends LitElement {
  static override properties = { shown: { state: true } };

  declare private shown: string;
  private base = 0;
  private factor = 0;
  private at = performance.now();
  private timer?: number;

  static override styles = css`
    :host {
      font-family: var(--dd-code);
      font-size: 13px;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  constructor() {
    super();
    this.shown = '00:00';
  }

  /** Called by the server: how many milliseconds have passed, and how fast they pass. */
  set(passed: number, factor: number) {
    this.base = passed;
    this.factor = factor;
    this.at = performance.now();
    this.tick();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.tick(), 200);
  }

  override disconnectedCallback() {
    window.clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override render() {
    return html`${this.shown}`;
  }

  private tick() {
    const seconds = Math.floor((this.base + (performance.now() - this.at) * this.factor) / 1000);
    const two = (value: number) => String(value).padStart(2, '0');
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    this.shown = `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
  }
}

customElements.define('drydock-clock', DrydockClock);
