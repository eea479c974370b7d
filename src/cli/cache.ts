/**
 * Results that take long to compute, kept between runs.
 *
 * An entry is addressed by the content of everything that its result depends on: the inputs, and the code that
 * computes (see fingerprint.ts). What has changed has another address, so nothing stale can be found. Entries are
 * written whole or not at all and carry a digest of themselves; one that is damaged is computed again.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makeFolders } from '../report/folders.ts';
import { Fingerprints } from './fingerprint.ts';

/** What a result depends on. */
export interface CacheKey {
  /** What is computed: `judgement`, `figure`. */
  readonly kind: string;
  /** Plain data: null, booleans, numbers, strings, arrays and records of such; maps count as lists of pairs. */
  readonly inputs: unknown;
  /** Addresses (`import.meta.url`) of the modules that compute; what they import counts as well. */
  readonly code: readonly (string | URL)[];
}

export interface Cache {
  /** The kept result; undefined when there is none, or none that can be trusted. */
  get(key: CacheKey): Promise<unknown>;
  /** Keeps a result, if it is plain data and the code has a fingerprint. Never fails: a cache is a convenience. */
  put(key: CacheKey, value: unknown): Promise<void>;
}

/** Keeps nothing. */
export const NO_CACHE: Cache = { get: async () => undefined, put: async () => {} };

/** Entries that no run has asked for in so many days are thrown away. */
const KEPT_DAYS = 14;

/**
 * A cache in a folder, which is made when the first entry is written.
 *
 * @param folder undefined for none
 */
export function openCache(folder: string | undefined, fingerprints = new Fingerprints()): Cache {
  if (folder === undefined) return NO_CACHE;
  const codes = new Map<string, string | undefined>();
  const addressOf = (key: CacheKey): Address | undefined => {
    const modules = key.code.map(String).sort().join('\n');
    if (!codes.has(modules)) codes.set(modules, fingerprints.of(key.code));
    const code = codes.get(modules);
    if (code === undefined) return undefined;
    const text = encode({ kind: key.kind, inputs: key.inputs, code }, 'sorted');
    if (text === undefined) return undefined;
    return { text, path: join(folder, key.kind, `${digest(text)}.json`) };
  };
  return {
    get: async (key) => {
      const address = addressOf(key);
      return address && (await read(address));
    },
    put: async (key, value) => {
      const address = addressOf(key);
      const body = address && encode({ key: address.text, value });
      if (address === undefined || body === undefined) return;
      if (!isDeepStrictEqual(decode(body), { key: address.text, value })) return;
      await write(address.path, `${digest(body)}\n${body}\n`).catch(() => {});
    },
  };
}

/** The kept result of a key, or what `compute` gives, which is then kept. */
export async function cached<T>(
  cache: Cache,
  key: CacheKey,
  compute: () => T | Promise<T>,
): Promise<T> {
  const kept = await cache.get(key);
  if (kept !== undefined) return kept as T;
  const value = await compute();
  await cache.put(key, value);
  return value;
}

/**
 * Where entries are kept for someone who works in `directory`: with the packages installed there, which no version
 * control takes and a fresh clone does not have, or else where the system keeps such things.
 *
 * @returns undefined when there is no such place
 */
export function cacheFolder(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) {
      return join(folder, 'node_modules', '.cache', 'ladderproof');
    }
    if (folder === dirname(folder)) break;
  }
  const base = env.XDG_CACHE_HOME || (homedir() && join(homedir(), '.cache'));
  return base ? join(base, 'ladderproof') : undefined;
}

/** Throws away what has not been asked for in a fortnight. */
export async function pruneCache(folder: string | undefined, now = Date.now()): Promise<void> {
  if (folder === undefined || !existsSync(folder)) return;
  const oldest = now - KEPT_DAYS * 24 * 3600 * 1000;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      if ((await stat(path)).mtimeMs < oldest) await rm(path, { force: true });
    }
  } catch {
    // Another run may be throwing the same away.
  }
}

interface Address {
  /** What the result depends on, as canonical JSON. */
  readonly text: string;
  readonly path: string;
}

async function read({ text, path }: Address): Promise<unknown> {
  try {
    const [head = '', body = ''] = (await readFile(path, 'utf8')).split('\n');
    if (digest(body) !== head) return undefined;
    const entry = decode(body);
    if (!isRecord(entry) || entry.key !== text) return undefined;
    const now = new Date();
    await utimes(path, now, now).catch(() => {});
    return entry.value;
  } catch {
    return undefined;
  }
}

async function write(path: string, content: string): Promise<void> {
  makeFolders(dirname(path));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** The order of a record's members: of no account in an address, but part of the bytes of a result. */
type Members = 'sorted' | 'as they are';

/** JSON; undefined for what is not plain data. */
function encode(value: unknown, members: Members = 'as they are'): string | undefined {
  try {
    return JSON.stringify(plain(value, members));
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

/** Numbers that JSON does not have are written as a record of this one name. */
const NUMBER = '$number';

function plain(value: unknown, members: Members): unknown {
  if (typeof value === 'number') {
    const inJson = Number.isFinite(value) && !Object.is(value, -0);
    return inJson ? value : { [NUMBER]: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => plain(each, members));
  if (value instanceof Map) return [...value].map((each) => plain(each, members));
  if (isRecord(value) && !(NUMBER in value)) {
    // A member that is undefined says what one that is absent does.
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    if (members === 'sorted') names.sort();
    return Object.fromEntries(names.map((name) => [name, plain(value[name], members)]));
  }
  throw new NotPlain();
}

function decode(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    isRecord(value) && NUMBER in value ? Number(value[NUMBER]) : value,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
