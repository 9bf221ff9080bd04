/** How much of the frame the text and the editor's column take in width, and the editor in height. */
export interface Shares {
  text: number;
  work: number;
  editor: number;
}

export type Divider = keyof Shares;

const key = 'drydock.panes';

export const standard: Shares = { text: 0.3, work: 0.36, editor: 0.5 };

/** Keeps every part wide enough to be used. */
export function clamped({ text, work, editor }: Shares): Shares {
  const t = between(text, 0.18, 0.5);
  return { text: t, work: between(work, 0.22, 0.8 - t), editor: between(editor, 0.2, 0.75) };
}

export function readShares(): Shares {
  try {
    return clamped({ ...standard, ...JSON.parse(localStorage.getItem(key) ?? '{}') });
  } catch {
    return standard;
  }
}

export function writeShares(shares: Shares) {
  try {
    localStorage.setItem(key, JSON.stringify(shares));
  } catch {
    // A browser that keeps nothing still shows the panes.
  }
}

function between(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;
}
