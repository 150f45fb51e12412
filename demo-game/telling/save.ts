import type { StorySave } from 'phaser-emotion/ink';
import { load, setAside, store, type Kept, type Loaded } from '../state/storage';
import type { Entry } from './journal';
import type { Setting } from './setting';

/** A line that was read, for the backlog. */
export interface Said {
  readonly speaker: string | null;
  readonly text: string;
}

/** A place in the telling. */
export interface Place {
  readonly story: StorySave;
  readonly setting: Setting;
  readonly journal: readonly Entry[];
  readonly said: readonly Said[];
}

/** Where each chapter began in the last play-through that got there, by its number. */
export type Chapters = Readonly<Record<string, Place>>;

const VERSION = 1;
const PLACE = 'not-a-word.place';
const CHAPTERS = 'not-a-word.chapters';
const ENDINGS = 'not-a-word.endings';

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function checkPlace(data: unknown): Place | null {
  if (!isObject(data) || !isObject(data.story) || !isObject(data.setting)) return null;
  if (typeof data.story.state !== 'string' || typeof data.setting.scene !== 'string') return null;
  return Array.isArray(data.journal) && Array.isArray(data.said)
    ? (data as unknown as Place)
    : null;
}

function checkChapters(data: unknown): Chapters | null {
  if (!isObject(data)) return null;
  return Object.values(data).every((place) => checkPlace(place)) ? (data as Chapters) : null;
}

function checkEndings(data: unknown): string[] | null {
  return Array.isArray(data) ? data.filter((each) => typeof each === 'string') : null;
}

/** The player's saves, kept in the browser. */
export class Saves {
  readonly #storage: Kept;

  constructor(storage: Kept) {
    this.#storage = storage;
  }

  loadPlace(): Loaded<Place> {
    return load(this.#storage, PLACE, VERSION, checkPlace);
  }

  storePlace(place: Place): void {
    store(this.#storage, PLACE, VERSION, place);
  }

  /** Moves a save that turned out to be unreadable out of the way. */
  setPlaceAside(): void {
    setAside(this.#storage, PLACE);
  }

  forgetPlace(): void {
    this.#storage.removeItem(PLACE);
  }

  /** For the next visitor of a kiosk: as if nobody had played here. */
  forgetAll(): void {
    for (const key of [PLACE, CHAPTERS, ENDINGS]) this.#storage.removeItem(key);
  }

  chapters(): Chapters {
    const loaded = load(this.#storage, CHAPTERS, VERSION, checkChapters);
    return loaded.kind === 'ok' ? loaded.data : {};
  }

  storeChapter(number: number, place: Place): void {
    store(this.#storage, CHAPTERS, VERSION, { ...this.chapters(), [number]: place });
  }

  /** Names of the endings that were seen, in the order of their discovery. */
  endings(): string[] {
    const loaded = load(this.#storage, ENDINGS, VERSION, checkEndings);
    return loaded.kind === 'ok' ? loaded.data : [];
  }

  storeEnding(name: string): void {
    store(this.#storage, ENDINGS, VERSION, [...new Set([...this.endings(), name])]);
  }
}
