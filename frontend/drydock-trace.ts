import { html, LitElement, nothing as none, type PropertyValues, svg } from 'lit';
import { filled, type Words } from './cluster/words';
import { drawingStyles } from './trace/drawing';
import { heads, map, plan } from './trace/map';
import { next, nothing, type Patch, patched, type Trail } from './trace/model';
import { form, kinds } from './trace/shapes';
import { gutter, heightOf, indexAt, rows, strip, widthOf, xOf } from './trace/strip';
import { traceStyles } from './trace/styles';

const still = window.matchMedia('(prefers-reduced-motion: reduce)');
const pause = 1200;
const leap = 10;
const signs = {
  start: 'M3 3 H5 V13 H3 Z M13 3 V13 L6 8 Z',
  back: 'M11.5 3 V13 L4.5 8 Z',
  play: 'M4.5 2.5 V13.5 L13 8 Z',
  pause: 'M4 3 H6.8 V13 H4 Z M9.2 3 H12 V13 H9.2 Z',
  forward: 'M4.5 3 V13 L11.5 8 Z',
};

/**
 * The way of a command through the cluster: a map of the components with the way of one step, lanes with all steps in order of time,
 * and the same as a list. The server sends what changed by `patch`; what there is to know of the step stands in the slot.
 */
class DrydockTrace extends LitElement {
  static override properties = {
    words: { type: Object, attribute: false },
    everything: { type: Boolean, attribute: false },
    trail: { state: true },
    width: { state: true },
    current: { state: true },
    playing: { state: true },
  };

  declare words: Words;
  declare everything: boolean;
  declare private trail: Trail;
  declare private width: number;
  /** The id of the step that is looked at, so that it stays when others come before it. */
  declare private current: number;
  declare private playing: boolean;

