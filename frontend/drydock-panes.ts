import { html, LitElement, nothing } from 'lit';
import { panesStyles } from './panes/styles';
import { type Divider, type Shares, clamped, readShares, standard, writeShares } from './panes/shares';

type Layout = 'wide' | 'medium' | 'narrow';
type Tab = 'text' | 'editor' | 'cluster' | 'terminal';

const wide = window.matchMedia('(min-width: 1280px)');
const narrow = window.matchMedia('(max-width: 767px)');
const tabsOf: Record<Layout, Tab[]> = {
  wide: [],
  medium: ['editor', 'cluster'],
  narrow: ['text', 'editor', 'cluster', 'terminal'],
};

/**
 * The arrangement of a lesson: three panes with draggable, remembered dividers where there is room,
 * the text beside one pane with tabs on a tablet, and one column with tabs at its foot on a phone.
 */
class DrydockPanes extends LitElement {
  static override properties = {
    tab: { type: String },
    without: { type: String },
    words: { type: Object, attribute: false },
    layout: { state: true },
    shares: { state: true },
    news: { state: true },
  };

  declare tab: Tab;
  /** A part that this page does not have. */
  declare without: string;
  declare words: Record<string, string>;
  declare private layout: Layout;
  declare private shares: Shares;
  declare private news: ReadonlySet<Tab>;

  private readonly relayout = () => {
    this.layout = wide.matches ? 'wide' : narrow.matches ? 'narrow' : 'medium';
  };

  static override styles = panesStyles;

  constructor() {
    super();
    this.tab = 'text';
    this.without = '';
    this.words = {};
    this.shares = readShares();
    this.news = new Set();
    this.relayout();
  }

  override connectedCallback() {
    super.connectedCallback();
    wide.addEventListener('change', this.relayout);
    narrow.addEventListener('change', this.relayout);
  }

  override disconnectedCallback() {
    wide.removeEventListener('change', this.relayout);
    narrow.removeEventListener('change', this.relayout);
    super.disconnectedCallback();
  }

  /** Called by the server: something changed behind this tab. */
  announce(tab: Tab) {
    if (!this.shown(tab)) {
      this.news = new Set([...this.news, tab]);
    }
  }

  /** Shows the part, wherever this layout keeps it. */
  show(tab: Tab) {
    this.tab = tab;
    this.news = new Set([...this.news].filter((other) => other !== tab));
    this.dispatchEvent(new CustomEvent('tab-changed', { detail: { tab } }));
  }

  protected override render() {
    return html`
      <div
        class="frame ${this.layout} on-${this.tab} ${this.without ? `no-${this.without}` : ''}"
        style="--text: ${this.shares.text * 100}%; --work: ${this.shares.work * 100}%; --editor: ${this.shares.editor * 100}%"
      >
        ${this.pane('text')} ${this.divider('text', 'vertical')} ${this.tabs()} ${this.pane('editor')}
        <div class="actions"><slot name="actions"></slot></div>
        <div class="verdict"><slot name="verdict"></slot></div>
        ${this.divider('editor', 'horizontal')} ${this.pane('terminal')} ${this.divider('work', 'vertical')}
        ${this.pane('cluster')}
      </div>
    `;
  }

  private tabNames(): Tab[] {
    return tabsOf[this.layout].filter((name) => name !== this.without);
  }

  private pane(name: Tab) {
    if (name === this.without) {
      return nothing;
    }
    const tabbed = this.tabNames().includes(name);
    return html`<section
      id="panel-${name}"
      class="part ${name}"
      role=${tabbed ? 'tabpanel' : 'region'}
      aria-label=${this.words[name] ?? name}
      ?hidden=${!this.shown(name)}
    >
      <slot name=${name}></slot>
    </section>`;
  }

  private tabs() {
    const names = this.tabNames();
    if (names.length === 0) {
      return nothing;
    }
    return html`<div class="tabs" role="tablist" aria-label=${this.words.parts ?? ''} @keydown=${this.moveTab}>
      ${names.map((name) => {
        const selected = this.shown(name);
        return html`<button
          id="tab-${name}"
          role="tab"
          aria-selected=${selected}
          aria-controls="panel-${name}"
          tabindex=${selected ? 0 : -1}
          class=${this.news.has(name) ? 'news' : ''}
          @click=${() => this.show(name)}
        >
          ${this.words[name] ?? name}${this.news.has(name) ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
        </button>`;
      })}
    </div>`;
  }

  private shown(name: Tab): boolean {
    const names = this.tabNames();
    if (!names.includes(name)) {
      return true;
    }
    return name === (names.includes(this.tab) ? this.tab : 'editor');
  }

  private moveTab(event: KeyboardEvent) {
    const names = this.tabNames();
    const at = names.findIndex((name) => this.shown(name));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) {
      return;
    }
    event.preventDefault();
    const name = names[(to + names.length) % names.length];
    this.show(name);
    this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${name}`)?.focus());
  }

  private divider(of: Divider, orientation: 'vertical' | 'horizontal') {
    if (this.layout === 'narrow' || (this.layout === 'medium' && of === 'work') || of === this.without) {
      return nothing;
    }
    return html`<div
      class="divider ${orientation} of-${of}"
      role="separator"
      tabindex="0"
      aria-orientation=${orientation}
      aria-label=${this.words[`resize-${of}`] ?? ''}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(this.shares[of] * 100)}
      @pointerdown=${(event: PointerEvent) => this.drag(event, of, orientation)}
      @dblclick=${() => this.resize(of, standard[of])}
      @keydown=${(event: KeyboardEvent) => this.nudge(event, of)}
    ></div>`;
  }

  private drag(event: PointerEvent, of: Divider, orientation: 'vertical' | 'horizontal') {
    const handle = event.currentTarget as HTMLElement;
    const frame = handle.parentElement!.getBoundingClientRect();
    const size = orientation === 'vertical' ? frame.width : frame.height;
    const at = (moved: PointerEvent) => (orientation === 'vertical' ? moved.clientX : moved.clientY);
    const [start, before] = [at(event), this.shares[of]];
    const move = (moved: PointerEvent) => this.resize(of, before + (at(moved) - start) / size);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
    event.preventDefault();
  }

  private nudge(event: KeyboardEvent, of: Divider) {
    const step = { ArrowLeft: -0.02, ArrowUp: -0.02, ArrowRight: 0.02, ArrowDown: 0.02 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.resize(of, this.shares[of] + step);
    }
  }

  private resize(of: Divider, share: number) {
    this.shares = clamped({ ...this.shares, [of]: share });
    writeShares(this.shares);
  }
}

customElements.define('drydock-panes', DrydockPanes);
