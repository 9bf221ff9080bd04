import { svg, type TemplateResult } from 'lit';
import type { Kind } from './model';

/** The kinds of steps as shapes around 0 0, told apart without colour. */
const forms: Record<Kind, TemplateResult> = {
  command: svg`<path d="M-4 -5 L5 0 L-4 5 Z" fill="currentColor" />`,
  fault: svg`<path d="M1.5 -6 L-4 1 H-0.5 L-1.5 6 L4 -1 H0.5 Z" fill="currentColor" />`,
  admit: svg`<path d="M-4 0.5 L-1 3.5 L4.5 -3.5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />`,
  write: svg`<circle r="4.5" fill="currentColor" />`,
  refuse: svg`<path d="M-4 -4 L4 4 M4 -4 L-4 4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />`,
  think: svg`<path d="M0 -5 L5 0 L0 5 L-5 0 Z" fill="none" stroke="currentColor" stroke-width="1.6" />`,
  run: svg`<rect x="-4" y="-4" width="8" height="8" rx="1.5" fill="none" stroke="currentColor" stroke-width="1.6" />`,
  route: svg`<path d="M-5 0 H4 M1 -3.5 L4.5 0 L1 3.5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />`,
};

export const kinds = Object.keys(forms) as Kind[];

export function form(kind: Kind): TemplateResult {
  return forms[kind];
}
