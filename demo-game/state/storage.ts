/** As much of the browser's Storage as the game uses. */
export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The browser's storage, or one that lasts as long as the page where the browser lets nothing be
 * kept: in a frame on another site, for instance.
 */
export function openStorage(): Kept {
  try {
    return window.localStorage;
  } catch {
    const entries = new Map<string, string>();
    return {
      getItem: (key) => entries.get(key) ?? null,
      setItem: (key, text) => void entries.set(key, text),
      removeItem: (key) => void entries.delete(key),
    };
  }
}

/** What is kept in the browser: versioned JSON, so that an old or damaged entry is never trusted. */
interface Entry {
  readonly version: number;
  readonly data: unknown;
}

export type Loaded<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok'; readonly data: T }
  | { readonly kind: 'aside' };

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'version' in value && 'data' in value;
}

/**
 * Reads an entry. One that is no JSON, of another version, or refused by `check` is moved to
 * `key + ".aside"`, where it can be looked at, and reported as `aside`.
 */
export function load<T>(
  storage: Kept,
  key: string,
  version: number,
  check: (data: unknown) => T | null,
): Loaded<T> {
  const text = storage.getItem(key);
  if (text === null) return { kind: 'none' };
  try {
    const entry: unknown = JSON.parse(text);
    if (isEntry(entry) && entry.version === version) {
      const data = check(entry.data);
      if (data !== null) return { kind: 'ok', data };
    }
  } catch {
    // Not JSON: set aside below.
  }
  setAside(storage, key);
  return { kind: 'aside' };
}

/** Moves an unreadable entry out of the way, to `key + ".aside"`. */
export function setAside(storage: Kept, key: string): void {
  const text = storage.getItem(key);
  storage.removeItem(key);
  if (text !== null) setText(storage, `${key}.aside`, text);
}

function setText(storage: Kept, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** @returns false when the browser keeps nothing, as in some private windows */
export function store(storage: Kept, key: string, version: number, data: unknown): boolean {
  return setText(storage, key, JSON.stringify({ version, data }));
}
