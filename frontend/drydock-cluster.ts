import { html, LitElement, nothing as none, type PropertyValues } from 'lit';
import { components, type Drawn, links, nodes, pods, queue, services, type Standing, workloads } from './cluster/drawing';
import { type Box, type Layout, Places } from './cluster/layout';
import { Marks } from './cluster/marks';
import { nothing, type Patch, patched, type Picture, type PodItem, states } from './cluster/model';
import { everything, filtered, isSystem, namespacesIn, ordinary, recalled, remember } from './cluster/namespaces';
import { exists, itemsOf, moved, near, parsed } from './cluster/navigation';
import { shape } from './cluster/shapes';
import { inWords } from './cluster/spoken';
import { clusterStyles } from './cluster/styles';
import { describe, type Words } from './cluster/words';

const still = window.matchMedia('(prefers-reduced-motion: reduce)');
const fading = 220;
/** As long as what has just come stands out. */
const freshness = 2000;

/**
 * A drawing of the cluster: the control plane, nodes with their Pods, the queue of Pods that have no node yet, Services and whom they
 * reach, and who hands over to whom. The server sends what changed by `patch`; a Pod slides to its node, and nothing else moves.
 */
class DrydockCluster extends LitElement {
  static override properties = {
    words: { type: Object, attribute: false },
    picture: { state: true },
    namespace: { state: true },
    width: { state: true },
    lit: { state: true },
    chosen: { state: true },
  };

  declare words: Words;
  /** All that there is, and what of it is shown. */
  declare private picture: Picture;
  declare private namespace: string;
  private shown = nothing;
  declare private width: number;
  declare private lit?: string;
  declare private chosen?: string;

