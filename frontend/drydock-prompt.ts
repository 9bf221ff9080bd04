import { html, LitElement, nothing } from 'lit';
import { History } from './terminal/history';
import { parse, type Typed } from './terminal/lines';
import { Candidate, Menu } from './terminal/menu';

const mostShown = 60;

/** The words of the page's language that it needs. */
interface Words {
  command: string;
  complete: string;
  interrupt: string;
  candidates: string;
  none: string;
  search: string;
}

/**
 * The line of a terminal where commands are typed: with a history that the browser keeps, completion, and several lines at once,
 * which are run one after the other. In the light DOM, so that the page's styles and labels reach it.
 *
 * Tab completes, but is no trap: on an empty line, with Shift, or after Escape it leaves.
 */
class DrydockPrompt extends LitElement {
  static override properties = {
    prompt: { type: String },
    inShell: { type: Boolean },
    following: { type: Boolean },
    status: { type: String },
    words: { attribute: false },
    menu: { state: true },
    said: { state: true },
    search: { state: true },
    height: { state: true },
  };

  declare prompt: string;
  declare inShell: boolean;
  /** Whether a command goes on, which Ctrl+C ends. */
  declare following: boolean;
  declare status: string;
  declare words: Words;
  declare private menu?: Menu;
  declare private said: string;
  declare private search?: { draft: string; at: number };
  declare private height: number;

  private readonly history = new History();
  private queue: Typed[] = [];
  private busy = false;
  private leaving = false;
  private asked = 0;

  constructor() {
    super();
    this.prompt = '$ ';
    this.inShell = false;
    this.following = false;
    this.status = '';
    this.words = { command: '', complete: '', interrupt: '', candidates: '', none: '', search: '' };
    this.said = '';
    this.height = 1;
  }

  protected override createRenderRoot() {
    return this;
  }

  /** Called by the server when a command has been answered. */
  ready() {
    this.busy = false;
    this.next();
  }

  /** Called by the server: what the word before the cursor could become. */
  offer(asked: number, from: number, to: number, candidates: Candidate[]) {
    if (asked !== this.asked) {
      return;
    }
    const menu = new Menu(this.line.value, from, to, candidates);
    this.said = this.words.none;
    if (candidates.length === 1) {
      this.put(menu.with(Menu.finished(candidates[0].text)));
      this.said = candidates[0].text;
    } else if (candidates.length > 1) {
      const common = menu.common();
      const shown = menu.with(common.length > to - from ? common : this.line.value.slice(from, to));
      this.put(shown);
      this.menu = new Menu(shown.line, from, shown.cursor, candidates);
      this.said = this.words.candidates.replace('#', String(candidates.length));
    }
  }

  override focus() {
    this.line.focus();
  }

  private get line(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  protected override render() {
    const found = this.search && this.search.at >= 0 ? this.history.all()[this.search.at] : '';
    return html`
      ${this.menu ? this.list(this.menu) : nothing}
      <div class="dd-following" role="status">${this.search ? `${this.words.search}: ${found}` : this.status}</div>
      <div class="dd-prompt">
        <label for="command-line">${this.search ? '⌕ ' : this.prompt}</label>
        <textarea
          id="command-line"
          class="dd-command"
          rows=${this.height}
          placeholder=${this.inShell ? '' : 'kubectl get pods'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-label=${this.words.command}
          aria-autocomplete="list"
          aria-controls=${this.menu ? 'completions' : nothing}
          aria-activedescendant=${this.menu && this.menu.chosen >= 0 ? `completion-${this.menu.chosen}` : nothing}
          @keydown=${this.pressed}
          @beforeinput=${this.broken}
          @input=${this.changed}
          @paste=${this.pasted}
        ></textarea>
        ${this.inShell ? nothing : html`<button id="complete" class="dd-key dd-touch" @click=${this.completeByHand}>${this.words.complete}</button>`}
        ${this.following ? html`<button id="interrupt" class="dd-key" @click=${this.interrupt}>${this.words.interrupt}</button>` : nothing}
      </div>
      <span class="dd-heard" role="status">${this.said}</span>
    `;
  }

  private list(menu: Menu) {
    const first = Math.max(0, Math.min(menu.chosen - mostShown + 1, menu.candidates.length - mostShown));
    const shown = menu.candidates.slice(first, first + mostShown);
    return html`<div id="completions" class="dd-completions" role="listbox" aria-label=${this.words.complete}>
      ${shown.map((each, i) => this.option(each, first + i))}
    </div>`;
  }

  private option(candidate: Candidate, number: number) {
    return html`<div
      role="option"
      id="completion-${number}"
      aria-selected=${String(number === this.menu?.chosen)}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.accept(number)}
    ><span>${candidate.text}</span>${candidate.description ? html` <small>${candidate.description}</small>` : nothing}</div>`;
  }

  protected override updated() {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  private pressed(event: KeyboardEvent) {
    if (event.isComposing || event.keyCode === 229) {
      return; // a Hangul syllable is not whole yet
    }
    const done = event.ctrlKey && !event.altKey && !event.metaKey ? this.control(event.key.toLowerCase()) : this.key(event);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key !== 'Escape' && event.key !== 'Shift') {
      this.leaving = false;
    }
  }

  private key(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'Enter':
        return !event.shiftKey && this.enter();
      case 'Tab':
        return !event.shiftKey && this.tab();
      case 'Escape':
        return this.escape();
      case 'ArrowUp':
        return this.menu ? this.choose(-1) : this.recall(-1);
      case 'ArrowDown':
        return this.menu ? this.choose(1) : this.recall(1);
      default:
        return false;
    }
  }

