/**
 * The API page, made from the declarations that the compiler writes and from the docstrings in them.
 *
 * `npm run docs` writes docs/api.md; a test compares it with what this module makes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const program = (name: string): string => join(root, 'node_modules', '.bin', name);

/** A name that a layer exports: where it is declared, how, and what is said about it. */
interface Entry {
  /** Under which it is exported. */
  readonly name: string;
  /** The declaring module, from the root: `src/theory/model.ts`. */
  readonly module: string;
  readonly docstring: string;
  /** The declaration without `export declare`, private members and its own docstring. */
  readonly declaration: string;
}

/** One import path of the package. */
interface Layer {
  /** As it is imported: `ladderproof/theory`. */
  readonly path: string;
  readonly docstring: string;
  readonly entries: readonly Entry[];
}

/** What is read off the syntax tree, which has more. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name?: string } | null;
  readonly declaration?: Node | null;
  readonly declarations?: readonly Node[];
  readonly body?: { readonly body?: readonly Node[] } | readonly Node[] | null;
  readonly accessibility?: string | null;
  readonly source?: { readonly value: string } | null;
  readonly specifiers?: readonly {
    readonly local: { readonly name: string };
    readonly exported: { readonly name: string };
  }[];
}

/** A file of declarations, parsed. */
interface Source {
  readonly text: string;
  readonly body: readonly Node[];
  /** Docstrings by where they end. */
  readonly docstrings: readonly {
    readonly start: number;
    readonly end: number;
    readonly value: string;
  }[];
}

