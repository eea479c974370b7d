/** The fenced blocks of a Markdown file. */

/** What a reader sees as one block of code, and what is to be done with it. */
export interface Block {
  /** The place of its first line: `docs/how-to.md:12`. */
  readonly place: string;
  readonly language: string;
  /** What follows the language on the fence: the file that the block is. */
  readonly info: string;
  /** With a line break at the end. */
  readonly text: string;
}

export function blocksOf(path: string, markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let k = 0; k < lines.length; k++) {
    const [, indent = '', fence, language = '', info = ''] =
      /^( *)(`{3,})(\w*) ?(.*)$/.exec(lines[k]!) ?? [];
    if (fence === undefined) continue;
    const start = k + 1;
    const end = lines.findIndex((line, at) => at >= start && line.trim() === fence);
    if (end < 0) throw new Error(`${path}:${k + 1}: a block that does not end`);
    const text = lines.slice(start, end).map((line) => `${line.replace(indent, '')}\n`);
    blocks.push({
      place: `${path}:${start + 1}`,
      language,
      info: info.trim(),
      text: text.join(''),
    });
    k = end;
  }
  return blocks;
}

/**
 * Whether an output is as it is shown. In what is shown, `…` stands for any text of one line, and for any lines where
 * it stands alone.
 */
export function isAsShown(shown: string, output: string): boolean {
  const pattern = shown
    .split('\n')
    .map((line) =>
      line.trim() === '…' ? '(?:.*\n)*?' : `${line.split('…').map(literal).join('.*')}\n`,
    )
    .join('')
    .replace(/\n$/, '');
  return new RegExp(`^${pattern}$`).test(output);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
