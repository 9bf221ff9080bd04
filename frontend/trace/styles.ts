import { css } from 'lit';

export const traceStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
    font-family: var(--dd-text);
    font-size: 13px;
    color: var(--dd-ink);
  }
  svg {
    display: block;
    overflow: visible;
  }
  p {
    margin: 0;
  }
  .empty {
    padding: 24px 0;
    font-size: 15px;
    line-height: 1.65;
    color: var(--dd-ink-soft);
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-bottom: 12px;
  }
  .choice > label:first-child {
    flex: none;
    color: var(--dd-ink-soft);
  }
  select {
    flex: 1 1 160px;
    min-width: 0;
    max-width: 100%;
    height: 32px;
    padding: 0 6px;
    border: 1px solid var(--dd-line-strong);
    border-radius: var(--dd-corner);
    background: var(--dd-raised);
    color: var(--dd-ink);
    font: 400 12.5px / 1 var(--dd-code);
    text-overflow: ellipsis;
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 32px;
    white-space: nowrap;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    width: 28px;
    height: 16px;
    margin: 0;
    border: 1px solid var(--dd-line-strong);
    border-radius: 8px;
    background: var(--dd-raised);
    cursor: pointer;
  }
  .switch input::before {
    position: absolute;
    top: 2px;
    left: 2px;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--dd-line-strong);
    content: '';
    transition: transform var(--dd-motion);
  }
  .switch input:checked {
    border-color: var(--dd-accent);
    background: var(--dd-accent);
  }
  .switch input:checked::before {
    background: var(--dd-on-accent);
    transform: translateX(12px);
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
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
    font-size: 12px;
    line-height: 1.5;
    color: var(--dd-ink-soft);
  }
  .legend svg:not(:first-child) {
    margin-inline-start: 8px;
  }
  .kinds {
    gap: 2px 12px;
    margin-bottom: 4px;
  }
  .kinds li {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .controls {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-top: 8px;
  }
  .controls button {
    min-width: 36px;
    height: 32px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: var(--dd-corner);
    background: none;
    color: var(--dd-ink-soft);
    cursor: pointer;
  }
  .controls button svg {
    margin: auto;
  }
  .controls button:hover {
    border-color: var(--dd-line);
    color: var(--dd-ink);
  }
  .controls button:is(#play, #pause) {
    border-color: var(--dd-accent);
    color: var(--dd-accent);
  }
  .controls button[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .position {
    margin-inline-start: auto;
    font: 400 12px / 1 var(--dd-code);
    font-variant-numeric: tabular-nums;
    color: var(--dd-ink-soft);
  }
  .time {
    flex: none;
    font: 400 12px / 1.6 var(--dd-code);
    font-variant-numeric: tabular-nums;
    color: var(--dd-ink-soft);
  }
  .sentence {
    display: flex;
    gap: 10px;
    min-height: 3em;
    margin: 6px 0 4px;
    font-size: 15px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .sentence .time {
    line-height: 1.9;
  }
  .lanes {
    display: flex;
  }
  .gutter {
    flex: none;
  }
  .scroll {
    flex: 1;
    min-width: 0;
    border-radius: 4px;
    cursor: pointer;
    user-select: none;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--dd-line) transparent;
  }
  .scroll svg {
    overflow: hidden;
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
  .more {
    margin-top: 6px;
    color: var(--dd-ink-soft);
  }
  .list {
    margin-top: 16px;
    border-top: 1px solid var(--dd-line);
  }
  summary {
    padding: 8px 0;
    color: var(--dd-ink-soft);
    cursor: pointer;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li button {
    display: flex;
    gap: 10px;
    width: 100%;
    min-height: 28px;
    padding: 4px 6px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--dd-ink);
    font: 400 13px / 1.5 var(--dd-text);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  li button:hover {
    background: var(--dd-sunken);
  }
  li[aria-current] button {
    background: var(--dd-accent-wash);
  }
  :focus-visible {
    outline: 2px solid var(--dd-accent);
    outline-offset: 1px;
  }
  @container (max-width: 519px) {
    .switch {
      margin-inline-start: auto;
    }
    select {
      order: 3;
      flex-basis: 100%;
    }
  }
  @media (max-width: 767px) {
    .controls button {
      min-width: 48px;
      height: 44px;
    }
    select {
      height: 44px;
      font-size: 16px; /* phones zoom in on less */
    }
    .switch,
    li button {
      min-height: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .way path {
      animation: appear 180ms ease-out;
    }
    .component rect,
    .switch input::before {
      transition: none;
    }
  }
`;
