import type { FaceReading } from '../types';
import type { FilterOptions } from './presets';
import { Track } from './track';

function usable({ id, box }: FaceReading): boolean {
  return Number.isFinite(id) && [box.x, box.y, box.width, box.height].every(Number.isFinite);
}

function byArea(a: FaceReading, b: FaceReading): number {
  return b.box.width * b.box.height - a.box.width * a.box.height;
}

/** The faces followed at one time, by id, in the order in which they appeared. */
export class Tracks {
  readonly #tracks = new Map<number, Track>();
  #listed: readonly boolean[] | null = null;

  get all(): readonly Track[] {
    return [...this.#tracks.values()];
  }

  get(id: number | null): Track | null {
    return id === null ? null : (this.#tracks.get(id) ?? null);
  }

  confirmed(options: FilterOptions): readonly Track[] {
    return this.all.filter((track) => track.confirmed(options));
  }

  /**
   * Matches a frame's faces to tracks by id, followed faces before new ones and large before
   * small, up to `maxFaces` of them; an id that comes twice counts once.
   */
  match(
    readings: readonly FaceReading[],
    now: number,
    maxFaces: number,
    options: FilterOptions,
    allowed: readonly boolean[],
  ): readonly { readonly track: Track; readonly reading: FaceReading }[] {
    const sorted = readings.filter(usable).toSorted(byArea);
    const unique = [...new Map(sorted.toReversed().map((face) => [face.id, face])).values()];
    const followed = unique.toReversed().filter(({ id }) => this.#tracks.has(id));
    const fresh = unique.toReversed().filter(({ id }) => !this.#tracks.has(id));
    const seen = [...followed, ...fresh].slice(0, maxFaces).map((reading) => {
      const known = this.#tracks.get(reading.id);
      const track = known ?? new Track(reading, now, options, allowed);
      if (!known) track.ask(this.#listed, options);
      this.#tracks.set(reading.id, track);
      return { track, reading };
    });
    const ids = new Set(seen.map(({ track }) => track.id));
    for (const track of this.#tracks.values()) if (!ids.has(track.id)) track.miss();
    return seen;
  }

  /** Lets time pass and drops the faces that are gone. */
  expire(now: number, options: FilterOptions): void {
    for (const track of this.#tracks.values()) {
      if (now - track.lastSeen >= options.lostMs) this.#tracks.delete(track.id);
      else track.predict(now, options);
    }
  }

  restrict(allowed: readonly boolean[]): void {
    for (const track of this.#tracks.values()) track.restrict(allowed);
  }

  /** A window asks for these alone; null when it closes. */
  ask(listed: readonly boolean[] | null, options: FilterOptions): void {
    this.#listed = listed;
    for (const track of this.#tracks.values()) track.ask(listed, options);
  }

  clear(): void {
    this.#tracks.clear();
  }
}
