import type { Story } from 'inkjs';
import type { StoryEmotion } from 'phaser-emotion/ink';
import { choose, walk, type Player, type Walk } from './script';

/** What one answer decides, over many random ways through the story. */
export interface Weight {
  readonly window: string;
  /** Share of the ways in which another answer there, and nothing else, leads elsewhere, 0..1. */
  readonly ending: number;
  /** Share in which it leads elsewhere or at least changes how the ending is told. */
  readonly telling: number;
}

export interface Outcomes {
  /** Share of the ways that come to each ending. */
  readonly endings: ReadonlyMap<string, number>;
  /** In the order in which the windows were first met. */
  readonly weights: readonly Weight[];
}

/** A question on the way, with what was answered. */
interface Fork {
  readonly window: string;
  readonly state: string;
  readonly labels: readonly StoryEmotion[];
  readonly label: StoryEmotion;
}

/** The lines from the ending's first on. */
export function tellingOf({ lines }: Walk): string {
  const from = lines.findIndex(({ tags }) => tags.some((tag) => tag.startsWith('ending:')));
  return lines
    .slice(from)
    .map(({ text }) => text)
    .join('\n');
}

/**
 * Walks each player through the story; then, for each answer on the way, goes the same way once
 * more with another one in its place.
 *
 * @param another  chooses the other answer; called in a fixed order
 * @param only  the windows to try; all when left out
 */
export function outcomes(
  story: Story,
  players: readonly Player[],
  another: (labels: readonly StoryEmotion[]) => StoryEmotion,
  only?: readonly string[],
): Outcomes {
  const start = String(story.state.ToJson());
  const endings = new Map<string, number>();
  const counts = new Map<string, { ways: number; ending: number; telling: number }>();
  for (const player of players) {
    const forks: Fork[] = [];
    story.state.LoadJson(start);
    const walked = walk(story, (window, labels) => {
      const label = player(window, labels);
      const tried = only?.includes(window) ?? true;
      forks.push({ window, state: tried ? String(story.state.ToJson()) : '', labels, label });
      return label;
    });
    const ending = walked.ending ?? '';
    endings.set(ending, (endings.get(ending) ?? 0) + 1 / players.length);
    const telling = tellingOf(walked);
    const route = new Map(forks.map(({ window, label }) => [window, label]));
    for (const { window, state, labels, label } of forks) {
      if (state === '') continue;
      story.state.LoadJson(state);
      choose(story, another(labels.filter((each) => each !== label)));
      // Questions that the first way did not meet are answered the same every time.
      const other = walk(story, (next, offered) => {
        const same = route.get(next);
        return same && offered.includes(same) ? same : 'unsure';
      });
      const count = counts.get(window) ?? { ways: 0, ending: 0, telling: 0 };
      count.ways += 1;
      if (other.ending !== ending) count.ending += 1;
      if (tellingOf(other) !== telling) count.telling += 1;
      counts.set(window, count);
    }
  }
  const weights = [...counts].map(([window, { ways, ending, telling }]) => ({
    window,
    ending: ending / ways,
    telling: telling / ways,
  }));
  return { endings, weights };
}
