import type { EmotionError } from '../../errors';
import type { StartOptions } from '../../options';
import type { SourceKind } from '../../types';

interface FromSource {
  /** The opening that tells it. */
  readonly run: number;
}

interface Asked {
  /** Names the call, whose promise is settled by it. */
  readonly caller: number;
}

interface Shapes {
  start: Asked & { readonly options: StartOptions; readonly kind: SourceKind };
  stop: { readonly keepLoaded: boolean };
  preload: Asked;
  pause: object;
  resume: Asked;
  destroy: object;
  hide: object;
  show: object;
  opened: FromSource & { readonly device: string | null };
  begun: FromSource;
  silent: FromSource;
  pictures: FromSource;
  ended: FromSource & { readonly error: EmotionError | null };
  'device-returned': object;
  'models-ready': object;
  'models-failed': { readonly error: EmotionError };
  'face-found': object;
  'face-lost': object;
}

export type EventName = keyof Shapes;
export type EventOf<Name extends EventName> = {
  [K in EventName]: { readonly type: K } & Shapes[K];
}[Name];
export type Event = EventOf<EventName>;

/** Who says it and what it means. */
export const EVENTS: Readonly<Record<EventName, string>> = {
  start: 'The game calls `start()`.',
  stop: 'The game calls `stop()`, or the player presses the stop key.',
  preload: 'The game calls `preload()`.',
  pause: 'The game calls `pause()`.',
  resume: 'The game calls `resume()`.',
  destroy: 'The game calls `destroy()`, or is itself destroyed.',
  hide: 'The page is hidden or left.',
  show: 'The page is in view again.',
  opened: 'The source is open.',
  begun: 'The source delivers.',
  silent: 'The source has sent no picture for longer than its patience.',
  pictures: 'The silent source sends pictures again.',
  ended: 'The source could not be opened, broke off or came to its end.',
  'device-returned': 'The camera that was pulled out is back, or one that was taken is free.',
  'models-ready': 'The models are loaded and warm.',
  'models-failed': 'The models could not be loaded, or the worker is lost for good.',
  'face-found': 'The player’s face is in view.',
  'face-lost': 'The player’s face is gone.',
};
