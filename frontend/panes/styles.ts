import { css } from 'lit';

export const panesStyles = css`
  :host {
    display: block;
    min-height: 0;
    height: 100%;
    --rule: var(--dd-line);
    --accent: var(--dd-accent);
    --soft: var(--dd-ink-soft);
  }
  [hidden] {
    display: none !important;
  }
  .frame {
    display: grid;
    height: 100%;
    min-height: 0;
  }
  .frame.wide {
    grid-template-columns: var(--text) 1px minmax(0, var(--work)) 1px minmax(0, 1fr);
    grid-template-rows: minmax(0, var(--editor)) auto auto 1px minmax(96px, 1fr);
    grid-template-areas:
      'text d1 editor d2 cluster'
      'text d1 actions d2 cluster'
      'text d1 verdict d2 cluster'
      'text d1 d3 d2 cluster'
      'text d1 terminal d2 cluster';
  }
  .frame.medium {
    grid-template-columns: max(calc(var(--text) + 10%), 300px) 1px minmax(0, 1fr);
    grid-template-rows: auto minmax(0, var(--editor)) auto auto 1px minmax(96px, 1fr);
    grid-template-areas:
      'text d1 tabs'
      'text d1 main'
      'text d1 actions'
      'text d1 verdict'
      'text d1 d3'
      'text d1 terminal';
  }
  .frame.wide.no-text {
    grid-template-columns: minmax(0, calc(var(--work) + 12%)) 1px minmax(0, 1fr);
    grid-template-areas:
      'editor d2 cluster'
      'actions d2 cluster'
      'verdict d2 cluster'
      'd3 d2 cluster'
      'terminal d2 cluster';
  }
  .frame.medium.no-text {
    grid-template-columns: minmax(0, 1fr);
    grid-template-areas: 'tabs' 'main' 'actions' 'verdict' 'd3' 'terminal';
  }
  .frame.narrow {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto auto auto;
    grid-template-areas: 'main' 'verdict' 'actions' 'tabs';
  }
  .part {
    min-width: 0;
    min-height: 0;
    overflow: auto;
  }
  .part.text {
    grid-area: text;
    scrollbar-gutter: stable;
  }
  .part.editor {
    grid-area: editor;
    overflow: hidden;
  }
  .part.cluster {
    grid-area: cluster;
  }
  .part.terminal {
    grid-area: terminal;
    overflow: hidden;
  }
  .medium .part.editor,
  .medium .part.cluster,
  .narrow .part {
    grid-area: main;
  }
  .actions {
    grid-area: actions;
    min-width: 0;
    border-top: 1px solid var(--rule);
  }
  .verdict {
    grid-area: verdict;
    min-width: 0;
    min-height: 0;
    max-height: 30vh;
    overflow: auto;
  }
  .narrow .verdict {
    border-top: 1px solid var(--rule);
    max-height: 40vh;
  }
  /* Here it only says how it went; the room is for what one came to see. */
  .narrow:is(.on-text, .on-cluster) .verdict {
    max-height: 44px;
    overflow: hidden;
  }
  .tabs {
    grid-area: tabs;
    display: flex;
    gap: 4px;
    padding: 0 8px;
    border-bottom: 1px solid var(--rule);
  }
  .narrow .tabs {
    padding: 0 0 env(safe-area-inset-bottom);
    gap: 0;
    border-bottom: none;
    border-top: 1px solid var(--rule);
  }
  [role='tab'] {
    font: inherit;
    font-size: 14px;
    color: var(--soft);
    background: none;
    border: none;
    border-bottom: 2px solid transparent;
    padding: 0 12px;
    min-height: 40px;
    cursor: pointer;
    position: relative;
    white-space: nowrap;
  }
  .narrow [role='tab'] {
    flex: 1;
    min-height: 48px;
    padding: 0 4px;
    border-bottom: none;
    border-top: 2px solid transparent;
  }
  [role='tab'][aria-selected='true'] {
    color: var(--dd-ink);
    border-color: var(--accent);
    font-weight: 600;
  }
  [role='tab']:hover {
    color: var(--dd-ink);
  }
  .dot {
    display: inline-block;
    width: 6px;
    height: 6px;
    margin-inline-start: 5px;
    border-radius: 50%;
    background: var(--accent);
    vertical-align: middle;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .divider {
    position: relative;
    background: var(--rule);
    z-index: 2;
    touch-action: none;
    transition: background 150ms ease;
  }
  .divider::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .divider.vertical {
    cursor: col-resize;
  }
  .divider.vertical::after {
    inset: 0 -5px;
  }
  .divider.horizontal {
    cursor: row-resize;
  }
  .divider.horizontal::after {
    inset: -5px 0;
  }
  .divider:hover,
  .divider:focus-visible {
    background: var(--accent);
    outline: 1px solid var(--accent);
    outline-offset: 0;
  }
  .of-text {
    grid-area: d1;
  }
  .of-work {
    grid-area: d2;
  }
  .of-editor {
    grid-area: d3;
  }
`;
