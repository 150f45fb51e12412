import { EmotionError } from '../../../plugin/errors.ts';
import { parseRecording, toCsv, toJson } from '../../../plugin/recording/index.ts';
import { replay } from '../../../plugin/recording/replay.ts';
import { EmotionSignal, parseCalibration } from '../../../plugin/signal/index.ts';
import { EMOTIONS, type FrameReading } from '../../../plugin/types.ts';
import { damagedJson, damagedText } from '../damage.ts';
import type { Target } from '../Target.ts';

function frame(timestamp: number, happy: number): FrameReading {
  return {
    timestamp,
    mediaTime: timestamp,
    width: 640,
    height: 480,
    timing: { detectMs: 3, alignMs: 1, classifyMs: 4, totalMs: 8 },
    faces: [
      {
        id: 1,
        box: { x: 200, y: 100, width: 180, height: 180 },
        keypoints: {
          leftEye: { x: 250, y: 160 },
          rightEye: { x: 330, y: 160 },
          nose: { x: 290, y: 200 },
          mouth: { x: 290, y: 240 },
        },
        roll: 0,
        quality: { sizePx: 180, yawDeg: 2, brightness: 0.5, sharpness: 0.6 },
        probabilities: EMOTIONS.map((name) => (name === 'happy' ? happy : (1 - happy) / 6)),
      },
    ],
  };
}

const RECORDING = toJson({
  model: 'tiny',
  frames: Array.from({ length: 8 }, (_, i) => frame(1000 + 66 * i, i / 10)),
});

const CALIBRATION = {
  version: 1,
  neutralLogProbabilities: [-3, -4, -3, -2, -3, -4, -0.3],
  frames: 40,
  quality: 0.8,
  model: 'default',
};

function requireSoundSignal(signal: EmotionSignal): void {
  const { faces, mood } = signal;
  const numbers = [...Object.values(mood.shares), mood.valence];
  for (const face of faces) numbers.push(face.confidence, ...Object.values(face.levels));
  const unsound = numbers.find((value) => !(value >= -1 && value <= 1));
  if (unsound !== undefined) throw new Error(`the signal shows ${unsound}`);
}

function refusedAs(code: string, error: unknown): 'refused' {
  if (error instanceof EmotionError && error.code === code) return 'refused';
  throw error;
}

/** A damaged recording; one that is taken is replayed and exported again. */
export const recording: Target = {
  name: 'recordings',
  attempt: async (random) => {
    const input =
      random.next() < 0.5 ? damagedText(RECORDING, random) : damagedJson(RECORDING, random);
    try {
      const parsed = parseRecording(input);
      const signal = new EmotionSignal();
      replay(parsed, signal);
      requireSoundSignal(signal);
      toCsv(parsed);
      parseRecording(JSON.stringify(toJson(parsed)));
      return 'taken';
    } catch (error) {
      return refusedAs('bad-option', error);
    }
  },
};

/** A damaged calibration; one that is taken is read with. */
export const calibration: Target = {
  name: 'calibrations',
  attempt: async (random) => {
    try {
      const data = parseCalibration(damagedJson(CALIBRATION, random));
      const signal = new EmotionSignal({ model: data.model });
      signal.importCalibration(data);
      for (let i = 0; i < 8; i += 1) signal.ingest(frame(1000 + 66 * i, i / 10));
      requireSoundSignal(signal);
      return 'taken';
    } catch (error) {
      return refusedAs('bad-option', error);
    }
  },
};
