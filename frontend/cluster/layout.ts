import type { Picture } from './model';

/** How much of a Pod there is room for: a card with its status, a line with its name, or its shape alone. */
export type Density = 'card' | 'line' | 'dot';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  density: Density;
  queue: Box;
  /** Pods of the queue that found no room to be drawn. */
  more: number;
  nodes: Map<string, Box>;
  pods: Map<string, Box>;
  services: Map<string, Box>;
  height: number;
}

const gap = 8;
const header = 28;
const inset = 8;
/** Rows that the queue has whether it needs them or not; who finds no room there is counted. */
const queueRows: Record<Density, number> = { card: 1, line: 2, dot: 3 };
const cell: Record<Density, { width: number; height: number; gap: number }> = {
  card: { width: 112, height: 40, gap: 6 },
  line: { width: 112, height: 24, gap: 4 },
  dot: { width: 16, height: 16, gap: 3 },
};

/**
 * Gives everything its place and remembers it: a Pod keeps its place until it goes, and boxes grow but do not shrink,
 * so that nothing moves but what changed.
 */
export class Places {
  private slots = new Map<string, (string | undefined)[]>();
  private rows = new Map<string, number>();
  private density: Density = 'card';
  private width = 0;

  forget() {
    this.slots.clear();
    this.rows.clear();
    this.density = 'card';
  }

  layout(picture: Picture, width: number): Layout {
    this.seat(picture);
    const density = this.densityFor();
    if (density !== this.density || width !== this.width) {
      this.rows.clear();
      this.density = density;
      this.width = width;
    }
    const pods = new Map<string, Box>();
    const nodes = new Map<string, Box>();
    const queue = { x: 0, y: 0, width, height: 0 };
    const more = this.fill('', queue, pods, Infinity, queueRows[density]);
    let y = queue.height + gap;
    for (const row of this.nodeRows(picture, width)) {
      let tallest = 0;
      for (const [name, x, boxWidth] of row) {
        const box = { x, y, width: boxWidth, height: 0 };
        const thin = picture.nodes[name].role === 'control-plane';
        this.fill(name, box, pods, thin ? 0 : density === 'card' ? 2 : 3, Infinity);
        nodes.set(name, box);
        tallest = Math.max(tallest, box.height);
      }
      row.forEach(([name]) => (nodes.get(name)!.height = tallest));
      y += tallest + gap;
    }
    const services = this.serviceRows(picture, width, y + gap);
    const last = [...services.values()].at(-1);
    return { density, queue, more, nodes, pods, services, height: last ? last.y + last.height + 2 : y };
  }

  /** Each Pod keeps its seat; a newcomer takes the first free one. */
  private seat(picture: Picture) {
    const wanted = new Map<string, Set<string>>();
    for (const [id, pod] of Object.entries(picture.pods)) {
      const place = pod.node !== undefined && picture.nodes[pod.node] ? pod.node : '';
      wanted.set(place, (wanted.get(place) ?? new Set()).add(id));
    }
    for (const place of new Set([...wanted.keys(), ...this.slots.keys()])) {
      const here = wanted.get(place) ?? new Set<string>();
      const seats = (this.slots.get(place) ?? []).map((id) => (id !== undefined && here.has(id) ? id : undefined));
      const seated = new Set(seats);
      for (const id of here) {
        if (!seated.has(id)) {
          const free = seats.indexOf(undefined);
          free < 0 ? seats.push(id) : (seats[free] = id);
        }
      }
      while (seats.length > 0 && seats.at(-1) === undefined) {
        seats.pop();
      }
      this.slots.set(place, seats);
    }
  }

  /** Coarser as soon as it must be, finer again only when there is ample room. */
  private densityFor(): Density {
    const most = Math.max(0, ...[...this.slots].map(([, seats]) => seats.length));
    const slack = this.density === 'card' ? 1 : 2;
    if (most * slack <= 6 || (this.density === 'card' && most <= 6)) {
      return 'card';
    }
    return most * (this.density === 'dot' ? 2 : 1) <= 14 ? 'line' : 'dot';
  }

  /** `room` Pods have a place kept for them; more make more rows, up to `atMost`. */
  private fill(place: string, box: Box, pods: Map<string, Box>, room: number, atMost: number): number {
    const { width, height, gap: between } = cell[this.density];
    const inner = box.width - 2 * inset;
    const columns = Math.max(1, Math.floor((inner + between) / (width + between)));
    const podWidth = this.density === 'dot' ? width : (inner - (columns - 1) * between) / columns;
    const seats = this.slots.get(place) ?? [];
    const needed = Math.ceil(Math.max(room, seats.length) / columns);
    const rows = Math.min(atMost, Math.max(needed, this.rows.get(place) ?? 0));
    this.rows.set(place, rows);
    let hidden = 0;
    seats.forEach((id, index) => {
      const row = Math.floor(index / columns);
      if (id === undefined) {
        return;
      }
      const column = row >= rows ? columns - 1 : index % columns;
      hidden += row >= rows ? 1 : 0;
      pods.set(id, {
        x: box.x + inset + column * (podWidth + between),
        y: box.y + header + Math.min(row, rows - 1) * (height + between),
        width: podWidth,
        height,
      });
    });
    box.height = header + rows * (height + between) + (rows > 0 ? inset - between : 0);
    return hidden;
  }

  private nodeRows(picture: Picture, width: number): [string, number, number][][] {
    const names = Object.keys(picture.nodes).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    const controlPlane = names.filter((name) => picture.nodes[name].role === 'control-plane');
    const workers = names.filter((name) => picture.nodes[name].role === 'worker');
    const columns = width < 400 ? 1 : Math.max(1, Math.min(workers.length, Math.floor(width / 132), 4));
    const boxWidth = (width - (columns - 1) * gap) / columns;
    const rows: [string, number, number][][] = controlPlane.map((name) => [[name, 0, width]]);
    for (let at = 0; at < workers.length; at += columns) {
      rows.push(workers.slice(at, at + columns).map((name, index) => [name, index * (boxWidth + gap), boxWidth]));
    }
    return rows;
  }

  private serviceRows(picture: Picture, width: number, top: number): Map<string, Box> {
    const ids = Object.keys(picture.services).sort();
    const columns = Math.max(1, Math.floor((width + gap) / (190 + gap)));
    const boxWidth = (width - (columns - 1) * gap) / columns;
    return new Map(
      ids.map((id, index) => [
        id,
        {
          x: (index % columns) * (boxWidth + gap),
          y: top + 12 + Math.floor(index / columns) * (44 + gap),
          width: boxWidth,
          height: 44,
        },
      ]),
    );
  }
}
