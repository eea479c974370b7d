/**
 * A fingerprint of code: it changes whenever anything changes that modules could compute differently for.
 *
 * It covers the text of the modules, of everything that they import, and so on; the packages among those, by
 * their files; and the version of Node. Modules that can reach outside, to files or the network, or import what
 * is known only when they run, have no fingerprint: what they compute may depend on anything.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What a module may import from Node without its results depending on more than its input. */
const HARMLESS = new Set(['util', 'url', 'path', 'worker_threads', 'module']);

const IMPORTS = [
  // import … from '…', export … from '…'; types are gone when the code runs
  /^[ \t]*(?:import|export)(?!\s+type\b)\s[^;'"]*?\bfrom\s*(['"])([^'"\n]+)\1/gm,
  /^[ \t]*import\s*(['"])([^'"\n]+)\1/gm,
  /\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?(['"])([^'"\n]+)\1\s*[,)]/g,
  /\bnew URL\(\s*(['"])(\.[^'"\n]+)\1\s*,\s*import\.meta\.url/g,
];

/** An import of something that the text does not name; a method of that name imports nothing. */
const UNNAMED = /(?<!\.)\bimport\(\s*(?!(?:\/\*[^*]*\*\/\s*)?['"][^'"\n]+['"]\s*[,)])/;

interface Module {
  readonly hash: string;
  readonly modules: readonly string[];
  /** Folders of packages. */
  readonly packages: readonly string[];
  readonly pure: boolean;
}

/** Fingerprints of the code on one machine, each file read once. */
export class Fingerprints {
  readonly #modules = new Map<string, Module>();
  readonly #packages = new Map<string, string>();
  /** When this process began, by the clock of the files: what is younger may not be the code that runs here. */
  readonly #started: number;

  constructor(started: number = performance.timeOrigin) {
    this.#started = started;
  }

  /**
   * The fingerprint of modules with all that they import.
   *
   * @param modules addresses (`import.meta.url`) or paths
   * @returns 64 hexadecimal digits; undefined when the code may depend on something else, or was changed after
   *   this process began, so that what runs may not be what is on disk
   */
  of(modules: readonly (string | URL)[]): string | undefined {
    const closure = this.closure(modules);
    if (closure === undefined) return undefined;
    const hash = createHash('sha256').update(`${process.version} ${process.arch}\n`);
    const packages = new Set<string>();
    // By content alone, in an order of its own: a clone elsewhere computes the same.
    for (const file of closure) {
      const module = this.#read(file);
      hash.update(`${module.hash}\n`);
      for (const each of module.packages) packages.add(each);
    }
    const found = new Map<string, string>();
    for (const each of packages) this.#addPackage(each, found);
    for (const text of [...found.values()].sort()) hash.update(`${text}\n`);
    return hash.digest('hex');
  }

  /** The files of modules and of all that they import, sorted; undefined when that is more than can be told. */
  closure(modules: readonly (string | URL)[]): readonly string[] | undefined {
    const seen = new Set<string>();
    const open = modules.map(pathOf);
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      const module = this.#read(file);
      if (!module.pure) return undefined;
      open.push(...module.modules);
    }
    return [...seen].sort();
  }

  #read(file: string): Module {
    const known = this.#modules.get(file);
    if (known) return known;
    const module = this.#scan(file);
    this.#modules.set(file, module);
    return module;
  }

  #scan(file: string): Module {
    const text = readFileSync(file, 'utf8');
    // After reading: a change in between is seen here.
    const { ctimeMs } = statSync(file);
    const modules: string[] = [];
    const packages: string[] = [];
    let pure = ctimeMs < this.#started && !UNNAMED.test(text);
    for (const specifier of importsOf(text)) {
      if (isBuiltin(specifier)) {
        pure &&= HARMLESS.has(specifier.replace(/^node:/, ''));
        continue;
      }
      const module = specifier.startsWith('.')
        ? moduleFile(join(dirname(file), specifier))
        : ownExport(specifier);
      const folder = module === undefined ? packageFolder(specifier, file) : undefined;
      if (module !== undefined) modules.push(module);
      else if (folder !== undefined) packages.push(folder);
      else pure = false;
    }
    return { hash: digest(text), modules, packages, pure };
  }

  /** A package and those that it depends on, each by what its folder holds. */
  #addPackage(folder: string, found: Map<string, string>): void {
    if (found.has(folder)) return;
    const text = this.#packages.get(folder) ?? packageText(folder);
    this.#packages.set(folder, text);
    found.set(folder, text);
    const { dependencies = {} }: Description = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    for (const name of Object.keys(dependencies)) {
      const other = packageFolder(name, join(folder, 'package.json'));
      if (other !== undefined) this.#addPackage(other, found);
    }
  }
}

/** What a module's text names as imported. Text in comments that looks like an import counts too, to be safe. */
export function importsOf(text: string): readonly string[] {
  return IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[2]!));
}

function pathOf(module: string | URL): string {
  const text = String(module);
  return text.startsWith('file:') ? fileURLToPath(text.replace(/[?#].*$/, '')) : text;
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

/** The file of a relative import, which may name what the source is compiled to; undefined when there is none. */
function moduleFile(path: string): string | undefined {
  const source = path.replace(/\.([cm]?)js$/, '.$1ts');
  return [path, source, `${path}.ts`, `${path}.js`].find(isFile);
}

/** This package by its name, as papers import it: always the copy that runs, wherever the paper is. */
function ownExport(specifier: string): string | undefined {
  const [whole, layer] = /^ladderproof(?:\/(\w+))?$/.exec(specifier) ?? [];
  if (whole === undefined) return undefined;
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const index = `../${layer === undefined ? '' : `${layer}/`}index.${extension}`;
  return moduleFile(fileURLToPath(new URL(index, import.meta.url)));
}

interface Description {
  readonly dependencies?: Readonly<Record<string, string>>;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The package's name in a specifier: `@scope/name/part` and `name/part` begin with it. */
function nameIn(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Where the package of a bare specifier lies, seen from a file; undefined when it is not installed. */
function packageFolder(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  const name = nameIn(specifier);
  const paths = createRequire(pathToFileURL(from)).resolve.paths(name) ?? [];
  return paths
    .map((path) => join(path, name))
    .find((path) => existsSync(join(path, 'package.json')));
}

/** A package's description and its files with size and age; packages are not edited, but replaced. */
function packageText(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|json|node|wasm)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(folder.length).includes(`${sep}node_modules${sep}`))
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${path.slice(folder.length)} ${size} ${mtimeMs}`;
    });
  return digest([readFileSync(join(folder, 'package.json'), 'utf8'), ...files].join('\n'));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
