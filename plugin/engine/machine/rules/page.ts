import { rule, type Rule } from '../Rule';
import { type State } from '../states';
import { callersOf, open, OPEN, pause, readsItself, RESTING, settle } from './steps';

const isAway = (state: State): boolean => state.hidden;

/** Whether anybody looks. */
export const pageRules: readonly Rule[] = [
  rule({
    from: OPEN,
    on: 'hide',
    to: 'paused',
    why: 'No camera stays open while nobody looks. A call that waits goes on waiting.',
    follow: (state) => pause({ ...state, hidden: true }, state.session, 'page'),
  }),
  rule({
    from: [...RESTING, 'paused', 'destroyed'],
    on: 'hide',
    to: null,
    why: 'It is remembered for what is asked meanwhile.',
    follow: (state) => ({ state: { ...state, hidden: true }, effects: [] }),
  }),
  rule({
    from: ['paused'],
    on: 'show',
    given: [
      'the page paused it, a script',
      (state) => state.by === 'page' && readsItself(state.session),
    ],
    to: 'searching',
    why: 'It goes on by itself.',
    follow: (state) => open('searching', { ...state, hidden: false }, state.session),
  }),
  rule({
    from: ['paused'],
    on: 'show',
    given: ['the page paused it', (state) => state.by === 'page'],
    to: 'requesting',
    why: 'The player is back. A camera that was open is taken up again, and no other in its place.',
    follow: (state) => open('requesting', { ...state, hidden: false }, state.session),
  }),
  rule({
    from: [...RESTING, 'paused', 'destroyed'],
    on: 'show',
    to: null,
    why: 'There is nothing to take up.',
    follow: (state) => ({ state: { ...state, hidden: false }, effects: [] }),
  }),
  rule({
    from: OPEN,
    on: 'pause',
    to: 'paused',
    why: 'The game says that nobody looks.',
    follow: (state) => pause(state, state.session, 'game'),
  }),
  rule({
    from: ['paused'],
    on: 'pause',
    to: null,
    why: 'It stays so until the game resumes it, also when the page is shown.',
    follow: (state) => ({ state: { ...state, by: 'game' }, effects: [] }),
  }),
  rule({
    from: ['paused'],
    on: 'resume',
    given: ['the page is hidden', isAway],
    to: null,
    why: 'It goes on once the page is in view.',
    follow: (state, { caller }) => ({
      state: {
        ...state,
        by: 'page',
        session: { ...state.session, callers: [...callersOf(state), caller] },
      },
      effects: [],
    }),
  }),
  rule({
    from: ['paused'],
    on: 'resume',
    given: ['a script', (state) => readsItself(state.session)],
    to: 'searching',
    why: 'It goes on.',
    follow: (state, { caller }) =>
      open('searching', state, { ...state.session, callers: [...callersOf(state), caller] }),
  }),
  rule({
    from: ['paused'],
    on: 'resume',
    to: 'requesting',
    why: 'The game says that somebody looks again.',
    follow: (state, { caller }) =>
      open('requesting', state, { ...state.session, callers: [...callersOf(state), caller] }),
  }),
  rule({
    from: [...RESTING, ...OPEN],
    on: 'resume',
    to: null,
    why: 'Nothing was paused.',
    follow: (state, { caller }) => ({ state, effects: settle([caller], false) }),
  }),
];
