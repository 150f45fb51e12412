import type { Event } from './events';
import type { Outcome, Rule } from './Rule';
import { RULES } from './rules';
import { sessionOf, type State } from './states';

/** The rule that answers the event in this state; null where nothing follows. */
export function ruleFor(state: State, event: Event, rules = RULES): Rule | null {
  // What is told of an older opening no longer counts.
  if ('run' in event && event.run !== sessionOf(state)?.run) return null;
  return (
    rules.find(
      (rule) => rule.on === event.type && rule.from.includes(state.at) && rule.holds(state, event),
    ) ?? null
  );
}

/** The state after an event, and what is to be done in the world. Pure. */
export function transition(state: State, event: Event, rules = RULES): Outcome {
  return ruleFor(state, event, rules)?.follow(state, event) ?? { state, effects: [] };
}
