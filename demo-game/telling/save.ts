import type { StoryEmotion, StorySave } from 'phaser-emotion/ink';
import { load, setAside, store, type Kept, type Loaded } from '../state/storage';
import type { Entry } from './journal';
import { EMPTY, type Setting } from './setting';

/** A line that was read, for the backlog. */
export interface Said {
  readonly speaker: string | null;
  readonly text: string;
  /** Not a line, but what the player showed there. */
  readonly shown?: StoryEmotion;
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
/** Places that can be kept at once. */
const PLACES = ['not-a-word.place', 'not-a-word.place.2', 'not-a-word.place.3'] as const;
const CHAPTERS = 'not-a-word.chapters';
const ENDINGS = 'not-a-word.endings';
const FACE = 'not-a-word.face';

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function checkPlace(data: unknown): Place | null {
  if (!isObject(data) || !isObject(data.story) || !isObject(data.setting)) return null;
  if (typeof data.story.state !== 'string' || typeof data.setting.scene !== 'string') return null;
  if (!Array.isArray(data.journal) || !Array.isArray(data.said)) return null;
  const place = data as unknown as Place;
  // Older saves know less of the stage.
  return { ...place, setting: { ...EMPTY, ...place.setting } };
}

function checkChapters(data: unknown): Chapters | null {
  if (!isObject(data)) return null;
  const places = Object.entries(data).map(
    ([number, place]) => [number, checkPlace(place)] as const,
  );
  return places.every(([, place]) => place !== null)
    ? (Object.fromEntries(places) as Chapters)
    : null;
}

function checkEndings(data: unknown): string[] | null {
  return Array.isArray(data) ? data.filter((each) => typeof each === 'string') : null;
}

/** The player's saves, kept in the browser. */
export class Saves {
  readonly #storage: Kept;
  #slot = 0;

  constructor(storage: Kept) {
    this.#storage = storage;
  }

  /** What is kept in each slot. */
  places(): readonly Loaded<Place>[] {
    return PLACES.map((key) => load(this.#storage, key, VERSION, checkPlace));
  }

  /** From here on places are kept in this slot. */
  use(slot: number): void {
    this.#slot = slot;
  }

  loadPlace(): Loaded<Place> {
    return load(this.#storage, this.#key, VERSION, checkPlace);
  }

  storePlace(place: Place): void {
    store(this.#storage, this.#key, VERSION, place);
  }

  /** Moves a save that turned out to be unreadable out of the way. */
  setPlaceAside(): void {
    setAside(this.#storage, this.#key);
  }

  forgetPlace(): void {
    this.#storage.removeItem(this.#key);
  }

  /** For the next visitor of a kiosk: as if nobody had played here. */
  forgetAll(): void {
    for (const key of [...PLACES, CHAPTERS, ENDINGS, FACE]) this.#storage.removeItem(key);
  }

  /** Numbers of the player's resting face, as the plugin exported them; null without. */
  restingFace(): unknown {
    const loaded = load(this.#storage, FACE, VERSION, (data) => (isObject(data) ? data : null));
    return loaded.kind === 'ok' ? loaded.data : null;
  }

  storeRestingFace(face: unknown): void {
    if (face) store(this.#storage, FACE, VERSION, face);
    else this.#storage.removeItem(FACE);
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

  get #key(): string {
    return PLACES[this.#slot] ?? PLACES[0];
  }
}
