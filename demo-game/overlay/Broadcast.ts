import type { Emotion, ListeningState } from 'phaser-emotion';
import type { StoryChoice, StoryEmotion } from 'phaser-emotion/ink';

/** What a stream's audience may see of the reading: words and numbers, never a picture. */
export interface OnAir {
  /** What the face may answer to the question on the screen; empty between questions. */
  readonly answers: readonly { readonly emotion: Emotion; readonly text: string }[];
  readonly listening: ListeningState | null;
  readonly faceInView: boolean;
  /** What the face was last read as; null while nothing was. */
  readonly read: StoryEmotion | null;
}

/** Those that a face can take. */
export function readable(choices: readonly StoryChoice[]): OnAir['answers'] {
  return choices.flatMap(({ emotion, text }) =>
    emotion && emotion !== 'unsure' ? [{ emotion, text }] : [],
  );
}

/** Pages of the same browser and address hear each other by this name, and nobody else does. */
const CHANNEL = 'not-a-word.overlay';
const HELLO = 'hello';
/** An overlay asks this often, ms, */
const ASK_MS = 2000;
/** and is told for so long. */
const TELL_MS = 3 * ASK_MS;

const NOTHING: OnAir = { answers: [], listening: null, faceInView: false, read: null };

/** Null where the browser keeps pages apart, as it does where it lets them keep nothing. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/** The game's side: tells overlays what is read, while there is one that asks. */
export class Broadcast {
  readonly #channel = openChannel();
  #now = NOTHING;
  #askedAt = -Infinity;

  constructor() {
    if (!this.#channel) return;
    this.#channel.onmessage = ({ data }) => {
      if (data !== HELLO) return;
      const first = performance.now() - this.#askedAt > TELL_MS;
      this.#askedAt = performance.now();
      if (first) this.say({});
    };
  }

  say(change: Partial<OnAir>): void {
    this.#now = { ...this.#now, ...change };
    if (performance.now() - this.#askedAt <= TELL_MS) this.#channel?.postMessage(this.#now);
  }
}

/** The overlay's side. */
export function listenIn(hear: (now: OnAir) => void): void {
  const channel = openChannel();
  if (!channel) return;
  channel.onmessage = ({ data }) => {
    // Another overlay's question comes here as well.
    if (data !== HELLO) hear(data as OnAir);
  };
  const ask = () => channel.postMessage(HELLO);
  ask();
  window.setInterval(ask, ASK_MS);
}
