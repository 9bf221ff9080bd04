import { nothing as none, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Box, countPlace, type Layout } from './layout';
import type { Handing, Marks } from './marks';
import { type Counts, nameOf, namespaceOf, type Picture, type PodItem, podsOf, type SetItem, states, type WorkloadItem } from './model';
import { shape } from './shapes';
import { describe, fitted, linkPath, outOf, type Words } from './words';

/** All that a drawing depends on. */
export interface Drawn {
  words: Words;
  picture: Picture;
  layout: Layout;
  marks: Marks;
  /** The item that is pointed at, and the Pods that belong to it. */
  lit?: string;
  near: Set<string>;
  tabStop?: string;
}

/** A Pod as it stands now: on its way in, on its way out, or just come. */
export interface Standing {
  id: string;
  pod: PodItem;
  box: Box;
  from: Box;
  /** Of `entering`, `leaving`, `crossing`, `fresh`. */
  ways: string[];
}

/** More links than these are a thicket, and only those of what is pointed at are drawn. */
const mostLinks = 60;

export function queue({ words, picture, layout: { queue: box, more, density } }: Drawn) {
  const counts = picture.counts[''];
  const isEmpty = density === 'count' ? !counts : !Object.values(picture.pods).some((pod) => !pod.node);
  return svg`<g class="box queue" transform="translate(${box.x} ${box.y})">
    <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="6" />
    <text class="soft" x="10" y="18">${words.queue ?? ''}${more > 0 ? ` +${more}` : ''}</text>
    ${isEmpty ? svg`<text class="empty" x="10" y="42">${words.queueEmpty ?? ''}</text>` : counted(box, counts)}
  </g>`;
}

export function nodes(drawn: Drawn) {
  const { words, picture, layout } = drawn;
  return [...layout.nodes].map(([name, box]) => {
    const node = picture.nodes[name];
    const out = outOf(words, node.out);
    const classes = ['box', node.state === 'failing' && 'lost', node.role].filter(Boolean).join(' ');
    const isControl = node.role === 'control-plane' && name !== 'control-plane';
    return svg`<g class=${classes}
        data-item="node/${name}" role="button" tabindex=${tabIndex(drawn, `node/${name}`)}
        aria-label=${describe(words, picture, `node/${name}`)} transform="translate(${box.x} ${box.y})">
      <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="6" />
      <g transform="translate(10 9)">${shape(node.state, 10)}</g>
      <text class="name" x="26" y="18">${fitted(name, box.width - 36)}</text>
      ${isControl && box.width > 300
        ? svg`<text class="soft" x=${box.width - 10} y="18" text-anchor="end">${words['control-plane'] ?? ''}</text>`
        : none}
      ${counted(box, picture.counts[name])}
      ${out ? tab(out, box.width - 8, box.width - 24, 'failing') : none}
    </g>`;
  });
}

export function components(drawn: Drawn) {
  const { words, picture, layout } = drawn;
  const all = [...layout.components];
  const room = (name: string, running: boolean) => 34 + name.length * 6.65 + wide(words[running ? 'running' : 'stopped'] ?? '', 5.9, 10.5);
  // What belongs together reads alike: all by their full names, or all without their common beginning.
  const isShort = all.some(([name, { width }]) => room(name, true) > width);
  return all.map(([name, box]) => {
    const { running } = picture.components[name];
    const short = isShort ? name.replace(/^kube-/, '') : name;
    const isWordShown = !running || all.every(([other]) => room(isShort ? other.replace(/^kube-/, '') : other, true) <= box.width);
    const word = words[running ? 'running' : 'stopped'] ?? '';
    const nameRoom = box.width - 30 - (isWordShown ? wide(word, 5.9, 10.5) + 4 : 0);
    return svg`<g class="component ${running ? 'ready' : 'failing out'}" data-item="component/${name}" role="button"
        tabindex=${tabIndex(drawn, `component/${name}`)} aria-label=${describe(words, picture, `component/${name}`)}
        transform="translate(${box.x} ${box.y})">
      <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="4" />
      <g transform="translate(8 7)">${shape(running ? 'ready' : 'failing', 10)}</g>
      <text class="name" x="24" y="16">${fitted(short, nameRoom, 6.65)}</text>
      ${isWordShown ? svg`<text class="soft" x=${box.width - 9} y="16" text-anchor="end">${word}</text>` : none}
    </g>`;
  });
}

