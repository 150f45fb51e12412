import type { EmotionError } from '../../errors';
import type { StartOptions } from '../../options';
import type { SourceKind } from '../../types';

/** Where the models are: apart from the session, since they may be kept between two. */
export type ModelsState = 'cold' | 'loading' | 'warm';

/** What somebody asked to be read, from the call until it is stopped, replaced or failed. */
export interface Session {
  /** Number of the opening: what is told of an older one no longer counts. */
  readonly run: number;
  readonly options: StartOptions;
  readonly kind: SourceKind;
  /** Calls of `start()` and `resume()` that still wait for the outcome. */
  readonly callers: readonly number[];
  /** The camera that was opened: none but this comes on again by itself. */
  readonly device: string | null;
}

interface Always {
  /** Openings so far. */
  readonly runs: number;
  /** The page is hidden or left. */
  readonly hidden: boolean;
  readonly models: ModelsState;
  /** Calls of `preload()` that wait for the models. */
  readonly preloads: readonly number[];
  /** Why it failed or stalled last; kept until watching. */
  readonly error: EmotionError | null;
}

interface With<Name extends string, More = object> {
  readonly state: Always & { readonly at: Name } & More;
}

interface HasSession {
  readonly session: Session;
}

interface Shapes {
  off: With<'off'>;
  preloading: With<'preloading'>;
  requesting: With<'requesting', HasSession>;
  loading: With<'loading', HasSession>;
  searching: With<'searching', HasSession>;
  watching: With<'watching', HasSession>;
  stalled: With<'stalled', HasSession>;
  paused: With<'paused', HasSession & { readonly by: 'page' | 'game' }>;
  failed: With<'failed', { readonly awaited: Session | null }>;
  destroyed: With<'destroyed'>;
}

export type StateName = keyof Shapes;
export type StateOf<Name extends StateName> = Shapes[Name]['state'];
export type State = StateOf<StateName>;

/** What each state means. */
export const STATES: Readonly<Record<StateName, string>> = {
  off: 'Nothing is read, no camera is open.',
  preloading: 'The models are fetched ahead, without a camera.',
  requesting: 'The source is being opened: the browser may be asking the player.',
  loading: 'The source is open and waits for the models.',
  searching: 'Pictures are read; no face is in view.',
  watching: 'The player’s face is read.',
  stalled: 'The source is open but sends no pictures.',
  paused: 'Nobody looks: the source is closed and time stands still.',
  failed: 'The source is closed; `error` says why.',
  destroyed: 'Over for good.',
};

export const INITIAL: State = {
  at: 'off',
  runs: 0,
  hidden: false,
  models: 'cold',
  preloads: [],
  error: null,
};

/** The session that is going on; null where none is. */
export function sessionOf(state: State): Session | null {
  return 'session' in state ? state.session : null;
}
