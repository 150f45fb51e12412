import type { FilterPreset } from '../types';
import type { BeliefOptions } from './belief';
import type { DecisionOptions } from './decision';
import type { PrimaryOptions } from './primary';
import type { QualityOptions } from './quality';
import type { TrackOptions } from './track';

/** Every constant of the filter. Times are ms of media time, never frames. */
export interface FilterOptions
  extends QualityOptions, BeliefOptions, DecisionOptions, TrackOptions, PrimaryOptions {}

/** Fitted on answers to FER-2013's PublicTest (tests/bench/signal/tune.ts). */
const BALANCED: FilterOptions = {
  tauStayMs: 700,
  returnToNeutral: 0.85,
  tauEvidenceMs: 260,
  enter: 0.78,
  enterNeutral: 0.85,
  refractoryMs: 500,
  confirmMs: 150,
  lostMs: 1500,
  unreadableMs: 4000,
  takeoverRatio: 1.3,
  takeoverMs: 1000,
  minSizePx: 64,
  fullSizePx: 120,
  fullYawDeg: 20,
  maxYawDeg: 35,
  darkBelow: 0.12,
  brightAbove: 0.92,
  blurBelow: 0.05,
};

/** `responsive` decides soonest, `steady` errs least, `balanced` lies between. */
export const FILTER_PRESETS: Readonly<Record<FilterPreset, FilterOptions>> = {
  responsive: { ...BALANCED, tauStayMs: 500, returnToNeutral: 0.7, tauEvidenceMs: 150, enter: 0.7 },
  balanced: BALANCED,
  steady: {
    ...BALANCED,
    tauStayMs: 3300,
    returnToNeutral: 0.95,
    tauEvidenceMs: 300,
    enter: 0.9,
    enterNeutral: 0.97,
  },
};

/** The least and the largest value that makes sense for each constant. */
export const FILTER_RANGES: Readonly<Record<keyof FilterOptions, readonly [number, number]>> = {
  tauStayMs: [100, 600_000],
  returnToNeutral: [0, 1],
  tauEvidenceMs: [10, 60_000],
  enter: [0.2, 1],
  enterNeutral: [0.2, 1],
  refractoryMs: [0, 60_000],
  confirmMs: [0, 10_000],
  lostMs: [100, 60_000],
  unreadableMs: [100, 600_000],
  takeoverRatio: [1, 100],
  takeoverMs: [0, 60_000],
  minSizePx: [0, 10_000],
  fullSizePx: [0, 10_000],
  fullYawDeg: [0, 90],
  maxYawDeg: [0, 90],
  darkBelow: [0, 1],
  brightAbove: [0, 1],
  blurBelow: [0, 1],
};
