import type { Backend, Performance } from 'phaser-emotion';
import type { Session } from './analysis/Session';
import { INITIAL_TUNING, type Tuning } from './tuning';
import type { View } from './view';

export type SourceName = 'webcam' | 'video' | 'recording' | 'pictures';

/** Everything that the page shows. */
export interface LabState {
  readonly source: SourceName | null;
  /** The video or picture file that is open. */
  readonly file: File | null;
  readonly live: boolean;
  readonly view: View | null;
  /** The face chosen by hand; null follows the primary one. */
  readonly selected: number | null;
  readonly session: Session | null;
  /** Moment of the session that is shown, seconds. */
  readonly moment: number;
  /** Grows whenever the session's content changes. */
  readonly revision: number;
  readonly tuning: Tuning;
  readonly notice: { readonly text: string; readonly bad: boolean } | null;
  /** 0..1 while models load. */
  readonly loading: number | null;
  readonly model: string | null;
  readonly backend: Backend | null;
  readonly performance: Performance | null;
}

export const INITIAL_STATE: LabState = {
  source: null,
  file: null,
  live: false,
  view: null,
  selected: null,
  session: null,
  moment: 0,
  revision: 0,
  tuning: INITIAL_TUNING,
  notice: null,
  loading: null,
  model: null,
  backend: null,
  performance: null,
};
