import type { Target } from '../Target.ts';
import { card, manifest, model, weights } from './classifier.ts';
import { lightDetector } from './lightDetector.ts';
import { options } from './options.ts';
import { calibration, recording } from './readings.ts';
import { gameSave, storySave } from './saves.ts';

export const targets: readonly Target[] = [
  model,
  manifest,
  weights,
  card,
  lightDetector,
  recording,
  calibration,
  options,
  storySave,
  gameSave,
];
