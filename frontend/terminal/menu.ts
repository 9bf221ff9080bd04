/** What a word could become, and which of it is chosen. */
export interface Candidate {
  text: string;
  description: string;
}

/** The line as it was when somebody asked, and the words that fit into it. */
export class Menu {
  chosen = -1;

  constructor(
    private readonly line: string,
    private readonly from: number,
    private readonly to: number,
    readonly candidates: Candidate[],
  ) {}

  /** The line with a word in its place, and where the cursor then stands. */
  with(word: string): { line: string; cursor: number } {
    return { line: this.line.slice(0, this.from) + word + this.line.slice(this.to), cursor: this.from + word.length };
  }

  /** What all of them begin with. */
  common(): string {
    return this.candidates
      .map((each) => each.text)
      .reduce((one, other) => {
        let length = 0;
        while (length < one.length && one[length] === other[length]) {
          length++;
        }
        return one.slice(0, length);
      });
  }

  choose(by: number): { line: string; cursor: number } {
    const count = this.candidates.length;
    this.chosen = this.chosen < 0 && by < 0 ? count - 1 : (this.chosen + by + count) % count;
    return this.with(this.candidates[this.chosen].text);
  }

  /** A word that is whole is followed by a blank; a flag that wants a value, or half a name, is not. */
  static finished(word: string): string {
    return /[=/:,]$/.test(word) ? word : word + ' ';
  }
}
