import type { Picture } from './model';

/** Who sits where: everybody keeps a seat until going, and a newcomer takes the first free one, so that nothing moves but what changed. */
export class Seats {
  private readonly rows = new Map<string, (string | undefined)[]>();

  forget() {
    this.rows.clear();
  }

  at(place: string): readonly (string | undefined)[] {
    return this.rows.get(place) ?? [];
  }

  /** As many as the fullest of the places has. */
  most(): number {
    return Math.max(0, ...[...this.rows.values()].map((seats) => seats.length));
  }

  /** Seats Pods at their nodes; who has none waits at the empty name. */
  seatPods(picture: Picture) {
    const wanted = new Map<string, string[]>();
    for (const [id, pod] of Object.entries(picture.pods)) {
      const place = pod.node !== undefined && picture.nodes[pod.node] ? pod.node : '';
      const there = wanted.get(place);
      there ? there.push(id) : wanted.set(place, [id]);
    }
    for (const place of new Set([...wanted.keys(), ...this.rows.keys()])) {
      this.seat(place, wanted.get(place) ?? []);
    }
  }

  seat(place: string, ids: string[]): readonly (string | undefined)[] {
    const here = new Set(ids);
    const seats = this.at(place).map((id) => (id !== undefined && here.has(id) ? id : undefined));
    const seated = new Set(seats);
    let free = 0;
    for (const id of ids) {
      if (!seated.has(id)) {
        while (free < seats.length && seats[free] !== undefined) {
          free++;
        }
        seats[free] = id;
      }
    }
    while (seats.length > 0 && seats.at(-1) === undefined) {
      seats.pop();
    }
    this.rows.set(place, seats);
    return seats;
  }
}
