import { type Picture, podsOf } from './model';

/** Items are named by their kind and key: `pod/default/web`, `node/node-1`, `component/etcd`, `service/default/web`, `deployment/default/web`. */
export function parsed(item: string): { kind: string; id: string } {
  const slash = item.indexOf('/');
  return { kind: item.slice(0, slash), id: item.slice(slash + 1) };
}

export function exists(picture: Picture, item: string): boolean {
  const { kind, id } = parsed(item);
  switch (kind) {
    case 'component':
      return id in picture.components;
    case 'node':
      return id in picture.nodes;
    case 'pod':
      return id in picture.pods;
    case 'service':
      return id in picture.services;
    default:
      return item in picture.workloads;
  }
}

/** Everything in the order in which the arrow keys visit it, which is that of the drawing from top to bottom. */
export function itemsOf(picture: Picture, drawn: { nodes: Map<string, unknown>; services: Map<string, unknown>; workloads: Map<string, unknown> }): string[] {
  const byNode = new Map<string, string[]>();
  for (const [id, pod] of Object.entries(picture.pods)) {
    const place = pod.node !== undefined && picture.nodes[pod.node] ? pod.node : '';
    const there = byNode.get(place);
    there ? there.push(`pod/${id}`) : byNode.set(place, [`pod/${id}`]);
  }
  const isControl = (name: string) => picture.nodes[name].role === 'control-plane';
  const names = [...drawn.nodes.keys()];
  return [
    ...names.filter(isControl).map((name) => `node/${name}`),
    ...Object.keys(picture.components).map((name) => `component/${name}`),
    ...names.filter(isControl).flatMap((name) => byNode.get(name) ?? []),
    ...(byNode.get('') ?? []),
    ...names.filter((name) => !isControl(name)).flatMap((name) => [`node/${name}`, ...(byNode.get(name) ?? [])]),
    ...[...drawn.services.keys()].map((id) => `service/${id}`),
    ...drawn.workloads.keys(),
  ];
}

/** Left and right go from item to item, up and down from box to box. */
export function moved(items: string[], from: string | undefined, key: string): string | undefined {
  const at = from === undefined ? -1 : items.indexOf(from);
  if (at < 0) {
    return undefined;
  }
  const beyondContents = (by: number) => {
    let to = at + by;
    while (to > 0 && to < items.length - 1 && /^(pod|component)\//.test(items[to])) {
      to += by;
    }
    return to;
  };
  const steps: Record<string, () => number> = {
    ArrowRight: () => at + 1,
    ArrowLeft: () => at - 1,
    ArrowDown: () => beyondContents(1),
    ArrowUp: () => beyondContents(-1),
    Home: () => 0,
    End: () => items.length - 1,
  };
  const to = steps[key]?.();
  return to === undefined ? undefined : items[Math.min(Math.max(to, 0), items.length - 1)];
}

/** The Pods that belong to the item that is pointed at: a Pod's siblings, a node's, Service's or workload's Pods. */
export function near(picture: Picture, item: string): Set<string> {
  const { kind, id } = parsed(item);
  const those = (isNear: (pod: string) => boolean) => new Set(Object.keys(picture.pods).filter(isNear));
  switch (kind) {
    case 'pod': {
      const [owner, namespace] = [picture.pods[id]?.owner, id.slice(0, id.indexOf('/') + 1)];
      return those((pod) => pod === id || (!!owner && pod.startsWith(namespace) && picture.pods[pod].owner === owner));
    }
    case 'node':
      return those((pod) => picture.pods[pod].node === id);
    case 'service':
      return new Set(podsOf(picture, id));
    case 'component':
      return those(() => true);
    default: {
      const namespace = id.slice(0, id.indexOf('/') + 1);
      const owners = new Set((picture.workloads[item]?.sets ?? []).map((set) => `ReplicaSet/${set.name}`));
      return those((pod) => pod.startsWith(namespace) && owners.has(picture.pods[pod].owner));
    }
  }
}
