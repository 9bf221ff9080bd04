import type { Box } from './layout';
import type { Picture } from './model';

/** The drawing's words in the page's language, given by the server. */
export type Words = Record<string, string>;

/** Replaces `{0}`, `{1}`… as the server's bundles do. */
export function filled(text: string, ...values: unknown[]): string {
  return text.replace(/\{(\d)\}/g, (_all, index) => String(values[Number(index)] ?? ''));
}

/** One line on an item (`pod/default/web`, `node/node-1`, `service/default/web`). */
export function describe(words: Words, picture: Picture, item: string): string {
  const [kind, ...rest] = item.split('/');
  const id = rest.join('/');
  const parts: (string | undefined)[] = [];
  if (kind === 'node' && picture.nodes[id]) {
    const node = picture.nodes[id];
    const count = Object.values(picture.pods).filter((pod) => pod.node === id).length;
    parts.push(id, node.word, words[node.role], filled(words.pods ?? '', count), node.system ? filled(words.system ?? '', node.system) : '');
  } else if (kind === 'pod' && picture.pods[id]) {
    const pod = picture.pods[id];
    parts.push(`pod/${pod.name}`, pod.namespace, `${pod.word} ${pod.ready}`, words[pod.state], pod.node ?? words.unbound, pod.ip, pod.owner);
  } else if (kind === 'service' && picture.services[id]) {
    const service = picture.services[id];
    parts.push(`service/${service.name}`, service.namespace, service.type, service.ip, service.ports, filled(words.reaches ?? '', service.pods.length));
  }
  return parts.filter(Boolean).join(' · ');
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
