import { nothing as none, svg } from 'lit';
import { form } from './shapes';
import { type Lane, lanes, type Mark, named, next } from './model';

export const column = 18;
const lane = 20;
const foot = 18;
const margin = 12;

/** The lanes that there are: what came from outside has one only where something did. */
export function rows(marks: Mark[]): Lane[] {
  return marks.some((mark) => mark.way[0] === 'OUTSIDE') ? ['OUTSIDE', ...lanes] : lanes;
}

export function heightOf(shown: Lane[]): number {
  return shown.length * lane + foot;
}

export function widthOf(marks: Mark[]): number {
  return 2 * margin + Math.max(marks.length - 1, 0) * column;
}

/** The place of the step at a distance from the left. */
export function indexAt(x: number, marks: Mark[]): number {
  return Math.min(Math.max(Math.round((x - margin) / column), 0), marks.length - 1);
}

export function xOf(index: number): number {
  return margin + index * column;
}

/** The lanes' names, which stay where they are. */
export function gutter(shown: Lane[], width: number, outside: string, current: Mark) {
  return shown.map(
    (one, row) => svg`<text class=${current.way[0] === one ? 'lane here' : 'lane'} x="0" y=${row * lane + lane / 2 + 4}>${
      one === 'OUTSIDE' ? outside : named(one, width, 6.65)
    }</text>`,
  );
}

/** One mark for each step in the lane of who did it; what it stored goes on to etcd's. */
export function strip(shown: Lane[], marks: Mark[], at: number, width: number) {
  const y = (one: Lane) => shown.indexOf(one) * lane + lane / 2;
  return svg`
    ${shown.map((_one, row) => svg`<line class="row" x1="0" x2=${width} y1=${row * lane + lane / 2} y2=${row * lane + lane / 2} />`)}
    <rect class="cursor" x=${xOf(at) - column / 2} y="0" width=${column} height=${shown.length * lane} rx="4" />
    ${causes(marks, at, y)}
    ${marks.map((mark, index) => drop(mark, index, y, index === at))}
    ${marks.map((mark, index) => {
      const classes = ['mark', mark.kind, index === at ? 'here' : index > at ? 'ahead' : ''].join(' ');
      return svg`<g class=${classes} data-step=${mark.id} transform="translate(${xOf(index)} ${y(mark.way[0])})">${form(mark.kind)}</g>`;
    })}
    ${times(marks).map(({ index, at: time }) => svg`<text class="time" x=${xOf(index) - 5} y=${shown.length * lane + 13}>${time}</text>`)}`;
}

function drop(mark: Mark, index: number, y: (one: Lane) => number, here: boolean) {
  if (mark.way.length < 2) {
    return none;
  }
  const x = xOf(index);
  const from = y(mark.way[0]);
  const to = y(mark.way[mark.way.length - 1]);
  const end = to - Math.sign(to - from) * 2;
  return svg`<g class=${`drop ${mark.kind} ${here ? 'here' : ''}`}>
    <line x1=${x} x2=${x} y1=${from} y2=${end} marker-end=${here ? `url(#${mark.kind === 'refuse' ? 'refused-head' : 'head'})` : 'none'} />
    ${here ? none : svg`<circle cx=${x} cy=${to} r="1.8" />`}
  </g>`;
}

/** Lines from the step that led to this one, and on to those that came of it. */
function causes(marks: Mark[], at: number, y: (one: Lane) => number) {
  const current = marks[at];
  const before = marks.findIndex((mark) => mark.id === current.cause);
  const pairs = next(marks, at).slice(0, 40).map((to) => [at, to]);
  if (before >= 0) {
    pairs.push([before, at]);
  }
  return pairs.map(([from, to]) => {
    const [x1, y1, x2, y2] = [xOf(from), y(marks[from].way[0]), xOf(to), y(marks[to].way[0])];
    const middle = (x1 + x2) / 2;
    return svg`<path class="cause" d="M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" />`;
  });
}

/** A time stands where it changes and there is room. */
function times(marks: Mark[]) {
  const shown: { index: number; at: string }[] = [];
  marks.forEach((mark, index) => {
    const last = shown[shown.length - 1];
    if (!last || (mark.at !== last.at && (index - last.index) * column >= 44)) {
      shown.push({ index, at: mark.at });
    }
  });
  return shown;
}
