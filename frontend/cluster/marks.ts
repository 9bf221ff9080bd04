import { namespaceOf, type Picture, type PodItem } from './model';

/** Dashes by which the edges of Pods of different owners are told apart, without colour. */
const patterns = ['', '2 2.5', '7 2.5', '1.5 4', '7 2.5 2 2.5'];

/** The revision of a Pod's ReplicaSet, while its Deployment hands over from one to the next. */
export interface Handing {
  revision: number;
  newest: number;
}

/** Which Pods belong together, and which are of an older revision. */
export class Marks {
  private readonly byOwner = new Map<string, number>();
  private handing = new Map<string, Handing>();
  private read?: Picture['workloads'];

  forget() {
    this.byOwner.clear();
  }

  look({ pods, workloads }: Picture) {
    for (const [id, pod] of Object.entries(pods)) {
      if (pod.owner) {
        this.number(ownerOf(id, pod));
      }
    }
    if (workloads === this.read) {
      return;
    }
    this.read = workloads;
    this.handing.clear();
    for (const [id, { sets }] of Object.entries(workloads)) {
      const namespace = namespaceOf(id.slice(id.indexOf('/') + 1));
      if (sets.length > 1) {
        sets.forEach(({ name, revision }) =>
          this.handing.set(`${namespace}/ReplicaSet/${name}`, { revision, newest: sets[0].revision }),
        );
      }
    }
  }

  /** The dashes of an owner's edge; undefined for a bare Pod. */
  edge(id: string, pod: PodItem): string | undefined {
    return pod.owner ? this.edgeOf(ownerOf(id, pod)) : undefined;
  }

  edgeOf(owner: string): string {
    return patterns[this.number(owner) % patterns.length];
  }

  handingOf(id: string, pod: PodItem): Handing | undefined {
    return this.handing.get(ownerOf(id, pod));
  }

  private number(owner: string): number {
    const known = this.byOwner.get(owner);
    if (known !== undefined) {
      return known;
    }
    const next = this.byOwner.size;
    this.byOwner.set(owner, next);
    return next;
  }
}

/** `default/ReplicaSet/web-5d4f8c7b9` */
export function ownerOf(id: string, pod: PodItem): string {
  return `${namespaceOf(id)}/${pod.owner}`;
}
