import type { EmotionSignal, SignalEvent } from '../signal';
import type { Recording } from './Recording';

/**
 * Plays a recording into a signal at once. The same recording and the same options give the same
 * events, number for number; time comes from the recording alone.
 */
export function replay({ frames }: Recording, signal: EmotionSignal): readonly SignalEvent[] {
  return frames.flatMap((frame) => signal.ingest(frame));
}
