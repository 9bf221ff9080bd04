/** The components, as the server names their lanes. */
export type Lane = 'KUBECTL' | 'API_SERVER' | 'ETCD' | 'CONTROLLERS' | 'SCHEDULER' | 'KUBELET' | 'PROXY' | 'OUTSIDE';

/** What kind of thing was done: each has its own shape. */
export type Kind = 'command' | 'fault' | 'admit' | 'write' | 'refuse' | 'think' | 'run' | 'route';

/** One step. */
export interface Mark {
  id: number;
  /** The step that led to it, 0 where nobody else did. */
  cause: number;
  /** Time since the cluster began, to be shown. */
  at: string;
  actor: string;
  kind: Kind;
  /** Where it went; the first did it. */
  way: Lane[];
  text: string;
}

/** A command or a fault that can be followed. */
export interface Choice {
  id: number;
  label: string;
}

export interface Trail {
  root: number;
  roots: Choice[];
  marks: Mark[];
  /** Steps that came after those that are shown. */
  more: number;
}

/** What changed since the last one: marks from `from` on are replaced; no `roots` where they are the same. */
export interface Patch {
  root: number;
  roots?: Choice[] | null;
  from: number;
  marks: Mark[];
  more: number;
}

export const nothing: Trail = { root: 0, roots: [], marks: [], more: 0 };

export function patched(before: Trail, patch: Patch): Trail {
  return {
    root: patch.root,
    roots: patch.roots ?? before.roots,
    marks: [...before.marks.slice(0, patch.from), ...patch.marks],
    more: patch.more,
  };
}

export const lanes: Lane[] = ['KUBECTL', 'API_SERVER', 'ETCD', 'CONTROLLERS', 'SCHEDULER', 'KUBELET', 'PROXY'];

/** Each from the full name to the shortest. */
const names: Record<Lane, string[]> = {
  KUBECTL: ['kubectl'],
  API_SERVER: ['kube-apiserver', 'apiserver'],
  ETCD: ['etcd'],
  CONTROLLERS: ['kube-controller-manager', 'controller-manager', 'controllers'],
  SCHEDULER: ['kube-scheduler', 'scheduler'],
  KUBELET: ['kubelet'],
  PROXY: ['kube-proxy'],
  OUTSIDE: [''],
};

/** A component's name, or a shorter one where there is no room for it. */
export function named(lane: Lane, width: number, perCharacter: number): string {
  const all = names[lane];
  return all.find((name) => name.length * perCharacter <= width) ?? all[all.length - 1];
}

/** The steps that came of one, by their place. */
export function next(marks: Mark[], at: number): number[] {
  const from = marks[at]?.id;
  return marks.flatMap((mark, index) => (mark.cause === from && from !== undefined ? [index] : []));
}
