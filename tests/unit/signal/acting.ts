import { EMOTIONS, type Emotion, type FaceReading, type FrameReading } from '../../../plugin/types';
import type { EmotionSignal, SignalEvent } from '../../../plugin/signal';

export const GOOD_QUALITY = { sizePx: 200, yawDeg: 0, brightness: 0.5, sharpness: 0.5 };

/** Seven probabilities: `p` for the emotion, the rest shared alike. */
export function showing(emotion: Emotion, p = 0.7): number[] {
  return EMOTIONS.map((name) => (name === emotion ? p : (1 - p) / 6));
}

export function face(
  emotion: Emotion,
  change: Partial<FaceReading> & { readonly p?: number } = {},
): FaceReading {
  const { p, ...rest } = change;
  return {
    id: 1,
    box: { x: 220, y: 140, width: 200, height: 200 },
    keypoints: null,
    roll: 0,
    quality: GOOD_QUALITY,
    probabilities: showing(emotion, p),
    ...rest,
  };
}

export function frame(timestamp: number, ...faces: FaceReading[]): FrameReading {
  return { timestamp, width: 640, height: 480, faces, timing: null };
}

/** One stretch of acting: until this time, ms, the camera sees these faces. */
export interface Act {
  readonly until: number;
  readonly faces: readonly FaceReading[];
}

/** Plays acts one after the other at a frame rate; returns all events but the readings. */
export function play(
  signal: EmotionSignal,
  acts: readonly Act[],
  fps = 15,
  from = 0,
): Exclude<SignalEvent, { type: 'reading' }>[] {
  const events: Exclude<SignalEvent, { type: 'reading' }>[] = [];
  const end = acts.at(-1)?.until ?? 0;
  for (let tick = 0; from + (tick * 1000) / fps < end; tick += 1) {
    const timestamp = from + (tick * 1000) / fps;
    const act = acts.find(({ until }) => timestamp < until);
    for (const event of signal.ingest(frame(timestamp, ...(act?.faces ?? []))))
      if (event.type !== 'reading') events.push(event);
  }
  return events;
}

export function changes(events: readonly SignalEvent[]): { at: number; to: Emotion }[] {
  return events.flatMap(({ type, event }) =>
    type === 'change' ? [{ at: event.timestamp, to: event.emotion }] : [],
  );
}
