import {
  EmotionSignal,
  EMOTIONS,
  type Emotion,
  type FaceReading,
  type FaceState,
  type FrameReading,
  type FrameTiming,
  type Levels,
} from 'phaser-emotion';
import { strongest } from './analysis/decisions';
import type { Sample } from './analysis/Session';

/** What the page shows at this moment. */
export interface View {
  /** Size of the frame, px. */
  readonly width: number;
  readonly height: number;
  readonly faces: readonly FaceState[];
  readonly primaryId: number | null;
  /** As perception gave them; crops only where they are at hand. */
  readonly readings: readonly FaceReading[];
  readonly timing: FrameTiming | null;
  /** A single picture: there is no time for the filter to work with. */
  readonly still: boolean;
}

export function viewOfSample({ frame, faces, primaryId }: Sample): View {
  const { width, height, timing, faces: readings } = frame;
  return { width, height, faces, primaryId, readings, timing, still: false };
}

/** A single picture: what the net says is what is shown, only the quality weight is the filter's. */
export function viewOfStill(reading: FrameReading): View {
  const { width, height, timing, faces: readings } = reading;
  const faces = readings.map((face) => stillFace(face));
  return {
    width,
    height,
    faces,
    primaryId: faces[0]?.id ?? null,
    readings,
    timing,
    still: true,
  };
}

function stillFace(reading: FaceReading): FaceState {
  const levels = levelsOf(reading.probabilities);
  const emotion = strongest(levels);
  return {
    id: reading.id,
    box: reading.box,
    keypoints: reading.keypoints,
    roll: reading.roll,
    emotion,
    confidence: levels[emotion],
    levels,
    raw: levels,
    quality: qualityOf(reading),
    since: 0,
    visible: true,
  };
}

function levelsOf(probabilities: readonly number[]): Levels {
  return Object.fromEntries(
    EMOTIONS.map((emotion, index) => [emotion, probabilities[index] ?? 0]),
  ) as Record<Emotion, number>;
}

function qualityOf(face: FaceReading): number {
  const signal = new EmotionSignal({ filter: { confirmMs: 0 } });
  signal.ingest({ timestamp: 0, width: 0, height: 0, faces: [face], timing: null });
  return signal.faces[0]?.quality ?? 0;
}