/** Each is drawn anew only where something of it changed, so that hundreds of them stay smooth. */
export function pods(drawn: Drawn, standings: Standing[]) {
  const { words, picture, layout, marks, lit, near } = drawn;
  return repeat(
    standings,
    ({ id }) => id,
    ({ id, pod, box, from, ways }) => {
      const [edge, handing] = [marks.edge(id, pod), marks.handingOf(id, pod)];
      const isNear = lit !== undefined && near.has(id);
      const isOld = handing !== undefined && handing.revision < handing.newest;
      const classes = ['pod', pod.state, ...ways, isNear && 'near', isOld && 'old'].filter(Boolean).join(' ');
      const stop = tabIndex(drawn, `pod/${id}`);
      const isLeft = ways.includes('leaving');
      const depends = [pod, box.width, from.x, from.y, layout.density, classes, stop, edge, handing?.revision, handing?.newest, words];
      return guard(depends, () => {
        const told = isLeft ? '' : describe(words, picture, `pod/${id}`, handing);
        return svg`<g class=${classes} data-item="pod/${id}" role="button" tabindex=${stop} aria-label=${told}
            style="transform: translate(${from.x}px, ${from.y}px)">
          ${layout.density === 'dot' ? dot(id, pod, box) : plate(layout.density === 'card', id, pod, box, edge, handing)}
          <title>${told}</title>
        </g>`;
      });
    },
  );
}

function dot(id: string, pod: PodItem, { width, height }: Box) {
  return svg`<rect class="plate" x="0.5" y="0.5" width=${width - 1} height=${height - 1} rx="4" />
    <g transform="translate(2.5 2.5)">${shape(pod.state, 11)}</g>
    ${isForeign(id) ? svg`<path class="corner" d="M${width - 6} 0.5 H${width - 0.5} V6 Z" />` : none}`;
}

function plate(card: boolean, id: string, pod: PodItem, { width, height }: Box, edge?: string, handing?: Handing) {
  const revision = handing ? `r${handing.revision}` : '';
  const taken = revision ? revision.length * 6.65 + 6 : 0;
  const room = width - 33;
  const name = !card && isForeign(id) ? id : nameOf(id);
  return svg`<rect class="plate" x="0.5" y="0.5" width=${width - 1} height=${height - 1} rx="5" />
    ${edge === undefined ? none : svg`<path class="edge" d="M4.5 6 V${height - 6}" stroke-dasharray=${edge || 'none'} />`}
    <g transform="translate(9 ${card ? 7 : 6})">${shape(pod.state)}</g>
    <text class="name" x="26" y=${card ? 17 : 16}>${fitted(name, room - (card ? 0 : taken))}</text>
    ${card ? svg`<text class="word" x="26" y="32">${fitted(pod.word, room - taken, 6.65)}</text>` : none}
    ${revision ? svg`<text class="revision" x=${width - 7} y=${card ? 32 : 16} text-anchor="end">${revision}</text>` : none}
    ${card && isForeign(id) ? tab(namespaceOf(id), width - 4, width - 16, '') : none}`;
}

/** A small label that sits on the upper edge of a box and takes no room in it. */
function tab(text: string, right: number, most: number, state: string) {
  const needed = wide(text, 6, 10);
  const width = Math.min(most, needed + (state ? 26 : 10));
  const shown = fitted(text, width - (state ? 24 : 8), needed / text.length);
  return svg`<g class="tab ${state}" transform="translate(${right - width} ${state ? -9 : -6})">
    <rect x="0.5" y="0.5" width=${width - 1} height=${state ? 15 : 11} rx="3" />
    ${state ? svg`<g transform="translate(5 3.5)">${shape('failing', 9)}</g>` : none}
    <text x=${state ? 18 : 5} y=${state ? 11.5 : 9}>${shown}</text>
  </g>`;
}

function counted(box: Box, counts?: Counts) {
  return counts === undefined
    ? none
    : states.map((state, index) => {
        const { x, y } = countPlace(box, index);
        return svg`<g class="count ${counts[state] ? state : 'none'}" transform="translate(${x} ${y})">
          ${shape(state)}<text x="17" y="10.5">${counts[state] ?? 0}</text>
        </g>`;
      });
}