  private told = 0;
  private telling = 0;
  private ticking = 0;
  private readonly resizing = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));

  static override styles = [traceStyles, drawingStyles];

  constructor() {
    super();
    this.words = {};
    this.everything = false;
    this.trail = nothing;
    this.width = 0;
    this.current = 0;
    this.playing = false;
  }

  /** Called by the server with what changed. Another way is begun at its beginning. */
  patch(patch: Patch) {
    const before = this.trail;
    this.trail = patched(before, patch);
    const { marks, root } = this.trail;
    if (root !== before.root || !marks.length) {
      this.current = marks[0]?.id ?? 0;
    } else if (!marks.some((mark) => mark.id === this.current)) {
      // The nearest before it stands for a step that is not shown any more.
      this.current = (marks.filter((mark) => mark.id <= this.current).pop() ?? marks[0]).id;
    }
  }

  /** Called by the server: looks at this step. */
  look(step: number) {
    if (this.trail.marks.some((mark) => mark.id === step)) {
      this.playing = false;
      this.current = step;
    }
  }

  override connectedCallback() {
    super.connectedCallback();
    this.resizing.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resizing.disconnect();
    window.clearTimeout(this.ticking);
    window.clearTimeout(this.telling);
    this.playing = false;
  }

  protected override updated(changes: PropertyValues) {
    if (changes.has('current') || changes.has('width')) {
      this.bringIntoView();
    }
    if (changes.has('current') || changes.has('playing') || changes.has('trail')) {
      this.tell();
      this.tick();
    }
  }

  private get at(): number {
    return this.trail.marks.findIndex((mark) => mark.id === this.current);
  }

  protected override render() {
    const { marks } = this.trail;
    if (this.trail === nothing) {
      return none; // not told yet
    }
    if (!marks.length || this.at < 0) {
      return html`<p class="empty">${this.words.empty ?? ''}</p>`;
    }
    return html`
      ${this.choice()}
      <div class="play" @keydown=${this.walk}>
        ${this.width > 0 ? this.map() : none} ${this.controls()} ${this.sentence()} ${this.width > 0 ? this.lanes() : none}
      </div>
      ${this.trail.more > 0 ? html`<p class="more">${filled(this.words.more ?? '', this.trail.more)}</p>` : none}
      <slot></slot>
      ${this.list()}
    `;
  }

  private choice() {
    return html`<div class="choice">
      <label for="root">${this.words.follow ?? ''}</label>
      <select id="root" @change=${this.chooseRoot}>
        ${this.trail.roots.map(({ id, label }) => html`<option value=${id} .selected=${id === this.trail.root}>${label}</option>`)}
      </select>
      <label class="switch">
        <input id="matters" type="checkbox" role="switch" .checked=${!this.everything} @change=${this.chooseNoise} />${this.words.matters ?? ''}
      </label>
    </div>`;
  }

  private map() {
    const { marks } = this.trail;
    const mark = marks[this.at];
    const drawn = plan(this.width, marks.some(({ way }) => way[0] === 'OUTSIDE'));
    const coming = next(marks, this.at).map((index) => marks[index]);
    return html`<svg class="map" width=${this.width} height=${drawn.height} role="img" aria-label=${this.words.map ?? ''}>
        ${heads} ${map(this.words, drawn, mark, coming)}
      </svg>
      <p class="legend" aria-hidden="true">
        <svg width="26" height="8"><path class="went" d="M0 4 H20" marker-end="url(#head)" /></svg>${this.words.went ?? ''}
        <svg width="26" height="8"><path class="watch" d="M0 4 H22" marker-end="url(#soft-head)" /></svg>${this.words.acts ?? ''}
      </p>`;
  }

  private controls() {
    const { at } = this;
    const last = this.trail.marks.length - 1;
    const button = (id: keyof typeof signs, off: boolean, action: () => void) =>
      html`<button id=${id} aria-label=${this.words[id] ?? ''} title=${this.words[id] ?? ''} aria-disabled=${off} @click=${action}>
        <svg width="16" height="16" aria-hidden="true"><path d=${signs[id]} fill="currentColor" /></svg>
      </button>`;
    return html`<div class="controls" role="group" aria-label=${this.words.controls ?? ''}>
      ${button('start', at === 0, () => this.go(0))} ${button('back', at === 0, () => this.go(at - 1))}
      ${this.playing
        ? button('pause', false, () => (this.playing = false))
        : button('play', false, () => this.play())}
      ${button('forward', at === last, () => this.go(at + 1))}
      <span class="position">${at + 1} / ${last + 1}</span>
    </div>`;
  }

  private sentence() {
    const mark = this.trail.marks[this.at];
    return html`<p class="sentence" aria-live="polite"><span class="time">${mark.at}</span><span id="sentence">${mark.text}</span></p>`;
  }

  private lanes() {
    const { marks } = this.trail;
    const mark = marks[this.at];
    const shown = rows(marks);
    const height = heightOf(shown);
    const side = this.width < 560 ? 100 : 168;
    const width = Math.max(widthOf(marks), this.width - side);
    return html`<div class="lanes">
        <svg class="gutter" width=${side} height=${height} aria-hidden="true">${gutter(shown, side - 6, this.words.outside ?? '', mark)}</svg>
        <div id="lanes" class="scroll" role="slider" tabindex="0" aria-label=${this.words.lanes ?? ''} aria-valuemin="1"
            aria-valuemax=${marks.length} aria-valuenow=${this.at + 1} aria-valuetext="${this.at + 1} / ${marks.length}"
            @pointerdown=${this.point} @pointermove=${this.point}>
          <svg width=${width} height=${height}>${strip(shown, marks, this.at, width)}</svg>
        </div>
      </div>
      <ul class="legend kinds">
        ${kinds.filter((kind) => marks.some((one) => one.kind === kind)).map((kind) => html`<li class=${kind}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">${svg`<g class="mark ${kind}">${form(kind)}</g>`}</svg>${this.words[kind] ?? kind}
        </li>`)}
      </ul>`;
  }

  /** The same for those who rather read than look. */
  private list() {
    const { marks } = this.trail;
    return html`<details class="list">
      <summary>${filled(this.words.list ?? '', marks.length)}</summary>
      <ol>
        ${marks.map((mark, index) => html`<li aria-current=${index === this.at ? 'step' : none}>
          <button @click=${() => this.go(index)}><span class="time">${mark.at}</span><span>${mark.text}</span></button>
        </li>`)}
      </ol>
    </details>`;
  }

  private play() {
    if (this.at === this.trail.marks.length - 1) {
      this.go(0);
    }
    this.playing = true;
  }

  private tick() {
    window.clearTimeout(this.ticking);
    if (this.playing) {
      this.ticking = window.setTimeout(() => {
        const { at } = this;
        if (at < this.trail.marks.length - 1) {
          this.current = this.trail.marks[at + 1].id;
        } else {
          this.playing = false;
        }
      }, pause);
    }
  }

  /** Who goes by hand does not want to be taken along. */
  private go(index: number) {
    const { marks } = this.trail;
    this.playing = false;
    this.current = marks[Math.min(Math.max(index, 0), marks.length - 1)].id;
  }

  private walk(event: KeyboardEvent) {
    const last = this.trail.marks.length - 1;
    const slider = (event.target as Element).id === 'lanes';
    const places: Record<string, number> = {
      ArrowRight: this.at + 1,
      ArrowLeft: this.at - 1,
      Home: 0,
      End: last,
      PageDown: this.at + leap,
      PageUp: this.at - leap,
    };
    if (event.key in places && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.go(places[event.key]);
    } else if (slider && event.key === ' ') {
      event.preventDefault();
      this.playing ? (this.playing = false) : this.play();
    }
  }

  private point(event: PointerEvent) {
    if (event.type === 'pointermove' && (event.buttons !== 1 || event.pointerType !== 'mouse')) {
      return; // a finger that moves scrolls
    }
    const box = (event.currentTarget as Element).firstElementChild!.getBoundingClientRect();
    this.go(indexAt(event.clientX - box.left, this.trail.marks));
  }

  private chooseRoot(event: Event) {
    this.dispatchEvent(new CustomEvent('root-chosen', { detail: { step: Number((event.target as HTMLSelectElement).value) } }));
  }

  private chooseNoise(event: Event) {
    this.everything = !(event.target as HTMLInputElement).checked;
    this.dispatchEvent(new CustomEvent('noise-chosen', { detail: { everything: this.everything } }));
  }

  /** Tells the server where one stays, not where one passes by. */
  private tell() {
    window.clearTimeout(this.telling);
    if (this.current === this.told) {
      return;
    }
    this.telling = window.setTimeout(() => {
      this.told = this.current;
      this.dispatchEvent(new CustomEvent('step-chosen', { detail: { step: this.current } }));
    }, 120);
  }

  private bringIntoView() {
    const scroll = this.renderRoot.querySelector<HTMLElement>('.scroll');
    if (!scroll) {
      return;
    }
    const x = xOf(this.at);
    const room = scroll.clientWidth;
    if (x < scroll.scrollLeft + 40 || x > scroll.scrollLeft + room - 60) {
      const far = Math.abs(x - scroll.scrollLeft) > 2 * room;
      scroll.scrollTo({ left: x - room / 3, behavior: far || still.matches ? 'auto' : 'smooth' });
    }
  }
}

customElements.define('drydock-trace', DrydockTrace);
