import type { InkStory } from './story';

/** Where a story stands in one of its flows: enough to notice that somebody else moved it. */
export interface Place {
  readonly flow: string;
  readonly state: object;
  readonly path: string | null;
  readonly turn: number;
  /** What was said last, tags included, and what may be chosen. */
  readonly said: string;
  readonly offered: string;
}

export function placeOf(story: InkStory): Place {
  const { state, currentText, currentTags, currentChoices } = story;
  return {
    flow: story.currentFlowName,
    state,
    path: state.currentPathString,
    turn: state.currentTurnIndex,
    said: JSON.stringify([currentText, currentTags]),
    offered: JSON.stringify(currentChoices.map(({ text }) => text)),
  };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.flow === b.flow &&
    a.path === b.path &&
    a.turn === b.turn &&
    a.offered === b.offered &&
    saysTheSame(a, b)
  );
}

/** A divert leaves the last words standing; a loaded or reset state brings its own. */
export function saysTheSame(a: Place, b: Place): boolean {
  return a.state === b.state && a.said === b.said;
}