export function links({ picture, layout, lit }: Drawn) {
  const all = [...layout.services.keys()].flatMap((id) =>
    podsOf(picture, id).filter((pod) => picture.pods[pod] && layout.pods.has(pod)).map((pod) => ({ id, pod })),
  );
  const shown = all.filter(({ id }) => all.length <= mostLinks || lit === `service/${id}`);
  return repeat(
    shown,
    ({ id, pod }) => `${id} ${pod} ${picture.pods[pod].node}`,
    ({ id, pod }) => {
      const isLit = lit === `service/${id}` || lit === `pod/${pod}`;
      return svg`<path class="link ${isLit ? 'lit' : ''}" d=${linkPath(layout.services.get(id)!, layout.pods.get(pod)!)} />`;
    },
  );
}

export function services(drawn: Drawn) {
  const { words, picture, layout } = drawn;
  return [...layout.services].map(([id, box]) => {
    const service = picture.services[id];
    return svg`<g class="service" data-item="service/${id}" role="button" tabindex=${tabIndex(drawn, `service/${id}`)}
        aria-label=${describe(words, picture, `service/${id}`)} transform="translate(${box.x} ${box.y})">
      <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="22" />
      <text class="name" x="16" y="19">${fitted(`svc/${nameOf(id)}`, box.width - 32)}</text>
      <text class="soft code" x="16" y="34">${fitted(`${service.ip} ${service.ports}`, box.width - 32, 6.65)}</text>
      ${isForeign(id) ? tab(namespaceOf(id), box.width - 20, box.width - 40, '') : none}
    </g>`;
  });
}

/** A Deployment shows who hands over to whom: the older ReplicaSet, an arrow, the newest. */
export function workloads(drawn: Drawn) {
  const { words, picture, layout, marks } = drawn;
  return [...layout.workloads].map(([item, box]) => {
    const workload = picture.workloads[item];
    const id = item.slice(item.indexOf('/') + 1);
    const kind = item.startsWith('deployment/') ? 'deploy' : 'rs';
    const ready = `${workload.ready}/${workload.desired}`;
    return svg`<g class="workload ${workload.state}" data-item=${item} role="button" tabindex=${tabIndex(drawn, item)}
        aria-label=${describe(words, picture, item)} transform="translate(${box.x} ${box.y})">
      <rect x="0.5" y="0.5" width=${box.width - 1} height=${box.height - 1} rx="6" />
      <g transform="translate(10 8)">${shape(workload.state)}</g>
      <text class="name" x="28" y="19">${fitted(`${kind}/${nameOf(id)}`, box.width - 44 - ready.length * 7.25)}</text>
      <text class="soft code" x=${box.width - 10} y="19" text-anchor="end">${ready}</text>
      ${sets(workload, namespaceOf(id), marks, box)}
      ${isForeign(id) ? tab(namespaceOf(id), box.width - 8, box.width - 24, '') : none}
    </g>`;
  });
}

function sets({ sets: newestFirst }: WorkloadItem, namespace: string, marks: Marks, box: Box) {
  const shown = newestFirst.slice(0, 2).reverse();
  const others = newestFirst.length - shown.length;
  const step = (box.width - 28) / 2;
  return shown.map((set, index) => {
    const edge = marks.edgeOf(`${namespace}/ReplicaSet/${set.name}`);
    const more = index === 0 && others > 0 ? ` +${others}` : '';
    return svg`<g transform="translate(${28 + index * step} 24)">
      ${index > 0 ? svg`<path class="arrow" d="M-20 8.5 H-9 M-12.5 5 L-9 8.5 L-12.5 12" />` : none}
      <path class="edge" d="M1.5 2 V14" stroke-dasharray=${edge || 'none'} />
      <text class="soft code" x="8" y="12">${setText(set)}${more}</text>
    </g>`;
  });
}

function setText({ revision, current }: SetItem): string {
  return `${revision > 0 ? `r${revision} ` : ''}×${current}`;
}

function isForeign(id: string): boolean {
  return namespaceOf(id) !== 'default';
}

/** How wide a text is, near enough: Hangul is about twice as wide as Latin. */
function wide(text: string, narrow: number, broad: number): number {
  return [...text].reduce((sum, character) => sum + (character > '\u1100' && character !== '…' ? broad : narrow), 0);
}

function tabIndex({ tabStop }: Drawn, item: string): number {
  return tabStop === item ? 0 : -1;
}
