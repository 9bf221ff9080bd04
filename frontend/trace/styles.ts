import { css } from 'lit';

/** All around the drawings: choice, controls, legend, list. */
export const traceStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
    font-family: var(--dd-text);
    font-size: 13px;
    color: var(--dd-ink);
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
    .switch input::before {
      transition: none;
    }
  }
`;