  private control(key: string): boolean {
    switch (key) {
      case 'c':
        if (this.line.selectionStart !== this.line.selectionEnd || String(getSelection())) {
          return false; // that copies
        }
        this.interrupt();
        return true;
      case 'l':
        this.tell('wipe');
        return true;
      case 'r':
        this.searchFurther();
        return true;
      case 'u':
        this.put({ line: this.line.value.slice(this.line.selectionEnd), cursor: 0 });
        return true;
      case 'd':
        if (this.inShell && !this.line.value) {
          this.send({ line: 'exit', input: '' });
        }
        return this.inShell;
      default:
        return false;
    }
  }

  private enter(): boolean {
    if (this.search) {
      const found = this.history.all()[this.search.at];
      this.put({ line: found ?? this.search.draft, cursor: -1 });
      this.search = undefined;
      return true;
    }
    if (this.menu && this.menu.chosen >= 0) {
      this.accept(this.menu.chosen);
      return true;
    }
    const text = this.line.value;
    const { commands, rest } = this.inShell ? { commands: [{ line: text, input: '' }], rest: '' } : parse(text + '\n');
    if (rest.trim()) {
      this.put({ line: text + '\n', cursor: -1 });
    } else {
      this.history.add(text);
      this.put({ line: '', cursor: 0 });
      commands.forEach((command) => this.send(command));
    }
    return true;
  }

  /** Keyboards on a screen may say so instead of pressing Enter. */
  private broken(event: InputEvent) {
    if (event.inputType === 'insertLineBreak' && this.enter()) {
      event.preventDefault();
    }
  }

  private tab(): boolean {
    if (this.leaving || this.inShell || !this.line.value.trim()) {
      this.closeMenu();
      return false;
    }
    if (this.menu) {
      return this.choose(1);
    }
    this.complete();
    return true;
  }

  private escape(): boolean {
    this.leaving = true;
    if (this.search) {
      this.put({ line: this.search.draft, cursor: -1 });
      this.search = undefined;
    }
    this.closeMenu();
    return true;
  }

  private complete() {
    const before = this.line.value.slice(0, this.line.selectionEnd);
    const start = before.lastIndexOf('\n') + 1;
    if (start === 0) {
      this.tell('ask', { asked: ++this.asked, line: this.line.value, cursor: before.length });
    }
  }

  private completeByHand() {
    this.line.focus();
    this.menu ? this.choose(1) : this.complete();
  }

  private choose(by: number): boolean {
    const menu = this.menu!;
    this.put(menu.choose(by));
    this.menu = menu;
    this.said = menu.candidates[menu.chosen].text;
    this.requestUpdate();
    return true;
  }

  private accept(number: number) {
    const menu = this.menu!;
    this.put(menu.with(Menu.finished(menu.candidates[number].text)));
    this.line.focus();
  }

  private closeMenu() {
    this.menu = undefined;
    this.said = '';
  }

  /** Where a line of several is shown, the keys move in it first. */
  private recall(by: number): boolean {
    const { value, selectionStart, selectionEnd } = this.line;
    const beside = by < 0 ? value.slice(0, selectionStart) : value.slice(selectionEnd);
    if (beside.includes('\n')) {
      return false;
    }
    this.put({ line: this.history.go(by, value), cursor: -1 });
    return true;
  }

  private searchFurther() {
    if (this.search) {
      const older = this.history.find(this.line.value, this.search.at);
      this.search = { ...this.search, at: older < 0 ? this.search.at : older };
    } else {
      this.search = { draft: this.line.value, at: this.history.find(this.line.value) };
    }
  }

  private changed() {
    this.closeMenu();
    this.asked++;
    if (this.search) {
      this.search = { ...this.search, at: this.history.find(this.line.value) };
    }
    this.grow();
  }

  private pasted(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
    if (!text.includes('\n')) {
      return;
    }
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.line;
    const whole = value.slice(0, selectionStart) + text + value.slice(selectionEnd);
    const { commands, rest } = this.inShell ? this.raw(whole) : parse(whole);
    const run = whole.slice(0, whole.length - rest.length).trim();
    this.history.add(run);
    this.put({ line: rest, cursor: -1 });
    commands.forEach((command) => this.send(command));
  }

  private raw(text: string) {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    return { commands: lines.map((line) => ({ line, input: '' })), rest };
  }

  private interrupt() {
    this.queue = [];
    this.search = undefined;
    if (this.following) {
      this.tell('interrupt');
    } else {
      this.put({ line: '', cursor: 0 });
    }
    this.closeMenu();
    this.line.focus();
  }

  private send(command: Typed) {
    this.queue.push(command);
    this.next();
  }

  /** The next one begins when the one before was answered. */
  private next() {
    const command = this.busy ? undefined : this.queue.shift();
    if (!command) {
      return;
    }
    const word = this.inShell ? '' : command.line;
    if (word === 'clear' || word === 'reset') {
      this.tell('wipe');
      this.next();
    } else if (word === 'help' || word === 'history') {
      this.tell('local', { line: word, text: word === 'history' ? this.numbered() : '' });
      this.next();
    } else {
      this.busy = true;
      this.tell('line', { ...command, typed: this.inShell });
    }
  }

  private numbered(): string {
    return this.history
      .all()
      .slice(-100)
      .map((line, i) => `${String(i + 1).padStart(5)}  ${line}`)
      .join('\n');
  }

  private tell(what: string, detail: object = {}) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  /** Shows a line; a cursor of -1 is at its end. */
  private put(shown: { line: string; cursor: number }) {
    const { line } = this;
    line.value = shown.line;
    const cursor = shown.cursor < 0 ? shown.line.length : shown.cursor;
    line.setSelectionRange(cursor, cursor);
    this.closeMenu();
    this.grow();
  }

  private grow() {
    this.height = Math.min(10, this.line.value.split('\n').length);
  }
}

customElements.define('drydock-prompt', DrydockPrompt);
