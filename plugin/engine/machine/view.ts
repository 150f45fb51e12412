import type { EmotionError } from '../../errors';
import type { EmotionStatus, SourceKind } from '../../types';
import { sessionOf, type State, type StateName } from './states';

/** What the outside is told of a state. */
export interface View {
  readonly status: EmotionStatus;
  readonly error: EmotionError | null;
  readonly source: SourceKind | null;
}

/** The public status of each state. */
export const STATUS_OF: Readonly<Record<StateName, EmotionStatus>> = {
  off: 'off',
  preloading: 'loading',
  requesting: 'requesting',
  loading: 'loading',
  searching: 'searching',
  watching: 'watching',
  stalled: 'stalled',
  paused: 'paused',
  failed: 'failed',
  destroyed: 'off',
};

export function viewOf(state: State): View {
  return {
    status: STATUS_OF[state.at],
    error: state.error,
    source: state.at === 'paused' ? null : (sessionOf(state)?.kind ?? null),
  };
}
