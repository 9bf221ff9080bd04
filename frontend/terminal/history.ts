const key = 'drydock.history';
const most = 200;

/** The lines that were run in this browser, oldest first. Without storage they last as long as the page. */
export class History {
  private lines: string[] = read();
  private at = this.lines.length;
  private draft = '';

  all(): string[] {
    return this.lines;
  }

  add(line: string) {
    if (line.trim() && !line.startsWith(' ') && this.lines[this.lines.length - 1] !== line) {
      this.lines = [...read(this.lines), line].slice(-most);
      try {
        localStorage.setItem(key, JSON.stringify(this.lines));
      } catch {
        // Then it is not kept.
      }
    }
    this.at = this.lines.length;
  }

  /** The line before or after the one shown. */
  go(by: number, shown: string): string {
    if (this.at === this.lines.length) {
      this.draft = shown;
    }
    this.at = Math.min(Math.max(this.at + by, 0), this.lines.length);
    return this.at < this.lines.length ? this.lines[this.at] : this.draft;
  }

  /** The latest line that holds a text, before the one at `before`. */
  find(text: string, before = this.lines.length): number {
    for (let i = Math.min(before, this.lines.length) - 1; i >= 0; i--) {
      if (text && this.lines[i].includes(text)) {
        return i;
      }
    }
    return -1;
  }
}

/** Another page of this browser may have added to it. */
function read(otherwise: string[] = []): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(kept) ? kept.filter((line): line is string => typeof line === 'string') : otherwise;
  } catch {
    return otherwise;
  }
}
