import type { Picture } from './model';
import { Seats } from './seats';

/**
 * How much of a Pod there is room for: a card with its status, a line with its name, its shape alone, or not even that, only how many
 * there are.
 */
export type Density = 'card' | 'line' | 'dot' | 'count';

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
  components: Map<string, Box>;
  nodes: Map<string, Box>;
  pods: Map<string, Box>;
  services: Map<string, Box>;
  workloads: Map<string, Box>;
  height: number;
}

const gap = 8;
const inset = 8;
/** Height of the line with a box's name. */
const header = 28;
/** Rows that the queue has whether it needs them or not; who finds no room there is counted. */
const queueRows: Record<Density, number> = { card: 1, line: 2, dot: 3, count: 1 };
/** Pods that a worker has room for from the start. */
const nodeRoom: Record<Density, number> = { card: 2, line: 3, dot: 3, count: 1 };
const cell: Record<Density, { width: number; height: number; gap: number }> = {
  card: { width: 112, height: 40, gap: 6 },
  line: { width: 112, height: 24, gap: 4 },
  dot: { width: 16, height: 16, gap: 3 },
  count: { width: 56, height: 20, gap: 0 },
};
const component = { height: 24, gap: 6 };
const chip = { width: 190, height: 44 };
/** Where workers are few, they stand so wide that a name can be read; many stand closer. */
const widest = { few: 4, many: 7 };

/** Gives everything its place and remembers it: boxes grow but do not shrink. */
export class Places {
  private readonly seats = new Seats();
  private readonly chipSeats = new Seats();
  private rows = new Map<string, number>();
  private density: Density = 'card';
  private width = 0;

  forget() {
    this.seats.forget();
    this.chipSeats.forget();
    this.rows.clear();
    this.density = 'card';
  }

  layout(picture: Picture, width: number): Layout {
    this.seats.seatPods(picture);
    const density = Object.keys(picture.counts).length > 0 ? 'count' : this.densityFor();
    if (density !== this.density || width !== this.width) {
      this.rows.clear();
      this.density = density;
      this.width = width;
    }
    const pods = new Map<string, Box>();
    const nodes = new Map<string, Box>();
    const names = Object.keys(picture.nodes).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    const control = names.filter((name) => picture.nodes[name].role === 'control-plane');
    const components = new Map<string, Box>();
    let y = 0;
    control.forEach((name, index) => {
      const box = { x: 0, y, width, height: 0 };
      const top = index === 0 ? this.components(picture, box, components) : header;
      this.fill(name, box, top, pods, picture.counts[name] ? 1 : 0, Infinity);
      nodes.set(name, box);
      y += box.height + gap;
    });
    const queue = { x: 0, y, width, height: 0 };
    const more = this.fill('', queue, header, pods, Infinity, queueRows[density]);
    y = this.workers(names.filter((name) => !control.includes(name)), queue.y + queue.height + gap, nodes, pods);
    const services = this.chips('services', Object.keys(picture.services).sort(), y + gap + 12);
    y = services.size > 0 ? below(services) : y;
    const workloads = this.chips('workloads', Object.keys(picture.workloads).sort(), y + (services.size > 0 ? 0 : gap));
    const height = (workloads.size > 0 ? below(workloads) : y) - gap + 2;
    return { density, queue, more, components, nodes, pods, services, workloads, height };
  }

  /** Coarser as soon as it must be, finer again only when there is ample room. */
  private densityFor(): Density {
    const most = this.seats.most();
    if (most * (this.density === 'card' ? 1 : 2) <= 6) {
      return 'card';
    }
    return most * (this.density === 'dot' ? 2 : 1) <= 14 ? 'line' : 'dot';
  }

  /** Where what stands below them in their box begins. */
  private components(picture: Picture, box: Box, components: Map<string, Box>): number {
    const names = Object.keys(picture.components);
    const inner = box.width - 2 * inset;
    const columns = inner >= 860 ? 4 : inner >= 270 ? 2 : 1;
    const width = (inner - (columns - 1) * component.gap) / columns;
    names.forEach((name, index) =>
      components.set(name, {
        x: box.x + inset + (index % columns) * (width + component.gap),
        y: box.y + header + Math.floor(index / columns) * (component.height + component.gap),
        width,
        height: component.height,
      }),
    );
    return header + Math.ceil(names.length / columns) * (component.height + component.gap) + (names.length > 0 ? 2 : 0);
  }

  private workers(names: string[], top: number, nodes: Map<string, Box>, pods: Map<string, Box>): number {
    const fitting = this.width < 400 ? 1 : Math.max(1, Math.floor((this.width + gap) / (132 + gap)));
    const most = Math.max(1, Math.min(names.length, fitting, names.length > 8 ? widest.many : widest.few));
    const columns = Math.ceil(names.length / Math.ceil(names.length / most)) || 1;
    const width = (this.width - (columns - 1) * gap) / columns;
    let y = top;
    for (let at = 0; at < names.length; at += columns) {
      const row = names.slice(at, at + columns);
      row.forEach((name, index) => {
        const box = { x: index * (width + gap), y, width, height: 0 };
        this.fill(name, box, header, pods, nodeRoom[this.density], Infinity);
        nodes.set(name, box);
      });
      const tallest = Math.max(...row.map((name) => nodes.get(name)!.height));
      row.forEach((name) => (nodes.get(name)!.height = tallest));
      y += tallest + gap;
    }
    return y;
  }

  /** `room` Pods have a place kept for them; more make more rows, up to `atMost`. */
  private fill(place: string, box: Box, top: number, pods: Map<string, Box>, room: number, atMost: number): number {
    const { width, height, gap: between } = cell[this.density];
    const inner = box.width - 2 * inset;
    const columns = Math.max(1, Math.floor((inner + between) / (width + between)));
    const podWidth = this.density === 'dot' ? width : (inner - (columns - 1) * between) / columns;
    const seats = this.seats.at(place);
    const needed = this.density === 'count' ? (room > 0 ? Math.ceil(5 / columns) : 0) : Math.ceil(Math.max(room, seats.length) / columns);
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
        y: box.y + top + Math.min(row, rows - 1) * (height + between),
        width: podWidth,
        height,
      });
    });
    box.height = top + rows * (height + between) + (rows > 0 ? inset - between : 0);
    return hidden;
  }

  private chips(kind: string, ids: string[], top: number): Map<string, Box> {
    const columns = Math.max(1, Math.floor((this.width + gap) / (chip.width + gap)));
    const width = (this.width - (columns - 1) * gap) / columns;
    const boxes = new Map<string, Box>();
    this.chipSeats.seat(kind, ids).forEach((id, index) => {
      if (id !== undefined) {
        const row = Math.floor(index / columns);
        boxes.set(id, { x: (index % columns) * (width + gap), y: top + row * (chip.height + gap), width, height: chip.height });
      }
    });
    return boxes;
  }
}

function below(boxes: Map<string, Box>): number {
  return Math.max(...[...boxes.values()].map((box) => box.y + box.height)) + gap;
}

/** Where the count of a state stands in its box. */
export function countPlace(box: Box, index: number): { x: number; y: number } {
  const { width, height } = cell.count;
  const inner = box.width - 2 * inset;
  const columns = Math.max(1, Math.floor(inner / width));
  return { x: inset + 2 + (index % columns) * Math.min(inner / columns, 96), y: header + Math.floor(index / columns) * height };
}
