import { rule, type Rule } from '../Rule';
import { EVERY, OPEN, always, readsItself, settle } from './steps';
import { fail } from './source';

/** What becomes of the models. */
export const modelRules: readonly Rule[] = [
  rule({
    from: ['preloading'],
    on: 'models-ready',
    to: 'off',
    why: 'They wait, warm, for a start.',
    follow: (state) => ({
      state: { ...always(state), at: 'off', models: 'warm', preloads: [] },
      effects: settle(state.preloads, true),
    }),
  }),
  rule({
    from: ['loading'],
    on: 'models-ready',
    to: null,
    why: 'The open source may begin.',
    follow: (state) => ({
      state: { ...state, models: 'warm', preloads: [] },
      effects: [{ type: 'begin', run: state.session.run }, ...settle(state.preloads, true)],
    }),
  }),
  rule({
    from: EVERY,
    on: 'models-ready',
    to: null,
    why: 'They are there when they are needed.',
    follow: (state) => ({
      state: { ...state, models: 'warm', preloads: [] },
      effects: settle(state.preloads, true),
    }),
  }),
  rule({
    from: ['preloading'],
    on: 'models-failed',
    to: 'failed',
    why: 'Better known behind the title screen than later.',
    follow: (state, { error }) => ({
      state: {
        ...always(state),
        at: 'failed',
        awaited: null,
        models: 'cold',
        preloads: [],
        error,
      },
      effects: settle(state.preloads, false),
    }),
  }),
  rule({
    from: OPEN,
    on: 'models-failed',
    given: ['the source needs them', (state) => !readsItself(state.session)],
    to: 'failed',
    why: 'Pictures that nobody reads are not taken.',
    follow: (state, { error }) => {
      const { state: failed, effects } = fail(state, error);
      return {
        state: { ...failed, models: 'cold', preloads: [] },
        effects: [...effects, ...settle(state.preloads, false)],
      };
    },
  }),
  rule({
    from: EVERY,
    on: 'models-failed',
    to: null,
    why: 'Nobody needs them now; the next start tries again.',
    follow: (state) => ({
      state: { ...state, models: 'cold', preloads: [] },
      effects: settle(state.preloads, false),
    }),
  }),
];
