import { svg, type TemplateResult } from 'lit';
import type { State } from './model';

/** The five states as shapes of 12 by 12, told apart without colour. */
export function shape(state: State, size = 12): TemplateResult {
  return svg`<g class="shape ${state}" transform="scale(${size / 12})" aria-hidden="true">${forms[state]}</g>`;
}

const forms: Record<State, TemplateResult> = {
  ready: svg`<circle cx="6" cy="6" r="5" fill="currentColor" />`,
  starting: svg`<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.4" />
    <path d="M6 1.6 A4.4 4.4 0 0 0 6 10.4 Z" fill="currentColor" />`,
  waiting: svg`<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.6" />`,
  failing: svg`<path d="M6 0.9 L11.6 10.9 L0.4 10.9 Z" fill="currentColor" />`,
  ending: svg`<path d="M2 2 L10 10 M10 2 L2 10" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
};
