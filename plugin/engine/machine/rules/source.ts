import { EmotionError } from '../../../errors';
import type { Effect } from '../effects';
import { rule, type Outcome, type Rule } from '../Rule';
import type { Session, State, StateName } from '../states';
import { always, OPEN, open, pause, settle } from './steps';

const OVER_TOO_SOON = 'The source was over before anything of it could be read.';
const SILENT = 'The source is open but has sent no picture for 5 s.';

/** A camera that went away, as against one that was refused. */
const GONE = ['camera-ended', 'camera-missing', 'camera-busy'];
const READING: readonly StateName[] = ['searching', 'watching', 'stalled'];

/** A session that ends for a reason; a camera that had been open and is gone is awaited. */
export function fail(
  state: State & { readonly session: Session },
  error: EmotionError,
): Outcome<'failed'> {
  const { session } = state;
  const { device } = session;
  const awaits = device !== null && GONE.includes(error.code);
  const brokeOff = error.code === 'camera-ended' && READING.includes(state.at);
  const effects: Effect[] = [
    { type: 'close' },
    { type: 'forget-faces' },
    { type: 'release-time' },
    ...(awaits ? [{ type: 'await-device', device, brokeOff } as const] : []),
    ...settle(session.callers, false),
  ];
  return {
    state: {
      ...always(state),
      at: 'failed',
      error,
      awaited: awaits ? { ...session, callers: [] } : null,
    },
    effects,
  };
}

/** What the source tells of itself. */
export const sourceRules: readonly Rule[] = [
  rule({
    from: ['requesting'],
    on: 'opened',
    given: ['the models are warm', ({ models }) => models === 'warm'],
    to: null,
    why: 'Nothing is left to wait for.',
    follow: (state, { run, device }) => ({
      state: { ...state, session: { ...state.session, device } },
      effects: [{ type: 'begin', run }],
    }),
  }),
  rule({
    from: ['requesting'],
    on: 'opened',
    to: 'loading',
    why: 'The models are still on their way.',
    follow: (state, { device }) => ({
      state: { ...state, at: 'loading', session: { ...state.session, device } },
      effects: [],
    }),
  }),
  rule({
    from: ['requesting', 'loading'],
    on: 'begun',
    to: 'searching',
    why: 'Pictures are read: who waits is told yes.',
    follow: (state) => ({
      state: { ...state, at: 'searching', session: { ...state.session, callers: [] } },
      effects: [{ type: 'release-time' }, ...settle(state.session.callers, true)],
    }),
  }),
  rule({
    from: ['searching'],
    on: 'begun',
    to: null,
    why: 'The script plays: who waits is told yes.',
    follow: (state) => ({
      state: { ...state, session: { ...state.session, callers: [] } },
      effects: [{ type: 'release-time' }, ...settle(state.session.callers, true)],
    }),
  }),
  rule({
    from: ['searching'],
    on: 'face-found',
    to: 'watching',
    why: 'There the player is.',
    follow: (state) => ({ state: { ...state, at: 'watching', error: null }, effects: [] }),
  }),
  rule({
    from: ['watching'],
    on: 'face-lost',
    to: 'searching',
    why: 'The player left the picture.',
    follow: (state) => ({ state: { ...state, at: 'searching' }, effects: [] }),
  }),
  rule({
    from: ['searching', 'watching'],
    on: 'silent',
    to: 'stalled',
    why: 'A frozen stream, a muted track or a device asleep says nothing by itself.',
    follow: (state) => ({
      state: { ...state, at: 'stalled', error: new EmotionError('source-stalled', SILENT) },
      effects: [{ type: 'forget-faces' }],
    }),
  }),
  rule({
    from: ['stalled'],
    on: 'pictures',
    to: 'searching',
    why: 'It goes on by itself.',
    follow: (state) => ({ state: { ...state, at: 'searching', error: null }, effects: [] }),
  }),
  rule({
    from: ['searching', 'watching', 'stalled'],
    on: 'ended',
    given: ['it came to its end', (_, { error }) => error === null],
    to: 'off',
    why: 'A clip is over. The models stay warm for the next.',
    follow: (state) => ({
      state: { ...always(state), at: 'off', error: null },
      effects: [
        { type: 'close' },
        { type: 'forget-faces' },
        ...settle(state.session.callers, false),
      ],
    }),
  }),
  rule({
    from: OPEN,
    on: 'ended',
    to: 'failed',
    why: 'It was refused, broke off, or was over before it could be read. A camera that had been open and is gone is awaited.',
    follow: (state, { error }) =>
      fail(state, error ?? new EmotionError('source-failed', OVER_TOO_SOON)),
  }),
  rule({
    from: ['failed'],
    on: 'device-returned',
    given: ['it is awaited, the page is hidden', (state) => state.awaited !== null && state.hidden],
    to: 'paused',
    why: 'Nothing opens while nobody looks.',
    follow: (state) => {
      const { awaited } = state;
      return awaited ? pause(state, awaited, 'page') : { state, effects: [] };
    },
  }),
  rule({
    from: ['failed'],
    on: 'device-returned',
    given: ['it is awaited', (state) => state.awaited !== null],
    to: 'requesting',
    why: 'The same camera is back: it is taken up again, and no other in its place.',
    follow: (state) => {
      const { awaited } = state;
      return awaited ? open('requesting', state, awaited) : { state, effects: [] };
    },
  }),
];
