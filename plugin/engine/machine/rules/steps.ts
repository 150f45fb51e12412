import type { Effect } from '../effects';
import type { Outcome } from '../Rule';
import { sessionOf, type Session, type State, type StateOf } from '../states';

/** States in which a source is open or being opened. */
export const OPEN = ['requesting', 'loading', 'searching', 'watching', 'stalled'] as const;

/** States in which nothing is open and nobody waits for a source. */
export const RESTING = ['off', 'preloading', 'failed'] as const;

export const EVERY = [...RESTING, ...OPEN, 'paused'] as const;

/** What every state has, free of what one alone has. */
export function always({ runs, hidden, models, preloads, error }: State) {
  return { runs, hidden, models, preloads, error };
}

export function settle(calls: readonly number[], as: boolean): readonly Effect[] {
  return calls.length > 0 ? [{ type: 'settle', calls, as }] : [];
}

/** Scripts and recordings speak in readings: they need no models and no permission. */
export function readsItself({ kind }: Pick<Session, 'kind'>): boolean {
  return kind === 'scripted' || kind === 'recorded';
}

export function callersOf(state: State): readonly number[] {
  return sessionOf(state)?.callers ?? [];
}

/** Ends the waiting for a pulled-out camera, where one is awaited. */
export function forgetDevice(state: State): readonly Effect[] {
  return state.at === 'failed' && state.awaited ? [{ type: 'forget-device' }] : [];
}

/** Opens a source afresh; models are fetched meanwhile, where it needs them. */
export function open<At extends 'requesting' | 'searching'>(
  at: At,
  state: State,
  session: Omit<Session, 'run'>,
): Outcome<At> {
  const run = state.runs + 1;
  const { options, kind, device } = session;
  const loads = !readsItself(session) && state.models === 'cold';
  const opened = {
    ...always(state),
    at,
    runs: run,
    models: loads ? 'loading' : state.models,
    session: { ...session, run },
  };
  return {
    // The two names share their shape.
    state: opened as StateOf<At>,
    effects: [
      ...forgetDevice(state),
      { type: 'close' },
      { type: 'forget-faces' },
      { type: 'open', run, options, kind, device },
      ...(loads ? [{ type: 'load' } as const] : []),
    ],
  };
}

/** Closes what is open; the session waits for somebody to look again. */
export function pause(state: State, session: Session, by: 'page' | 'game'): Outcome<'paused'> {
  return {
    state: { ...always(state), at: 'paused', by, session },
    effects: [...forgetDevice(state), { type: 'close' }, { type: 'hold-time' }],
  };
}
