import { EmotionError } from '../errors';
import { EMOTIONS, type Emotion, type FaceQuality, type FaceReading, type Levels } from '../types';

/** What one face shows, as a perfect classifier with that much doubt would read it. */
export interface Look {
  /** The expression; `neutral` when nothing is said. */
  readonly emotion?: Emotion;
  /**
   * How surely it is read, 0..1; default .9. Of the rest, half goes to neutral and half to the
   * other expressions alike; for neutral, all of it to the expressions.
   */
  readonly strength?: number;
  /** A blend instead of one expression; what is missing to 1 is neutral. */
  readonly levels?: Partial<Levels>;
  /** What is bad about the picture; by default it is large, frontal, bright and sharp. */
  readonly quality?: Partial<FaceQuality>;
  /** Identity of the face; default its place in the list, from 1. */
  readonly id?: number;
  /** Centre of the face across the picture, 0 (left) … 1; default spread evenly. */
  readonly x?: number;
}

const GOOD: FaceQuality = { sizePx: 200, yawDeg: 0, brightness: 0.5, sharpness: 0.5 };

/** The pretended picture, px. */
export const PICTURE = { width: 1280, height: 720 } as const;

const bad = (message: string): EmotionError => new EmotionError('bad-option', `look: ${message}`);

function share(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw bad(`${name} must be 0..1, not ${value}`);
  return value;
}

function known(emotion: string): Emotion {
  const found = EMOTIONS.find((each) => each === emotion);
  if (!found) throw bad(`'${emotion}' is not an emotion; there are ${EMOTIONS.join(', ')}`);
  return found;
}

function blend(levels: Partial<Levels>): number[] {
  for (const name of Object.keys(levels)) known(name);
  const given = EMOTIONS.map((emotion) => share(emotion, levels[emotion] ?? 0));
  const rest = 1 - given.reduce((sum, value) => sum + value, 0);
  if (rest < -1e-9) throw bad('levels must not sum to more than 1');
  return given.map((value, index) =>
    EMOTIONS[index] === 'neutral' ? value + Math.max(0, rest) : value,
  );
}

function single(emotion: Emotion, strength: number): number[] {
  const others = EMOTIONS.length - (emotion === 'neutral' ? 1 : 2);
  const rest = 1 - strength;
  const toNeutral = emotion === 'neutral' ? 0 : rest / 2;
  return EMOTIONS.map((each) => {
    if (each === emotion) return strength;
    return each === 'neutral' ? toNeutral : (rest - toNeutral) / others;
  });
}

/**
 * The seven probabilities of a look.
 *
 * @throws EmotionError `bad-option` on an unknown emotion or a number out of its range
 */
export function probabilitiesOf({ emotion, strength, levels }: Look): number[] {
  if (levels) return blend(levels);
  return single(known(emotion ?? 'neutral'), share('strength', strength ?? 0.9));
}

/** The look as a reading of one face among `count`. */
export function readingOf(look: Look, index: number, count: number): FaceReading {
  const quality = { ...GOOD, ...look.quality };
  const side = quality.sizePx;
  const centre = (look.x ?? (index + 0.5) / count) * PICTURE.width;
  return {
    id: look.id ?? index + 1,
    box: { x: centre - side / 2, y: (PICTURE.height - side) / 2, width: side, height: side },
    keypoints: null,
    roll: 0,
    quality,
    probabilities: probabilitiesOf(look),
  };
}
