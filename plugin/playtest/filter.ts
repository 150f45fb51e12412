import type { FilterPreset } from '../types';
import type { Digest } from './digest';

/** Which sessions to look at; null takes all. */
export interface SessionFilter {
  readonly version: string | null;
  readonly preset: FilterPreset | null;
  readonly calibrated: boolean | null;
}

export const EVERY_SESSION: SessionFilter = { version: null, preset: null, calibrated: null };

export function matches({ version, setting }: Digest, filter: SessionFilter): boolean {
  return (
    (filter.version === null || filter.version === version) &&
    (filter.preset === null || filter.preset === setting.preset) &&
    (filter.calibrated === null || filter.calibrated === setting.calibrated)
  );
}
