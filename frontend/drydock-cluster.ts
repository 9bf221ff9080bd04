import { html, LitElement, nothing as none, svg, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type Box, type Layout, Places } from './cluster/layout';
import { nothing, type Patch, patched, type Picture, type PodItem, states } from './cluster/model';
import { exists, isNear, itemsOf, moved, parsed } from './cluster/navigation';
import { shape } from './cluster/shapes';
import { clusterStyles } from './cluster/styles';
import { describe, linkPath, fitted, type Words, filled } from './cluster/words';

const still = window.matchMedia('(prefers-reduced-motion: reduce)');

/**
 * A drawing of the cluster: nodes with their Pods, the queue of Pods that have no node yet, Services and whom they reach.
 * The server sends what changed by `patch`; a Pod slides to its node, and nothing else moves.
 */
class DrydockCluster extends LitElement {
  static override properties = {
    words: { type: Object, attribute: false },
    picture: { state: true },
    width: { state: true },
    lit: { state: true },
    chosen: { state: true },
  };

  declare words: Words;
  declare private picture: Picture;
  declare private width: number;
  declare private lit?: string;
  declare private chosen?: string;

  private readonly places = new Places();
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
    this.width = 0;
  }

  /** Called by the server with what changed, or with everything when `full`. */
  patch(patch: Patch) {
    const next = patched(this.picture, patch);
    if (patch.full) {
      this.places.forget();
      this.arrived = new Set(Object.keys(next.pods));
      this.fresh.clear();
      this.leaving.clear();
    } else {
      this.sayGoodbye(next);
      if (still.matches) {
        this.cross(next);
      }
    }
    this.picture = next;
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
    const newcomers = Object.keys(this.picture.pods).filter((id) => !this.arrived.has(id));
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
      }, 2000);
    });
  }

  protected override render() {
    const layout = this.width > 0 ? this.places.layout(this.picture, this.width) : undefined;
    this.drawn = layout;
    this.tabStop = this.chosen && exists(this.picture, this.chosen) ? this.chosen : this.items()[0];
    return html`
      ${this.legend()}
      <div class="frame" @focusin=${this.focused} @focusout=${() => (this.lit = undefined)}>
        ${layout ? this.drawing(layout) : none}
      </div>
      <p class="detail" aria-hidden="true">${this.detail()}</p>
      <div class="away">${this.inWords()}</div>
    `;
  }

  private legend() {
    const pods = Object.values(this.picture.pods);
    return html`<ul class="legend" aria-label=${this.words.legend ?? ''}>
      ${states.map((state) => {
        const count = pods.filter((pod) => pod.state === state).length;
        return html`<li class=${count ? '' : 'none'}>
          <svg width="12" height="12" aria-hidden="true">${shape(state)}</svg>${this.words[state] ?? state} <b>${count}</b>
        </li>`;
      })}
    </ul>`;
  }

  private drawing(layout: Layout) {
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
      ${this.queue(layout)} ${this.nodes(layout)} ${this.links(layout)} ${this.services(layout)} ${this.pods(layout)}
    </svg>`;
  }

  private queue({ queue, more, pods }: Layout) {
    const empty = !Object.entries(this.picture.pods).some(([id, pod]) => pods.has(id) && !pod.node);
    return svg`<g class="box queue" transform="translate(${queue.x} ${queue.y})">
      <rect x="0.5" y="0.5" width=${queue.width - 1} height=${queue.height - 1} rx="6" />
      <text class="soft" x="10" y="18">${this.words.queue ?? ''}${more > 0 ? ` +${more}` : ''}</text>
      ${empty ? svg`<text class="empty" x="10" y="42">${this.words.queueEmpty ?? ''}</text>` : none}
    </g>`;
  }

  private nodes(layout: Layout) {
    return [...layout.nodes].map(([name, box]) => {
      const node = this.picture.nodes[name];
      const right = node.system > 0 ? filled(this.words.system ?? '', node.system) : '';
      const roomy = box.width > 200;
      return svg`<g class="box ${node.state === 'failing' ? 'lost' : ''}" data-item="node/${name}" role="button"
          tabindex=${this.tabIndexOf(`node/${name}`)} aria-label=${describe(this.words, this.picture, `node/${name}`)}
          transform="translate(${box.x} ${box.y})">
        <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="6" />
        <g transform="translate(10 9)">${shape(node.state, 10)}</g>
        <text class="name" x="26" y="18">${fitted(name, box.width - (roomy ? 120 : 36))}</text>
        ${roomy ? svg`<text class="soft" x=${box.width - 10} y="18" text-anchor="end">${right}</text>` : none}
      </g>`;
    });
  }

  private pods(layout: Layout) {
    const there = Object.entries(this.picture.pods).map(([id, pod]) => ({ id, pod, box: layout.pods.get(id)!, gone: false }));
    const gone = [...this.leaving].map(([id, { pod, box }]) => ({ id, pod, box, gone: true }));
    return repeat(
      [...there, ...gone],
      ({ id }) => id,
      ({ id, pod, box, gone: left }) => {
        const entering = !left && !this.arrived.has(id);
        const from = entering && pod.node && !still.matches ? { ...box, x: 8, y: layout.queue.y + 28 } : box;
        const near = this.lit !== undefined && isNear(this.picture, this.lit, id);
        const classes = ['pod', pod.state, entering && 'entering', left && 'leaving', near && 'near',
          this.fresh.has(id) && 'fresh', this.crossing.has(id) && 'crossing'];
        return svg`<g class=${classes.filter(Boolean).join(' ')} data-item="pod/${id}" role="button"
            tabindex=${this.tabIndexOf(`pod/${id}`)} aria-label=${left ? '' : describe(this.words, this.picture, `pod/${id}`)}
            style="transform: translate(${from.x}px, ${from.y}px)">
          ${this.podBody(layout, pod, box)}
          <title>${left ? '' : describe(this.words, this.picture, `pod/${id}`)}</title>
        </g>`;
      },
    );
  }

  private podBody({ density }: Layout, pod: PodItem, { width, height }: Box) {
    if (density === 'dot') {
      return svg`<rect class="plate" width=${width} height=${height} rx="4" /><g transform="translate(2 2)">${shape(pod.state)}</g>`;
    }
    const card = density === 'card';
    return svg`<rect class="plate" x="0.5" y="0.5" width=${width - 1} height=${height - 1} rx="5" />
      <g transform="translate(7 ${card ? 7 : 6})">${shape(pod.state)}</g>
      <text class="name" x="25" y=${card ? 17 : 16}>${fitted(pod.name, width - 31)}</text>
      ${card ? svg`<text class="word" x="25" y="32">${fitted(pod.word, width - 31, 6.65)}</text>` : none}`;
  }

  private links(layout: Layout) {
    const all = Object.entries(this.picture.services).flatMap(([id, service]) =>
      service.pods.filter((pod) => layout.pods.has(pod)).map((pod) => ({ id, pod })),
    );
    const shown = all.filter(({ id }) => all.length <= 60 || this.lit === `service/${id}`);
    return repeat(
      shown,
      ({ id, pod }) => `${id} ${pod} ${this.picture.pods[pod].node}`,
      ({ id, pod }) => {
        const lit = this.lit === `service/${id}` || this.lit === `pod/${pod}`;
        return svg`<path class="link ${lit ? 'lit' : ''}" d=${linkPath(layout.services.get(id)!, layout.pods.get(pod)!)} />`;
      },
    );
  }

  private services(layout: Layout) {
    return [...layout.services].map(([id, box]) => {
      const service = this.picture.services[id];
      return svg`<g class="service" data-item="service/${id}" role="button" tabindex=${this.tabIndexOf(`service/${id}`)}
          aria-label=${describe(this.words, this.picture, `service/${id}`)} transform="translate(${box.x} ${box.y})">
        <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="22" />
        <text class="name" x="16" y="19">${fitted(`svc/${service.name}`, box.width - 32)}</text>
        <text class="soft" x="16" y="34">${fitted(`${service.ip} ${service.ports}`, box.width - 32, 6.4)}</text>
      </g>`;
    });
  }

  private detail() {
    const item = this.lit;
    return item ? describe(this.words, this.picture, item) : (this.words.hint ?? '');
  }

  /** The same for those who hear the page. */
  private inWords() {
    const { nodes, pods } = this.picture;
    const of = (node?: string) =>
      Object.values(pods)
        .filter((pod) => (pod.node ?? '') === (node ?? ''))
        .map((pod) => `${pod.name} (${pod.word})`)
        .join(', ') || (this.words.none ?? '');
    return html`<h3>${this.words.title ?? ''}</h3>
      <ul>
        <li>${this.words.queue ?? ''}: ${of()}</li>
        ${Object.keys(nodes).sort().map((name) => html`<li>${name}, ${nodes[name].word}: ${of(name)}</li>`)}
      </ul>`;
  }

  private tabIndexOf(item: string): number {
    return this.tabStop === item ? 0 : -1;
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
    return itemsOf(this.picture, this.drawn ? [...this.drawn.nodes.keys()] : []);
  }

  private select(event: Event) {
    const item = this.itemOf(event);
    if (!item) {
      return;
    }
    const { kind, id } = parsed(item);
    const parts = id.split('/');
    const name = parts.pop()!;
    this.dispatchEvent(new CustomEvent('item-selected', { detail: { kind, namespace: parts[0] ?? '', name } }));
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
    for (const [id, pod] of Object.entries(this.picture.pods)) {
      const box = this.drawn?.pods.get(id);
      if (!(id in next.pods) && box) {
        this.leaving.set(id, { pod, box });
        this.arrived.delete(id);
        window.setTimeout(() => this.leaving.delete(id) && this.requestUpdate(), 220);
      }
    }
    Object.keys(next.pods).forEach((id) => this.leaving.delete(id));
  }

  /** Who asked for little motion sees a Pod fade out here and in there. */
  private cross(next: Picture) {
    for (const [id, pod] of Object.entries(next.pods)) {
      if (this.picture.pods[id] && this.picture.pods[id].node !== pod.node) {
        this.crossing.add(id);
      }
    }
  }
}

customElements.define('drydock-cluster', DrydockCluster);
