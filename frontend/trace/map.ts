import { nothing as none, svg, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { fitted, type Words } from '../cluster/words';
import { type Lane, type Mark, named } from './model';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the components stand: all around the API server, which alone speaks with etcd. */
export interface Plan {
  width: number;
  height: number;
  boxes: Record<Lane, Box>;
  controlPlane: Box;
  workers: Box;
}

/** They learn what there is to do by watching the API server. */
const watchers: Lane[] = ['CONTROLLERS', 'SCHEDULER', 'KUBELET', 'PROXY'];
const gap = 12;
const inset = 8;
const boxHeight = 36;
const between = 22;

export function plan(width: number, outside: boolean): Plan {
  const column = (width - 2 * inset - 2 * gap) / 3;
  const x = (at: number) => inset + at * (column + gap);
  const top = 24;
  const door = top + boxHeight + between;
  const foot = door + boxHeight + inset;
  const below = foot + between + 16;
  const box = (at: number, y: number, height = boxHeight) => ({ x: x(at), y, width: column, height });
  return {
    width,
    height: below + boxHeight + inset + 1,
    boxes: {
      ETCD: box(0, top),
      CONTROLLERS: box(1, top),
      SCHEDULER: box(2, top),
      API_SERVER: { x: inset, y: door, width: width - 2 * inset, height: boxHeight },
      KUBECTL: outside ? box(0, below - 18, 25) : box(0, below),
      OUTSIDE: box(0, below + 11, 25),
      KUBELET: box(1, below),
      PROXY: box(2, below),
    },
    controlPlane: { x: 0, y: 0, width, height: foot },
    workers: { x: x(1) - inset, y: below - 24, width: width - x(1) + inset, height: boxHeight + 24 + inset },
  };
}

/** The map with the way of one step, and with those who learn of it by watching. */
export function map(words: Words, plan: Plan, mark: Mark, next: Mark[]): TemplateResult {
  const actor = mark.way[0];
  const shown = (Object.keys(plan.boxes) as Lane[]).filter((lane) => lane !== 'OUTSIDE' || plan.boxes.KUBECTL.height < boxHeight);
  const following = [...new Set(next.map((step) => step.way[0]))].filter((lane) => lane !== 'API_SERVER' && lane !== actor);
  const watching = mark.way.includes('API_SERVER') ? following : watchers.includes(actor) ? [actor] : [];
  return svg`
    ${group(plan.controlPlane, words.controlPlane ?? '')} ${group(plan.workers, words.workers ?? '')}
    ${shown.map((lane) => component(words, plan, lane, mark))}
    ${watching.map((lane) => watch(plan, lane))}
    ${keyed(mark.id, svg`<g class="way ${mark.kind}">${ways(plan, mark.way).map(
      (d) => svg`<path d=${d} pathLength="1" marker-end="url(#${mark.kind === 'refuse' ? 'refused-head' : 'head'})" />`,
    )}</g>`)}`;
}

export const heads = svg`<defs>
  ${['head', 'refused-head'].map(
    (id) => svg`<marker id=${id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
      <path d="M0.5 0.5 L7.5 4 L0.5 7.5 Z" class=${id} />
    </marker>`,
  )}
  <marker id="soft-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto">
    <path d="M1 1 L7 4 L1 7" class="soft-head" />
  </marker>
</defs>`;

function group(box: Box, name: string) {
  return svg`<g class="group"><rect x=${box.x + 0.5} y=${box.y + 0.5} width=${box.width - 1} height=${box.height - 1} rx="6" />
    <text x=${box.x + inset + 2} y=${box.y + 17}>${name}</text></g>`;
}

function component(words: Words, plan: Plan, lane: Lane, mark: Mark) {
  const { x, y, width, height } = plan.boxes[lane];
  const name = lane === 'OUTSIDE' ? (words.outside ?? '') : named(lane, width - 10, 6.9);
  const acts = mark.way[0] === lane;
  const said = acts && height === boxHeight && mark.actor !== name ? mark.actor : '';
  const classes = ['component', acts ? 'acting' : mark.way.includes(lane) ? 'passed' : ''].join(' ');
  return svg`<g class=${classes} data-lane=${lane}>
    <rect x=${x + 0.5} y=${y + 0.5} width=${width - 1} height=${height - 1} rx="5" />
    <text class="name" text-anchor="middle" x=${x + width / 2} y=${y + height / 2 + (said ? -2 : 4)}>${name}</text>
    ${said ? svg`<text class="actor" text-anchor="middle" x=${x + width / 2} y=${y + height / 2 + 12}>${fitted(said, width - 8, 6.1)}</text>` : none}
  </g>`;
}

/** Into the API server, and along its near side on to etcd, so that its name stays readable. */
function ways({ boxes }: Plan, way: Lane[]): string[] {
  const door = boxes.API_SERVER;
  const store = boxes.ETCD;
  const up = `${center(store)} ${store.y + store.height + 1}`;
  const from = way[0];
  if (from === 'API_SERVER') {
    return way.includes('ETCD') ? [`M${center(store)} ${door.y} L${up}`] : [];
  }
  if (!way.includes('API_SERVER')) {
    return [];
  }
  const box = boxes[from];
  const above = box.y < door.y;
  const x = center(box);
  const start = above ? box.y + box.height : box.y;
  if (!way.includes('ETCD')) {
    return [`M${x} ${start} L${x} ${above ? door.y - 1 : door.y + door.height + 1}`];
  }
  const turn = above ? door.y + 6 : door.y + door.height - 6;
  const to = center(store);
  if (Math.abs(to - x) < 1) {
    return [`M${x} ${start} L${up}`];
  }
  const bend = above ? turn - 6 : turn + 6;
  return [`M${x} ${start} L${x} ${bend} Q${x} ${turn} ${x - 6} ${turn} L${to + 6} ${turn} Q${to} ${turn} ${to} ${turn - 6} L${up}`];
}

/** From the API server to who watches it. */
function watch({ boxes }: Plan, lane: Lane) {
  const door = boxes.API_SERVER;
  const box = boxes[lane];
  const above = box.y < door.y;
  const x = center(box) + 14;
  const [from, to] = above ? [door.y, box.y + box.height + 2] : [door.y + door.height, box.y - 2];
  return svg`<path class="watch" d="M${x} ${from} L${x} ${to}" marker-end="url(#soft-head)" />`;
}

function center(box: Box): number {
  return box.x + box.width / 2;
}
