import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import type { GameMark } from '../recording';
import type { EmotionStatus, ListenOptions, ListenResult } from '../types';

/** What is used of the plugin. */
export type StoryListener = Pick<EmotionPlugin, 'listen' | 'store'> & {
  /** Where a session is recorded, the story is marked in it. */
  mark?(mark: GameMark): void;
};

const WATCHED: readonly EmotionStatus[] = ['watching', 'searching'];
/** Not `paused`: time stands still then. */
const UNWATCHED: readonly EmotionStatus[] = ['off', 'failed', 'requesting', 'loading', 'stalled'];

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Resolves once the status is one of `wanted`, or never; ends with the signal. */
function reached(
  { store }: StoryListener,
  wanted: readonly EmotionStatus[],
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (wanted.includes(store.getState().status)) {
      resolve();
      return;
    }
    const unsubscribe = store.subscribe(({ status }) => {
      if (!wanted.includes(status)) return;
      unsubscribe();
      resolve();
    });
    signal.addEventListener('abort', unsubscribe, { once: true });
  });
}

/**
 * A listening window that is open only while somebody watches: time never runs out on a player
 * without a camera. When the camera goes, the window closes undecided; when it comes back, the
 * window opens afresh.
 *
 * @returns null when `signal` aborted
 */
export async function listenWhileWatched(
  emotion: StoryListener,
  options: ListenOptions,
  signal: AbortSignal,
): Promise<ListenResult | null> {
  const ended = aborted(signal);
  while (!signal.aborted) {
    await Promise.race([reached(emotion, WATCHED, signal), ended]);
    if (signal.aborted) break;
    const window = new AbortController();
    void Promise.race([reached(emotion, UNWATCHED, window.signal), ended]).then(() => {
      window.abort();
    });
    const result = await emotion.listen({ ...options, signal: window.signal });
    if (result.by !== 'cancelled') {
      window.abort();
      return result;
    }
    // Cancelled by neither: the game opened another window in its place.
    if (!window.signal.aborted) await ended;
  }
  return null;
}
