import { asEmotionError, report } from './failing';
import type { Effect, EffectName, EffectOf } from './machine/effects';
import type { Event } from './machine/events';
import type { Rule } from './machine/Rule';
import { RULES } from './machine/rules';
import { INITIAL, type State } from './machine/states';
import { transition } from './machine/transition';

export type Handlers = { readonly [K in EffectName]: (effect: EffectOf<K>) => void };
/** What one part of the engine does at the machine's word. */
export type Does<Name extends EffectName> = Pick<Handlers, Name>;

/**
 * Runs the machine: one event after the other, its effects in their order, then the news. What is
 * said meanwhile waits its turn.
 */
export class Life {
  #state: State = INITIAL;
  readonly #events: Event[] = [];
  #busy = false;
  readonly #handlers: Handlers;
  readonly #changed: (state: State, previous: State) => void;
  readonly #rules: readonly Rule[];

  constructor(handlers: Handlers, changed: (state: State, previous: State) => void, rules = RULES) {
    this.#handlers = handlers;
    this.#changed = changed;
    this.#rules = rules;
  }

  get state(): State {
    return this.#state;
  }

  readonly send = (event: Event): void => {
    this.#events.push(event);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#events.shift(); next; next = this.#events.shift()) this.#live(next);
    this.#busy = false;
  };

  #live(event: Event): void {
    const previous = this.#state;
    const { state, effects } = transition(previous, event, this.#rules);
    this.#state = state;
    for (const effect of effects) this.#cause(effect);
    if (state !== previous) this.#changed(state, previous);
  }

  /** Whatever breaks while a source or the models are got hold of is their failure: all is given back. */
  #cause(effect: Effect): void {
    try {
      (this.#handlers[effect.type] as (effect: Effect) => void)(effect);
    } catch (cause) {
      if ('run' in effect) {
        this.send({ type: 'ended', run: effect.run, error: asEmotionError(cause) });
      } else if (effect.type === 'load') {
        this.send({ type: 'models-failed', error: asEmotionError(cause) });
      } else {
        report(cause);
      }
    }
  }
}
