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
  storage: Storage,
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
  storage.setItem(`${key}.aside`, text);
  storage.removeItem(key);
  return { kind: 'aside' };
}

/** @returns false when the browser keeps nothing, as in some private windows */
export function store(storage: Storage, key: string, version: number, data: unknown): boolean {
  try {
    storage.setItem(key, JSON.stringify({ version, data }));
    return true;
  } catch {
    return false;
  }
}
