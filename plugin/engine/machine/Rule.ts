import type { Effect } from './effects';
import type { Event, EventName, EventOf } from './events';
import type { State, StateName, StateOf } from './states';

export interface Outcome<Name extends StateName = StateName> {
  readonly state: StateOf<Name>;
  readonly effects: readonly Effect[];
}

/** One line of the machine: in these states, on this event, under this condition. */
export interface Rule {
  readonly from: readonly StateName[];
  readonly on: EventName;
  /** The condition in words; null without one. */
  readonly given: string | null;
  /** Null where the state keeps its name. */
  readonly to: StateName | null;
  readonly why: string;
  readonly holds: (state: State, event: Event) => boolean;
  readonly follow: (state: State, event: Event) => Outcome;
}

interface TypedRule<From extends StateName, On extends EventName, To extends StateName> {
  readonly from: readonly From[];
  readonly on: On;
  readonly given?: readonly [
    words: string,
    holds: (state: StateOf<From>, event: EventOf<On>) => boolean,
  ];
  readonly to: To | null;
  readonly why: string;
  readonly follow: (state: StateOf<From>, event: EventOf<On>) => Outcome<From | To>;
}

/** Checks a rule against the states and the event that it names. */
export function rule<From extends StateName, On extends EventName, To extends StateName>({
  from,
  on,
  given,
  to,
  why,
  follow,
}: TypedRule<From, On, To>): Rule {
  const [words, holds] = given ?? [null, () => true];
  // Sound, since a rule is asked only in a state of `from` and on the event `on`.
  const untyped = { holds, follow } as unknown as Pick<Rule, 'holds' | 'follow'>;
  return { from, on, given: words, to, why, ...untyped };
}
