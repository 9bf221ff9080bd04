import type { Picture } from './model';

/** Items are named by their kind and key: `pod/default/web`, `node/node-1`, `service/default/web`. */
export function parsed(item: string): { kind: string; id: string } {
  const slash = item.indexOf('/');
  return { kind: item.slice(0, slash), id: item.slice(slash + 1) };
}

export function exists({ nodes, pods, services }: Picture, item: string): boolean {
  const { kind, id } = parsed(item);
  return id in (kind === 'node' ? nodes : kind === 'pod' ? pods : services);
}

/** Everything in the order in which the arrow keys visit it: the queue, each node with its Pods, the Services. */
export function itemsOf({ pods, services }: Picture, nodes: string[]): string[] {
  const byNode = new Map<string, string[]>();
  for (const [id, pod] of Object.entries(pods)) {
    const place = pod.node ?? '';
    const there = byNode.get(place);
    there ? there.push(`pod/${id}`) : byNode.set(place, [`pod/${id}`]);
  }
  return [
    ...(byNode.get('') ?? []),
    ...nodes.flatMap((name) => [`node/${name}`, ...(byNode.get(name) ?? [])]),
    ...Object.keys(services).sort().map((id) => `service/${id}`),
  ];
}

/** Left and right go from item to item, up and down from node to node. */
export function moved(items: string[], from: string | undefined, key: string): string | undefined {
  const at = from === undefined ? -1 : items.indexOf(from);
  if (at < 0) {
    return undefined;
  }
  const beyondPods = (by: number) => {
    let to = at + by;
    while (to > 0 && to < items.length - 1 && items[to].startsWith('pod/')) {
      to += by;
    }
    return to;
  };
  const steps: Record<string, () => number> = {
    ArrowRight: () => at + 1,
    ArrowLeft: () => at - 1,
    ArrowDown: () => beyondPods(1),
    ArrowUp: () => beyondPods(-1),
    Home: () => 0,
    End: () => items.length - 1,
  };
  const to = steps[key]?.();
  return to === undefined ? undefined : items[Math.min(Math.max(to, 0), items.length - 1)];
}

/** Whether a Pod belongs to the item that is pointed at. */
export function isNear({ pods, services }: Picture, item: string, pod: string): boolean {
  const { kind, id } = parsed(item);
  switch (kind) {
    case 'pod':
      return id === pod;
    case 'node':
      return pods[pod]?.node === id;
    default:
      return services[id]?.pods.includes(pod) ?? false;
  }
}
