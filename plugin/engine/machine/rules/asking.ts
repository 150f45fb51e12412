import type { Effect } from '../effects';
import { rule, type Outcome, type Rule } from '../Rule';
import { sessionOf, type Session, type State, type StateOf } from '../states';
import {
  always,
  callersOf,
  EVERY,
  forgetDevice,
  open,
  OPEN,
  pause,
  readsItself,
  RESTING,
  settle,
} from './steps';

type Wanted = Pick<Session, 'options' | 'kind'>;

function isWanted(state: State, { options }: Wanted): boolean {
  const { options: current } = sessionOf(state) ?? {};
  return (
    current !== undefined &&
    (current.source ?? 'camera') === (options.source ?? 'camera') &&
    current.deviceId === options.deviceId &&
    current.facingMode === options.facingMode
  );
}

/** The callers of a session that is begun by this call, and those whom it leaves without one. */
function callersFor(state: State, { caller, ...wanted }: Wanted & { readonly caller: number }) {
  const waiting = callersOf(state);
  return isWanted(state, wanted)
    ? { callers: [...waiting, caller], left: [] }
    : { callers: [caller], left: waiting };
}

function over<At extends 'off' | 'destroyed'>(
  at: At,
  state: State,
  keepLoaded: boolean,
): Outcome<At> {
  const released = !keepLoaded && state.models !== 'cold';
  const effects: Effect[] = [
    ...forgetDevice(state),
    { type: 'close' },
    ...(released ? [{ type: 'release' } as const] : []),
    { type: 'forget-faces' },
    { type: 'release-time' },
    ...settle(callersOf(state), false),
    ...(released ? settle(state.preloads, false) : []),
  ];
  const ended = {
    ...always(state),
    at,
    error: null,
    ...(released && { models: 'cold', preloads: [] }),
  };
  // The two names share their shape.
  return { state: ended as unknown as StateOf<At>, effects };
}

/** What the game asks for by its calls. */
export const askingRules: readonly Rule[] = [
  rule({
    from: ['requesting', 'loading'],
    on: 'start',
    given: ['the same source', isWanted],
    to: null,
    why: 'The call joins the one that is under way and is told the same.',
    follow: (state, { caller }) => ({
      state: { ...state, session: { ...state.session, callers: [...callersOf(state), caller] } },
      effects: [],
    }),
  }),
  rule({
    from: ['searching', 'watching'],
    on: 'start',
    given: ['the same source', isWanted],
    to: null,
    why: 'It is being read already.',
    follow: (state, { caller }) => ({ state, effects: settle([caller], true) }),
  }),
  rule({
    from: EVERY,
    on: 'start',
    given: ['the page is hidden', ({ hidden }) => hidden],
    to: 'paused',
    why: 'Nothing opens while nobody looks: the call waits until the page is in view.',
    follow: (state, event) => {
      const { callers, left } = callersFor(state, event);
      const { options, kind } = event;
      const session = { run: state.runs, options, kind, callers, device: null };
      const { state: next, effects } = pause(state, session, 'page');
      return { state: next, effects: [...effects, ...settle(left, false)] };
    },
  }),
  rule({
    from: EVERY,
    on: 'start',
    given: ['the source speaks in readings', (_, event) => readsItself(event)],
    to: 'searching',
    why: 'A script or a recording needs neither permission nor models.',
    follow: (state, event) => {
      const { callers, left } = callersFor(state, event);
      const { options, kind } = event;
      const { state: next, effects } = open('searching', state, {
        options,
        kind,
        callers,
        device: null,
      });
      return { state: next, effects: [...effects, ...settle(left, false)] };
    },
  }),
  rule({
    from: EVERY,
    on: 'start',
    to: 'requesting',
    why: 'The player wants to be read. Who waited for another source is told that it did not start.',
    follow: (state, event) => {
      const { callers, left } = callersFor(state, event);
      const { options, kind } = event;
      const { state: next, effects } = open('requesting', state, {
        options,
        kind,
        callers,
        device: null,
      });
      return { state: next, effects: [...effects, ...settle(left, false)] };
    },
  }),
  rule({
    from: EVERY,
    on: 'stop',
    to: 'off',
    why: 'The player has had enough: everything is given back, who waits is told no.',
    follow: (state, { keepLoaded }) => over('off', state, keepLoaded),
  }),
  rule({
    from: EVERY,
    on: 'destroy',
    to: 'destroyed',
    why: 'The game is over.',
    follow: (state) => {
      const { state: next, effects } = over('destroyed', state, false);
      return { state: next, effects: [...effects, { type: 'end' }] };
    },
  }),
  ...(['start', 'resume', 'preload'] as const).map((on) =>
    rule({
      from: ['destroyed'],
      on,
      to: null,
      why: 'Nothing begins again after the end.',
      follow: (state, { caller }) => ({ state, effects: settle([caller], false) }),
    }),
  ),
  rule({
    from: EVERY,
    on: 'preload',
    given: ['the models are warm', ({ models }) => models === 'warm'],
    to: null,
    why: 'There is nothing left to load.',
    follow: (state, { caller }) => ({ state, effects: settle([caller], true) }),
  }),
  rule({
    from: RESTING,
    on: 'preload',
    given: ['no camera is awaited', (state) => state.at !== 'failed' || !state.awaited],
    to: 'preloading',
    why: 'The models are fetched behind a title screen.',
    follow: (state, { caller }) => {
      const loads = state.models === 'cold';
      return {
        state: {
          ...always(state),
          at: 'preloading',
          models: 'loading',
          preloads: [...state.preloads, caller],
        },
        effects: loads ? [{ type: 'load' }] : [],
      };
    },
  }),
  rule({
    from: [...OPEN, 'paused', 'failed'],
    on: 'preload',
    to: null,
    why: 'The models are fetched, or on their way; the session goes on.',
    follow: (state, { caller }) => ({
      state: { ...state, models: 'loading', preloads: [...state.preloads, caller] },
      effects: state.models === 'cold' ? [{ type: 'load' }] : [],
    }),
  }),
];
