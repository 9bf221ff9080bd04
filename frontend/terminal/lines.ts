/** A command line, and what it is given to read. */
export interface Typed {
  line: string;
  input: string;
}

const hereDocument = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1/;

/**
 * Parts what was typed or pasted into commands. Comments and empty lines are none.
 * What stands after the last line break, or is not whole yet, is the rest.
 */
export function parse(text: string): { commands: Typed[]; rest: string } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const last = lines.pop() ?? '';
  const commands: Typed[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = endOf(lines, at);
    if (end < 0) {
      return { commands, rest: [...lines.slice(at), last].join('\n') };
    }
    const command = whole(lines.slice(at, end));
    if (command.line && !command.line.startsWith('#')) {
      commands.push(command);
    }
    at = end;
  }
  return { commands, rest: last };
}

/** The number of the line behind the command that begins in line `at`; -1 where it does not end. */
function endOf(lines: string[], at: number): number {
  let text = lines[at++];
  if (text.trimStart().startsWith('#')) {
    return at;
  }
  while (goesOn(text)) {
    if (at >= lines.length) {
      return -1;
    }
    text = text.replace(/\\$/, '') + '\n' + lines[at++];
  }
  const here = hereDocument.exec(text);
  if (!here) {
    return at;
  }
  const end = lines.findIndex((line, number) => number >= at && line.trim() === here[2]);
  return end < 0 ? -1 : end + 1;
}

function whole(lines: string[]): Typed {
  const here = lines.findIndex((line) => hereDocument.test(line));
  const head = (here < 0 ? lines : lines.slice(0, here + 1))
    .reduce((text, line) => (text.endsWith('\\') ? text.slice(0, -1) + line.trimStart() : `${text}\n${line}`))
    .replace(hereDocument, '')
    .trim()
    .replace(/^\$\s+/, '');
  const body = here < 0 ? [] : lines.slice(here + 1, -1);
  return { line: head, input: body.map((line) => line + '\n').join('') };
}

/** Whether a line ends in a backslash, or within quotes. */
function goesOn(text: string): boolean {
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\' && quote !== "'") {
      i++;
    } else if (quote) {
      quote = c === quote ? '' : quote;
    } else if (c === "'" || c === '"') {
      quote = c;
    }
  }
  return quote !== '' || /\\$/.test(text);
}
