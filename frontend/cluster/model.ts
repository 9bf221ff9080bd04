/** What a Pod, seen from afar, is doing: each has its own shape, word and colour. */
export type State = 'ready' | 'starting' | 'waiting' | 'failing' | 'ending';

export const states: State[] = ['ready', 'starting', 'waiting', 'failing', 'ending'];

export interface NodeItem {
  role: 'control-plane' | 'worker';
  state: State;
  /** What `kubectl get` prints under STATUS. */
  word: string;
  /** Pods of the cluster's own, counted and not drawn. */
  system: number;
}

export interface PodItem {
  namespace: string;
  name: string;
  node?: string;
  state: State;
  word: string;
  ready: string;
  ip?: string;
  owner?: string;
}

export interface ServiceItem {
  namespace: string;
  name: string;
  type: string;
  ip: string;
  ports: string;
  pods: string[];
}

/** All that is drawn, by name (`namespace/name` where there is one). */
export interface Picture {
  nodes: Record<string, NodeItem>;
  pods: Record<string, PodItem>;
  services: Record<string, ServiceItem>;
}

/** What changed since the last one: null takes an item away; `full` starts over. */
export interface Patch {
  full?: boolean;
  nodes?: Record<string, NodeItem | null>;
  pods?: Record<string, PodItem | null>;
  services?: Record<string, ServiceItem | null>;
}

export const nothing: Picture = { nodes: {}, pods: {}, services: {} };

export function patched(before: Picture, patch: Patch): Picture {
  const from = patch.full ? nothing : before;
  return {
    nodes: merged(from.nodes, patch.nodes),
    pods: merged(from.pods, patch.pods),
    services: merged(from.services, patch.services),
  };
}

function merged<T>(before: Record<string, T>, changes: Record<string, T | null> = {}): Record<string, T> {
  const after = { ...before };
  for (const [key, item] of Object.entries(changes)) {
    if (item === null) {
      delete after[key];
    } else {
      after[key] = item;
    }
  }
  return after;
}
