import type { Clock } from '../clock';
import type { EmotionError } from '../errors';
import type { FrameReading } from '../types';

/** Where a reading source delivers. */
export interface ReadingSink {
  reading(reading: FrameReading): void;
  /** @param error  why it failed, as a camera does; without one it came to its end */
  ended(error?: EmotionError): void;
}

/**
 * A source that needs no perception: it speaks in readings. From there on they take the same road
 * as a live player's.
 */
export interface ReadingSource {
  readonly kind: 'scripted' | 'recorded';
  /**
   * Plays from the start, paced by the clock.
   *
   * @returns stops it
   */
  play(sink: ReadingSink, clock: Clock): () => void;
}

export function isReadingSource(value: unknown): value is ReadingSource {
  return typeof value === 'object' && value !== null && 'play' in value && 'kind' in value
    ? (value.kind === 'scripted' || value.kind === 'recorded') && typeof value.play === 'function'
    : false;
}
