import { EmotionError } from '../errors';
import { EMOTIONS, type CalibrationData } from '../types';

/** How the player's own neutral face is taken into account. */
export interface CalibrationOptions {
  /** How much of the player's difference from the average neutral face is taken out, 0..1; default .8. */
  readonly calibrationWeight: number;
  /** Mean log-probabilities that the classifier gives to neutral faces, one per emotion. */
  readonly neutralReference: readonly number[];
  /** Names the classifier, so that one's baseline is not used with another; default `default`. */
  readonly model: string;
}

/** No baseline moves a class by more than this, in nats: a bad take must not blind the filter. */
const LARGEST_SHIFT = 2.5;

/**
 * What to subtract from the player's log-probabilities so that the player's neutral face looks
 * like the average neutral face.
 */
export function baselineShift(
  data: CalibrationData,
  { calibrationWeight, neutralReference }: CalibrationOptions,
): readonly number[] {
  return data.neutralLogProbabilities.map((own, index) => {
    const shift = calibrationWeight * (own - (neutralReference[index] ?? own));
    return Math.min(LARGEST_SHIFT, Math.max(-LARGEST_SHIFT, shift));
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/**
 * Checks calibration data that comes from a save.
 *
 * @param model  the classifier it must belong to; any when left out
 * @throws EmotionError `bad-option` when it is not what `exportCalibration()` gave, or belongs to
 * another classifier
 */
export function parseCalibration(data: unknown, model?: string): CalibrationData {
  const bad = (what: string) => new EmotionError('bad-option', `calibration data: ${what}`);
  if (!isRecord(data)) throw bad('not an object');
  const { version, neutralLogProbabilities: logs, frames, quality } = data;
  if (version !== 1) throw bad(`version ${JSON.stringify(version)} is unknown, expected 1`);
  if (!Array.isArray(logs) || logs.length !== EMOTIONS.length) throw bad('needs seven numbers');
  if (!logs.every((value): value is number => isFiniteNumber(value) && value <= 0 && value > -100))
    throw bad('log-probabilities must be finite and not above 0');
  if (!isFiniteNumber(frames) || !Number.isInteger(frames) || frames < 1)
    throw bad('frames must be a positive integer');
  if (!isFiniteNumber(quality) || quality < 0 || quality > 1) throw bad('quality must be 0..1');
  if (typeof data['model'] !== 'string') throw bad('model must be a string');
  if (model !== undefined && data['model'] !== model)
    throw bad(`taken with the classifier '${data['model']}', this one is '${model}'`);
  return { version, neutralLogProbabilities: [...logs], frames, quality, model: data['model'] };
}