/** The page, from declarations that are compiled for it into a folder of their own. */
export function apiPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ladderproof-api-'));
  try {
    const options = ['--emitDeclarationOnly', '--outDir', folder];
    // Types that do not fit elsewhere are for `npm run check` to complain of; declarations are written all the same.
    spawnSync(program('tsc'), ['-p', 'tsconfig.build.json', ...options], { cwd: root });
    return pageOf(layersIn(folder), groupsOf(read('src/index.ts')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The layers, as package.json exports them. */
function layersIn(folder: string): readonly Layer[] {
  const { name, exports }: PackageText = JSON.parse(read('package.json'));
  const sources = new Map<string, Source>();
  return Object.entries(exports).flatMap(([subpath, target]): Layer[] => {
    if (typeof target === 'string') return [];
    const index = target.types.replace('./dist/', '');
    const path = subpath.replace(/^\./, name);
    const entries = entriesOf(join(folder, index), folder, sources);
    return [{ path, docstring: headOf(index.replace(/\.d\.ts$/, '.ts')), entries }];
  });
}

interface PackageText {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

/** Everything that an index passes on, each followed to its declaration. */
function entriesOf(index: string, folder: string, sources: Map<string, Source>): readonly Entry[] {
  return passedOn(sourceAt(index, sources)).map(({ local, exported, from }) => {
    const { file, name } = originOf(join(dirname(index), from), local, sources);
    return entryOf(file, name, exported, folder, sources);
  });
}

interface Passed {
  readonly local: string;
  readonly exported: string;
  /** The file of declarations. */
  readonly from: string;
}

function passedOn({ body }: Source): readonly Passed[] {
  return body.flatMap(({ type, source, specifiers = [] }) =>
    type === 'ExportNamedDeclaration' && source
      ? specifiers.map(({ local, exported }) => ({
          local: local.name,
          exported: exported.name,
          from: source.value.replace(/\.[jt]s$/, '.d.ts'),
        }))
      : [],
  );
}

function originOf(
  file: string,
  name: string,
  sources: Map<string, Source>,
): { readonly file: string; readonly name: string } {
  const passed = passedOn(sourceAt(file, sources)).find((each) => each.exported === name);
  return passed
    ? originOf(join(dirname(file), passed.from), passed.local, sources)
    : { file, name };
}

function sourceAt(file: string, sources: Map<string, Source>): Source {
  const known = sources.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const { program: tree, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const docstrings = comments.filter(({ type, value }) => type === 'Block' && value[0] === '*');
  const source: Source = { text, body: tree.body as unknown as readonly Node[], docstrings };
  sources.set(file, source);
  return source;
}

function entryOf(
  file: string,
  name: string,
  exported: string,
  folder: string,
  sources: Map<string, Source>,
): Entry {
  const source = sourceAt(file, sources);
  const statement = source.body.find(({ declaration }) =>
    [declaration, ...(declaration?.declarations ?? [])].some((each) => each?.id?.name === name),
  );
  if (!statement?.declaration) throw new Error(`${name} is not declared in ${file}`);
  const docstring = docstringBefore(source, statement.start);
  if (docstring === undefined) throw new Error(`${name} in ${file} has no docstring`);
  return {
    name: exported,
    module: relative(folder, file).replace(/\.d\.ts$/, '.ts'),
    docstring: docstring.text,
    declaration: publicText(source, statement.declaration).replace(/^declare /, ''),
  };
}

/** The docstring with nothing but space between it and the given place. */
function docstringBefore(
  { text, docstrings }: Source,
  place: number,
): { readonly text: string; readonly start: number } | undefined {
  const found = docstrings.findLast(({ end }) => end <= place);
  if (!found || text.slice(found.end, place).trim() !== '') return undefined;
  return { text: plain(found.value), start: found.start };
}

/** The text of a declaration without its private members. */
function publicText(source: Source, declaration: Node): string {
  const { body } = declaration;
  const members = body && 'body' in body ? (body.body ?? []) : [];
  let text = '';
  let from = declaration.start;
  for (const { accessibility, start, end } of members) {
    if (accessibility !== 'private') continue;
    text += source.text.slice(from, docstringBefore(source, start)?.start ?? start);
    from = end;
  }
  return text + source.text.slice(from, declaration.end);
}

/** The text of a comment without its asterisks. */
function plain(comment: string): string {
  return comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}

/** What a module says of itself in its first lines. */
function headOf(module: string): string {
  const head = /^(?:#!.*\n)?\/\*\*([\s\S]*?)\*\/\n(?=\n|import|export \{)/.exec(read(module));
  return head ? plain(`*${head[1]}`) : '';
}

/** The groups of names in the main index, by the comments above them. */
function groupsOf(
  index: string,
): readonly { readonly title: string; readonly names: readonly string[] }[] {
  return [...index.matchAll(/^\/\/ (.+)\nexport \{([^}]*)\}/gm)].map(([, title, names]) => ({
    title: title!,
    names: names!.split(',').flatMap((each) => each.trim().replace(/^type /, '') || []),
  }));
}

function pageOf([main, ...layers]: readonly Layer[], groups: ReturnType<typeof groupsOf>): string {
  if (!main) throw new Error('package.json exports nothing');
  const anchors = new Anchors();
  const formatted = format(layers.flatMap(({ entries }) => entries));
  // Headings first: links go forward too.
  anchors.add('API');
  anchors.add(main.path);
  for (const { title } of groups) anchors.add(title);
  for (const { path, entries } of layers) {
    anchors.add(path);
    for (const [module, own] of byModule(entries)) {
      anchors.add(moduleTitle(module));
      for (const entry of own) anchors.add(entry.name, keyOf(entry));
    }
  }
  const all = layers.flatMap(({ entries }) => entries);
  const link = (entry: Entry): string => `[\`${entry.name}\`](#${anchors.of(keyOf(entry))})`;
  return [
    '# API',
    'Made from the docstrings by `npm run docs`. What is not on this page is not public, and may change.',
    [main, ...layers]
      .map(
        ({ path, docstring }) =>
          `- [\`${path}\`](#${anchors.of(path)}): ${firstSentence(docstring)}`,
      )
      .join('\n'),
    `## \`${main.path}\``,
    main.docstring,
    ...groups.flatMap(({ title, names }) => [
      `### ${title}`,
      [
        '| name | what |',
        '|---|---|',
        ...names.map((name) => {
          const entry = all.find((each) => each.name === name && isIn(main, each));
          if (!entry) throw new Error(`${name} of ${main.path} is in no layer`);
          return `| ${link(entry)} | ${cell(firstSentence(entry.docstring))} |`;
        }),
      ].join('\n'),
    ]),
    ...layers.flatMap(({ path, docstring, entries }) => [
      `## \`${path}\``,
      docstring,
      ...[...byModule(entries)].flatMap(([module, own]) => [
        `### ${moduleTitle(module)}`,
        ...(headOf(module) === '' ? [] : [tagged(headOf(module))]),
        ...own.flatMap((entry) => [
          `#### \`${entry.name}\``,
          tagged(entry.docstring),
          `\`\`\`ts\n${formatted.get(entry)}\n\`\`\``,
          ...mentioned(entry, entries, all, link),
        ]),
      ]),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function isIn({ entries }: Layer, { name, module }: Entry): boolean {
  return entries.some((each) => each.name === name && each.module === module);
}

function byModule(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries)
    groups.set(entry.module, [...(groups.get(entry.module) ?? []), entry]);
  return groups;
}

/** `src/claims/tex/read.ts` as `claims/tex/read`. */
function moduleTitle(module: string): string {
  return module.replace(/^src\/|\.ts$/g, '');
}

function keyOf({ module, name }: Entry): string {
  return `${module} ${name}`;
}

/** A line with links to the declarations that a declaration speaks of, those of its own layer first. */
function mentioned(
  entry: Entry,
  own: readonly Entry[],
  all: readonly Entry[],
  link: (entry: Entry) => string,
): readonly string[] {
  const code = entry.declaration.replace(/\/\*\*[\s\S]*?\*\//g, '');
  const names = new Set(code.match(/\b[A-Z]\w+\b/g) ?? []);
  const links = [...names].flatMap((name) => {
    if (name === entry.name) return [];
    const found = [...own, ...all].find((each) => each.name === name);
    return found ? [link(found)] : [];
  });
  return links.length === 0 ? [] : [`See ${links.join(', ')}.`];
}

function firstSentence(docstring: string): string {
  const [first = ''] = docstring.split(/\n\n|\n@/);
  const line = first.replace(/\s+/g, ' ');
  return /^.*?\.(?= |$)(?<!\b(?:e\.g|i\.e|Eqs?|Figs?|Secs?)\.)/.exec(line)?.[0] ?? line;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A docstring with its tags as a list. */
function tagged(docstring: string): string {
  const [prose = '', ...tags] = docstring.split(/\n(?=@)|^(?=@)/);
  const items = tags.map((tag) => {
    const [, kind = '', name = '', rest = ''] =
      /^@(\w+)\s+(?:(?<=@param\s+)(\S+)\s+)?([\s\S]*)$/.exec(tag) ?? [];
    const text = rest.replace(/\s*\n\s*/g, ' ').trim();
    if (kind === 'param') return `- \`${name}\`: ${text}`;
    return `- ${kind}: ${text}`;
  });
  return [prose.trim(), items.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** The declarations in the project's own format, all at once. */
function format(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const mark = (k: number): string => `// declaration ${k}\n`;
  const text = entries.map(({ declaration }, k) => `${mark(k)}${declaration}\n`).join('');
  const formatted = execFileSync(
    program('biome'),
    ['format', '--stdin-file-path=docs/declarations.d.ts'],
    { cwd: root, input: text, encoding: 'utf8' },
  );
  const pieces = formatted.split(/^\/\/ declaration \d+\n/m).slice(1);
  return new Map(entries.map((entry, k) => [entry, pieces[k]!.trim()]));
}

/** The addresses of headings, as GitHub makes them. */
class Anchors {
  private readonly taken = new Map<string, number>();
  private readonly addresses = new Map<string, string>();

  add(heading: string, key = heading): void {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const before = this.taken.get(slug) ?? 0;
    this.taken.set(slug, before + 1);
    this.addresses.set(key, before === 0 ? slug : `${slug}-${before}`);
  }

  of(key: string): string {
    const address = this.addresses.get(key);
    if (address === undefined) throw new Error(`there is no heading for ${key}`);
    return address;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(root, 'docs/api.md'), apiPage());
