/** What a Pod, seen from afar, is doing: each has its own shape, word and colour. */
export type State = 'ready' | 'starting' | 'waiting' | 'failing' | 'ending';

export const states: State[] = ['ready', 'starting', 'waiting', 'failing', 'ending'];

export interface ComponentItem {
  running: boolean;
  /** The static Pod in `kube-system` that it runs in, where it has one. */
  pod?: string;
}

export interface NodeItem {
  role: 'control-plane' | 'worker';
  state: State;
  /** What `kubectl get` prints under STATUS. */
  word: string;
  /** What of it is stopped: `kubelet`, `kube-proxy`, or the whole `node`. */
  out: string[];
}

export interface PodItem {
  node?: string;
  state: State;
  word: string;
  ready: string;
  ip: string;
  /** `ReplicaSet/web-5d4f8c7b9`; empty for a bare Pod. */
  owner: string;
}

export interface ServiceItem {
  type: string;
  ip: string;
  ports: string;
  /** Names of those that answer for it, in its namespace. */
  pods: string[];
}

export interface SetItem {
  name: string;
  /** 0 where it stands by itself. */
  revision: number;
  current: number;
  ready: number;
}

export interface WorkloadItem {
  state: State;
  desired: number;
  ready: number;
  /** Newest first. */
  sets: SetItem[];
}

export type Counts = Partial<Record<State, number>>;

/** All that is drawn, by name (`namespace/name` where there is one, workloads by `kind/namespace/name`). */
export interface Picture {
  components: Record<string, ComponentItem>;
  nodes: Record<string, NodeItem>;
  pods: Record<string, PodItem>;
  services: Record<string, ServiceItem>;
  workloads: Record<string, WorkloadItem>;
  /** In place of the Pods, by node, where they are too many; those of no node are under the empty name. */
  counts: Record<string, Counts>;
}

type Changes<T> = { [Part in keyof T]?: { [Key in keyof T[Part]]: T[Part][Key] | null } };

/** What changed since the last one: null takes an item away; `full` starts over. */
export type Patch = Changes<Picture> & { full?: boolean };

export const nothing: Picture = { components: {}, nodes: {}, pods: {}, services: {}, workloads: {}, counts: {} };

export function patched(before: Picture, patch: Patch): Picture {
  const from = patch.full ? nothing : before;
  return {
    components: merged(from.components, patch.components),
    nodes: merged(from.nodes, patch.nodes),
    pods: merged(from.pods, patch.pods),
    services: merged(from.services, patch.services),
    workloads: merged(from.workloads, patch.workloads),
    counts: merged(from.counts, patch.counts),
  };
}

/** The namespace of `namespace/name`. */
export function namespaceOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The keys of the Pods that answer for a Service. */
export function podsOf(picture: Picture, service: string): string[] {
  const namespace = namespaceOf(service);
  return (picture.services[service]?.pods ?? []).map((pod) => `${namespace}/${pod}`);
}

function merged<T>(before: Record<string, T>, changes: Record<string, T | null> = {}): Record<string, T> {
  const keys = Object.keys(changes);
  if (keys.length === 0) {
    return before;
  }
  const after = { ...before };
  for (const key of keys) {
    const item = changes[key];
    if (item === null) {
      delete after[key];
    } else {
      after[key] = item;
    }
  }
  return after;
}
