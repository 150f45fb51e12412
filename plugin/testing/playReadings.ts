import type { Clock } from '../clock';
import type { ReadingSink } from '../camera/ReadingSource';
import type { FrameReading } from '../types';

/** Readings by number, asked for one after the other. */
export interface ReadingSchedule {
  /** Media time at which a reading is due, ms, rising with `index`; null after the last. */
  timeOf(index: number): number | null;
  /** What it says: asked for only when it is due. */
  reading(index: number): FrameReading | null;
  /** Media time at which the source ends, ms. */
  readonly endsAt: number;
}

/**
 * Delivers each reading when the clock reaches its media time. A late timer delivers all that is
 * due: nothing is left out, and what the readings say does not depend on how punctual timers are.
 *
 * @param rate  media ms per clock ms
 * @returns stops it
 */
export function playReadings(
  schedule: ReadingSchedule,
  sink: ReadingSink,
  clock: Clock,
  rate = 1,
): () => void {
  const startedAt = clock.now();
  const startTime = schedule.timeOf(0) ?? 0;
  let index = 0;
  let timer: number | null = null;

  const waitFor = (mediaTime: number, then: () => void): void => {
    const dueAt = startedAt + (mediaTime - startTime) / rate;
    timer = clock.setTimeout(then, Math.max(0, dueAt - clock.now()));
  };
  const next = (): void => {
    const time = schedule.timeOf(index);
    if (time !== null) {
      waitFor(time, deliver);
      return;
    }
    waitFor(schedule.endsAt, () => {
      timer = null;
      sink.ended();
    });
  };
  const deliver = (): void => {
    const due = schedule.reading(index);
    index += 1;
    next();
    if (due) sink.reading(due);
  };
  next();
  return () => {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  };
}
