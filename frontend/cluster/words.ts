import type { Box } from './layout';
import type { Handing } from './marks';
import { nameOf, namespaceOf, type Picture } from './model';
import { parsed } from './navigation';

/** The drawing's words in the page's language, given by the server. */
export type Words = Record<string, string>;

/** Replaces `{0}`, `{1}`… as the server's bundles do. */
export function filled(text: string | undefined, ...values: unknown[]): string {
  return (text ?? '').replace(/\{(\d)\}/g, (_all, index) => String(values[Number(index)] ?? ''));
}

/** One line on an item. */
export function describe(words: Words, picture: Picture, item: string, handing?: Handing): string {
  const { kind, id } = parsed(item);
  return (lines[kind]?.(words, picture, id, handing) ?? workload(words, picture, item)).filter(Boolean).join(' · ');
}

type Line = (words: Words, picture: Picture, id: string, handing?: Handing) => (string | undefined)[];

const lines: Record<string, Line> = {
  component: (words, { components }, id) => [id, components[id] && words[components[id].running ? 'running' : 'stopped']],
  node: (words, picture, id) => {
    const node = picture.nodes[id];
    return node ? [id, node.word, words[node.role], filled(words.pods, podsOn(picture, id)), outOf(words, node.out)] : [];
  },
  pod: (words, { pods }, id, handing) => {
    const pod = pods[id];
    return pod
      ? [`pod/${nameOf(id)}`, namespaceOf(id), `${pod.word} ${pod.ready}`, words[pod.state], pod.node ?? words.unbound, pod.ip, pod.owner,
        revision(words, handing)]
      : [];
  },
  service: (words, { services }, id) => {
    const service = services[id];
    return service
      ? [`service/${nameOf(id)}`, namespaceOf(id), service.type, service.ip, service.ports, filled(words.reaches, service.pods.length)]
      : [];
  },
};

function workload(words: Words, { workloads }: Picture, item: string): (string | undefined)[] {
  const { kind, id } = parsed(item);
  const found = workloads[item];
  if (!found) {
    return [];
  }
  const sets = found.sets.map((set) => `${set.revision ? `${filled(words.revision, set.revision)} ` : ''}${set.name} ${set.ready}/${set.current}`);
  return [`${kind}/${nameOf(id)}`, namespaceOf(id), `${found.ready}/${found.desired}`, words[found.state], ...sets];
}

export function outOf(words: Words, out: string[]): string {
  return out.length > 0 ? filled(words.out, out.map((part) => (part === 'node' ? words.node : part)).join(', ')) : '';
}

function revision(words: Words, handing?: Handing): string {
  if (!handing) {
    return '';
  }
  return handing.revision < handing.newest
    ? filled(words.handing, handing.revision, handing.newest)
    : filled(words.revision, handing.revision);
}

function podsOn({ pods, counts }: Picture, node: string): number {
  const counted = Object.values(counts[node] ?? {}).reduce((sum, count) => sum + count, 0);
  return counted + Object.values(pods).filter((pod) => pod.node === node).length;
}

/** Shortens in the middle, since the ends of a Pod's name tell it from its siblings. */
export function fitted(text: string, width: number, perCharacter = 7.25): string {
  const room = Math.floor(width / perCharacter);
  if (text.length <= room) {
    return text;
  }
  if (room < 8) {
    return text.slice(0, Math.max(room - 1, 1)) + '…';
  }
  return `${text.slice(0, room - 6)}…${text.slice(-5)}`;
}

export function linkPath(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.width / 2, from.y];
  const [x2, y2] = [to.x + to.width / 2, to.y + to.height];
  const bend = Math.max(14, (y1 - y2) / 2);
  return `M${x1} ${y1} C${x1} ${y1 - bend} ${x2} ${y2 + bend} ${x2} ${y2}`;
}
