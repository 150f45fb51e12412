import type { Emotion, ListenResult } from '../types';

/** What may be told about a mark: short and flat, so that it fits a table. */
export type MarkData = Readonly<Record<string, string | number | boolean | null>>;

/** A scene of the game began; it lasts until the next. */
export interface SceneMarker {
  readonly kind: 'scene';
  readonly label: string;
}

/** A line of the story was shown. */
export interface LineMarker {
  readonly kind: 'line';
  readonly label: string;
}

/** A listening window opened. Opened again under the same label while undecided, it goes on. */
export interface OpenedMarker {
  readonly kind: 'opened';
  readonly label: string;
  readonly for: readonly Emotion[];
  /** Null where no time runs. */
  readonly timeoutMs: number | null;
}

/** From here on the face counts: until then the window only waited for it to come to rest. */
export interface ArmedMarker {
  readonly kind: 'armed';
  readonly label: string;
}

/** A window was answered, or closed without an answer. */
export interface DecidedMarker {
  readonly kind: 'decided';
  readonly label: string;
  /** Null when nobody decided: unsure. */
  readonly emotion: Emotion | null;
  readonly by: ListenResult['by'];
  /** Belief in `emotion`, 0..1; 1 by hand, 0 when null. */
  readonly confidence: number;
}

/** The player took the last answer of a window back. */
export interface UndoneMarker {
  readonly kind: 'undone';
  readonly label: string;
}

/** Anything else that the game wants to find again. */
export interface MarkMarker {
  readonly kind: 'mark';
  readonly label: string;
  readonly data?: MarkData;
}

/** What happened in the game, without its time. */
export type GameMark =
  SceneMarker | LineMarker | OpenedMarker | ArmedMarker | DecidedMarker | UndoneMarker | MarkMarker;

/** What happened, and when: `t` is in ms of the same clock as the readings' timestamps. */
export type Marker = GameMark & { readonly t: number };