  private readonly places = new Places();
  private readonly marks = new Marks();
  /** Pods that already stand where they belong; others come in by the queue. */
  private arrived = new Set<string>();
  private fresh = new Set<string>();
  private crossing = new Set<string>();
  private leaving = new Map<string, { pod: PodItem; box: Box }>();
  private drawn?: Layout;
  /** The one item that Tab reaches; arrows go on from there. */
  private tabStop?: string;
  private readonly resizing = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));

  static override styles = clusterStyles;

  constructor() {
    super();
    this.words = {};
    this.picture = nothing;
    this.namespace = recalled();
    this.width = 0;
  }

  /** Called by the server with what changed, or with everything when `full`. */
  patch(patch: Patch) {
    const next = patched(this.picture, patch);
    const shown = filtered(next, this.chosenIn(next));
    if (patch.full) {
      this.marks.forget();
      this.startOver(shown);
    } else {
      this.sayGoodbye(shown);
      if (still.matches) {
        this.cross(shown);
      }
    }
    this.picture = next;
    this.shown = shown;
  }

  /** What was chosen elsewhere may not exist here. */
  private chosenIn(picture: Picture): string {
    const isKnown = this.namespace === ordinary || this.namespace === everything || namespacesIn(picture).includes(this.namespace);
    return isKnown ? this.namespace : ordinary;
  }

  /** What is there from the start has not just happened, and is shown without motion. */
  private startOver(shown: Picture) {
    this.places.forget();
    this.arrived = new Set(Object.keys(shown.pods));
    this.fresh.clear();
    this.leaving.clear();
  }

  private choose(event: Event) {
    this.namespace = (event.target as HTMLSelectElement).value;
    remember(this.namespace);
    this.shown = filtered(this.picture, this.chosenIn(this.picture));
    this.startOver(this.shown);
  }

  protected override firstUpdated() {
    this.resizing.observe(this.renderRoot.querySelector('.frame')!);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resizing.disconnect();
  }

  override connectedCallback() {
    super.connectedCallback();
    const frame = this.renderRoot?.querySelector?.('.frame');
    if (frame) {
      this.resizing.observe(frame);
    }
  }

  protected override updated(_changes: PropertyValues) {
    const newcomers = Object.keys(this.shown.pods).filter((id) => !this.arrived.has(id));
    if (this.width === 0 || (newcomers.length === 0 && this.crossing.size === 0)) {
      return;
    }
    requestAnimationFrame(() => {
      // Their first place must have been drawn, or there is nothing to slide from.
      this.renderRoot.querySelector('.frame')!.getBoundingClientRect();
      newcomers.forEach((id) => this.arrived.add(id).size && this.fresh.add(id));
      this.crossing.clear();
      this.requestUpdate();
      window.setTimeout(() => {
        newcomers.forEach((id) => this.fresh.delete(id));
        this.requestUpdate();
      }, freshness);
    });
  }

  protected override render() {
    const layout = this.width > 0 ? this.places.layout(this.shown, this.width) : undefined;
    this.drawn = layout;
    this.marks.look(this.shown);
    this.tabStop = this.chosen && exists(this.shown, this.chosen) ? this.chosen : this.items()[0];
    return html`
      ${this.legend()}
      <div class="frame" @focusin=${this.focused} @focusout=${() => (this.lit = undefined)}>
        ${layout ? this.drawing(layout) : none}
      </div>
      <div class="foot">
        <p class="detail" aria-hidden="true">${this.detail()}</p>
        ${this.filter()}
      </div>
      <div class="away">${inWords(this.words, this.shown)}</div>
    `;
  }

  private legend() {
    const { pods, counts } = this.shown;
    const standing = Object.values(pods);
    const counted = Object.values(counts);
    return html`<ul class="legend" aria-label=${this.words.legend ?? ''}>
      ${states.map((state) => {
        const count = counted.reduce((sum, some) => sum + (some[state] ?? 0), standing.filter((pod) => pod.state === state).length);
        return html`<li class=${count ? '' : 'none'}>
          <svg width="12" height="12" aria-hidden="true">${shape(state)}</svg>${this.words[state] ?? state} <b>${count}</b>
        </li>`;
      })}
    </ul>`;
  }

  /** Only where there is something to choose; at the foot, where its coming moves nothing. */
  private filter() {
    const known = namespacesIn(this.picture);
    const chosen = this.chosenIn(this.picture);
    const hasSystem = known.some(isSystem);
    if (known.every((namespace) => namespace === 'default') && chosen === ordinary) {
      return none;
    }
    const option = (value: string, text: string) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`;
    return html`<select class="filter" aria-label=${this.words.filter ?? ''} @change=${this.choose}>
      ${option(ordinary, this.words['filter.all'] ?? '')}
      ${hasSystem || chosen === everything ? option(everything, this.words['filter.everything'] ?? '') : none}
      ${known.map((namespace) => option(namespace, namespace))}
    </select>`;
  }

  private drawing(layout: Layout) {
    const drawn: Drawn = {
      words: this.words, picture: this.shown, layout, marks: this.marks, lit: this.lit, tabStop: this.tabStop,
      near: this.lit ? near(this.shown, this.lit) : new Set(),
    };
    return html`<svg
      width=${this.width}
      height=${layout.height}
      role="group"
      aria-labelledby="title"
      class=${this.lit ? 'quiet' : ''}
      @keydown=${this.walk}
      @click=${this.select}
      @pointerover=${this.hovered}
      @pointerleave=${() => (this.lit = undefined)}
    >
      <title id="title">${this.words.title ?? ''}</title>
      ${queue(drawn)} ${nodes(drawn)} ${components(drawn)} ${links(drawn)} ${services(drawn)} ${workloads(drawn)}
      ${pods(drawn, this.standings(layout))}
    </svg>`;
  }

  private standings({ pods: boxes, queue }: Layout): Standing[] {
    const there = Object.entries(this.shown.pods).filter(([id]) => boxes.has(id)).map(([id, pod]) => {
      const box = boxes.get(id)!;
      const isEntering = !this.arrived.has(id);
      const from = isEntering && pod.node && !still.matches ? { ...box, x: 8, y: queue.y + 28 } : box;
      const ways = [isEntering && 'entering', this.fresh.has(id) && 'fresh', this.crossing.has(id) && 'crossing'];
      return { id, pod, box, from, ways: ways.filter((way) => way !== false) };
    });
    const gone = [...this.leaving].map(([id, { pod, box }]) => ({ id, pod, box, from: box, ways: ['leaving'] }));
    return [...there, ...gone];
  }

  private detail() {
    if (this.lit) {
      const { kind, id } = parsed(this.lit);
      const pod = kind === 'pod' ? this.shown.pods[id] : undefined;
      return describe(this.words, this.shown, this.lit, pod && this.marks.handingOf(id, pod));
    }
    if (Object.keys(this.picture.counts).length > 0) {
      return this.words.many ?? '';
    }
    return (Object.keys(this.shown.pods).length > 0 ? this.words.hint : this.words.empty) ?? '';
  }

  private walk(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.select(event);
      return;
    }
    const next = moved(this.items(), this.itemOf(event), event.key);
    if (next === undefined) {
      return;
    }
    event.preventDefault();
    this.chosen = next;
    // At once, not after the next drawing: the following key must start from there.
    this.renderRoot.querySelector<SVGGElement>(`[data-item="${CSS.escape(next)}"]:not(.leaving)`)?.focus();
  }

  private items(): string[] {
    return this.drawn ? itemsOf(this.shown, this.drawn) : [];
  }

  private select(event: Event) {
    const item = this.itemOf(event);
    if (!item) {
      return;
    }
    const { kind, id } = parsed(item);
    if (kind === 'component') {
      const pod = this.shown.components[id]?.pod;
      pod ? this.ask('pod', 'kube-system', pod) : (this.lit = item);
      return;
    }
    const parts = id.split('/');
    const name = parts.pop()!;
    this.ask(kind, parts[0] ?? '', name);
  }

  private ask(kind: string, namespace: string, name: string) {
    this.dispatchEvent(new CustomEvent('item-selected', { detail: { kind, namespace, name } }));
  }

  private focused(event: FocusEvent) {
    this.lit = this.itemOf(event);
    this.chosen = this.lit ?? this.chosen;
  }

  private hovered(event: PointerEvent) {
    if (event.pointerType === 'mouse') {
      this.lit = this.itemOf(event);
    }
  }

  private itemOf(event: Event): string | undefined {
    return (event.target as Element).closest<SVGGElement>('[data-item]')?.dataset.item;
  }

  /** Those that went stay for one fade. */
  private sayGoodbye(next: Picture) {
    for (const [id, pod] of Object.entries(this.shown.pods)) {
      const box = this.drawn?.pods.get(id);
      if (!(id in next.pods) && box) {
        this.leaving.set(id, { pod, box });
        this.arrived.delete(id);
        window.setTimeout(() => this.leaving.delete(id) && this.requestUpdate(), fading);
      }
    }
    Object.keys(next.pods).forEach((id) => this.leaving.delete(id));
  }

  /** Who asked for little motion sees a Pod fade out here and in there. */
  private cross(next: Picture) {
    for (const [id, pod] of Object.entries(next.pods)) {
      if (this.shown.pods[id] && this.shown.pods[id].node !== pod.node) {
        this.crossing.add(id);
      }
    }
  }
}

customElements.define('drydock-cluster', DrydockCluster);
