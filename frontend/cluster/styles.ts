import { css } from 'lit';

export const clusterStyles = css`
  :host {
    display: block;
    font-family: var(--dd-text);
    color: var(--ink);
    --ink: var(--dd-ink);
    --soft: var(--dd-ink-soft);
    --rule: var(--dd-line);
    --raised: var(--dd-raised);
    --accent: var(--dd-accent);
    --ready: var(--dd-ready);
    --starting: var(--dd-starting);
    --waiting: var(--dd-waiting);
    --failing: var(--dd-failing);
    --ending: var(--dd-ending);
    --code: var(--dd-code);
  }
  .away {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .frame {
    position: relative;
  }
  .foot {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 8px 16px;
    margin: 8px 0 0;
  }
  .filter {
    flex: none;
    max-width: 50%;
    margin: 0;
    padding: 1px 4px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: transparent;
    color: var(--soft);
    font: inherit;
    font-size: 13px;
    cursor: pointer;
  }
  .filter:hover {
    border-color: var(--rule);
    color: var(--ink);
  }
  .filter:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .filter option {
    background: var(--raised);
    color: var(--ink);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin: 0 0 10px;
    padding: 0;
    list-style: none;
    font-size: 13px;
    color: var(--soft);
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-variant-numeric: tabular-nums;
  }
  .legend li.none svg {
    opacity: 0.5;
  }
  .legend b {
    font-weight: 400;
  }
  .legend li:not(.none) b {
    color: var(--ink);
    font-weight: 600;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .detail {
    min-height: 2.9em;
    margin: 0;
    font-size: 13px;
    line-height: 1.45;
    color: var(--soft);
    overflow-wrap: anywhere;
  }
  .detail b {
    color: var(--ink);
    font-family: var(--code);
    font-weight: 500;
  }
  .ready {
    color: var(--ready);
  }
  .starting {
    color: var(--starting);
  }
  .waiting {
    color: var(--waiting);
  }
  .failing {
    color: var(--failing);
  }
  .ending {
    color: var(--ending);
  }
  .box > rect {
    fill: var(--raised);
    stroke: var(--rule);
  }
  .queue > rect {
    fill: none;
    stroke: var(--rule);
    stroke-dasharray: 4 4;
  }
  .box.lost > rect {
    stroke: var(--failing);
    stroke-dasharray: 3 3;
  }
  text {
    fill: var(--ink);
    font-size: 12px;
  }
  text.name {
    font-family: var(--code);
    font-weight: 500;
  }
  text.soft {
    fill: var(--soft);
    font-size: 11.5px;
  }
  text.code {
    font-family: var(--code);
    font-size: 11px;
  }
  .component text {
    font-size: 11px;
  }
  .component rect {
    fill: var(--dd-paper);
    stroke: var(--rule);
  }
  .component.out rect {
    stroke: var(--failing);
    stroke-dasharray: 3 3;
  }
  .component.out text {
    fill: var(--failing);
  }
  .tab {
    pointer-events: none;
  }
  .box .tab rect,
  .tab rect {
    fill: var(--raised);
    stroke: color-mix(in srgb, var(--soft) 45%, var(--raised));
    stroke-dasharray: none;
  }
  .tab text {
    fill: var(--soft);
    font-family: var(--code);
    font-size: 9.5px;
  }
  .box .tab.failing rect {
    stroke: var(--failing);
  }
  .tab.failing text {
    fill: var(--failing);
    font-size: 10px;
  }
  .count text {
    font-family: var(--code);
    font-variant-numeric: tabular-nums;
  }
  .count.none .shape {
    opacity: 0.5;
  }
  .count.none text {
    fill: var(--soft);
  }
  .edge {
    fill: none;
    stroke: var(--soft);
    stroke-width: 2;
  }
  .arrow {
    fill: none;
    stroke: var(--soft);
    stroke-width: 1.2;
  }
  .corner {
    fill: var(--soft);
  }
  text.revision {
    fill: var(--soft);
    font-size: 11px;
    font-family: var(--code);
  }
  .pod.old .plate {
    stroke-dasharray: 3 2.5;
    stroke: color-mix(in srgb, currentColor 70%, var(--raised));
  }
  .pod text.word {
    fill: currentColor;
    font-size: 11px;
    font-family: var(--code);
  }
  .pod,
  .service,
  .workload,
  .component,
  .box {
    outline: none;
    cursor: pointer;
  }
  .queue {
    cursor: default;
  }
  .pod {
    transition:
      transform 220ms cubic-bezier(0.3, 0, 0.2, 1),
      opacity 180ms ease;
  }
  .pod.entering,
  .pod.crossing {
    opacity: 0;
  }
  .pod.leaving {
    opacity: 0;
    pointer-events: none;
  }
  .pod .plate {
    fill: color-mix(in srgb, currentColor 7%, var(--raised));
    stroke: color-mix(in srgb, currentColor 38%, var(--raised));
    transition:
      fill 200ms ease,
      stroke 200ms ease;
  }
  .pod.fresh .plate {
    animation: lit 1.8s ease-out;
  }
  @keyframes lit {
    0%,
    30% {
      stroke: var(--accent);
      stroke-width: 2.5;
    }
  }
  .service > rect,
  .workload > rect {
    fill: var(--dd-paper);
    stroke: var(--rule);
  }
  .link {
    fill: none;
    stroke: color-mix(in srgb, var(--soft) 45%, transparent);
    stroke-width: 1;
    animation: appear 300ms 200ms ease both;
  }
  .link.lit {
    stroke: var(--accent);
    stroke-width: 1.6;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .quiet .pod:not(.near),
  .quiet .link:not(.lit) {
    opacity: 0.35;
  }
  :is(.pod, .service, .workload, .component, .box:not(.queue)):is(:hover, :focus-visible) > :is(.plate, rect) {
    stroke: var(--accent);
  }
  :focus-visible > :is(.plate, rect) {
    stroke-width: 2.5;
  }
  .empty {
    fill: var(--soft);
    font-size: 12px;
  }
  @media (prefers-reduced-motion: reduce) {
    .pod {
      transition: opacity 180ms ease;
    }
    .pod.fresh .plate,
    .link {
      animation: none;
    }
  }
`;
