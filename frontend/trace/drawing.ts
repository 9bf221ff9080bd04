import { css } from 'lit';

/** The map and the lanes. */
export const drawingStyles = css`
  svg {
    display: block;
    overflow: visible;
  }
  text {
    fill: var(--dd-ink);
    font-size: 12px;
  }
  .group rect {
    fill: none;
    stroke: var(--dd-line);
  }
  .group text {
    fill: var(--dd-ink-soft);
    font-size: 11.5px;
  }
  .component rect {
    fill: var(--dd-raised);
    stroke: var(--dd-line);
    transition:
      fill var(--dd-motion),
      stroke var(--dd-motion);
  }
  .component .name {
    font: 500 11.5px var(--dd-code);
    fill: var(--dd-ink-soft);
  }
  .component.passed rect {
    stroke: var(--dd-accent);
  }
  .component.acting rect {
    fill: color-mix(in srgb, var(--dd-accent) 10%, var(--dd-raised));
    stroke: var(--dd-accent);
    stroke-width: 1.6;
  }
  .component:is(.acting, .passed) .name {
    fill: var(--dd-ink);
  }
  .component .actor {
    fill: var(--dd-accent);
    font: 400 10px var(--dd-code);
  }
  .way path,
  .went {
    fill: none;
    stroke: var(--dd-accent);
    stroke-width: 2;
  }
  .way path {
    stroke-dasharray: 1;
    animation: draw 240ms ease-out;
  }
  @keyframes draw {
    from {
      stroke-dashoffset: 1;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .head {
    fill: var(--dd-accent);
  }
  .refused-head {
    fill: var(--dd-failing);
  }
  .soft-head {
    fill: none;
    stroke: var(--dd-ink-soft);
    stroke-width: 1.2;
  }
  .watch {
    fill: none;
    stroke: var(--dd-ink-soft);
    stroke-dasharray: 3 3;
  }
  .way.refuse path {
    stroke: var(--dd-failing);
  }
  text.lane {
    fill: var(--dd-ink-soft);
    font: 400 11px var(--dd-code);
  }
  text.lane.here {
    fill: var(--dd-accent);
    font-weight: 600;
  }
  text.time {
    fill: var(--dd-ink-soft);
    font: 400 10.5px var(--dd-code);
  }
  .row {
    stroke: var(--dd-line);
  }
  .cursor {
    fill: var(--dd-accent-wash);
  }
  .mark {
    color: var(--dd-ink);
  }
  .mark.ahead {
    color: color-mix(in srgb, var(--dd-ink-soft) 72%, var(--dd-paper));
  }
  .mark.here {
    color: var(--dd-accent);
  }
  .mark :is(path, rect)[fill='none'] {
    fill: var(--dd-paper);
  }
  .mark:is(.admit, .refuse, .route) path {
    fill: none;
  }
  .mark:is(.refuse, .fault) {
    color: var(--dd-failing);
  }
  .drop line {
    stroke: color-mix(in srgb, var(--dd-ink-soft) 45%, var(--dd-paper));
  }
  .drop circle {
    fill: color-mix(in srgb, var(--dd-ink-soft) 45%, var(--dd-paper));
  }
  .drop.here line {
    stroke: var(--dd-accent);
    stroke-width: 1.6;
  }
  .drop.refuse.here line {
    stroke: var(--dd-failing);
  }
  .cause {
    fill: none;
    stroke: color-mix(in srgb, var(--dd-accent) 60%, var(--dd-paper));
    stroke-dasharray: 3 3;
  }
  @media (prefers-reduced-motion: reduce) {
    .way path {
      animation: appear 180ms ease-out;
    }
    .component rect {
      transition: none;
    }
  }
`;
