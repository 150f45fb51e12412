import type * as Phaser from 'phaser';
import { DEFAULT_THEME, type UiTheme } from './theme';
import { DEFAULT_WORDS, type UiWords } from './words';

/** What all widgets take. */
export interface UiOptions {
  /** What differs from the default look; give all widgets the same. */
  readonly theme?: Partial<UiTheme>;
  /** What differs from the default English. */
  readonly words?: UiWordChanges;
  /**
   * The camera that shows the widget, and alone does; default the scene's main one. The widget lies
   * in its viewport, unmoved by its scroll, zoom and rotation.
   */
  readonly camera?: Phaser.Cameras.Scene2D.Camera;
}

/** Words of any group, the rest stays. */
export type UiWordChanges = { readonly [K in keyof UiWords]?: Changed<UiWords[K]> };

type Changed<T> = T extends string ? string : Partial<T>;

export function resolveTheme(theme: Partial<UiTheme> = {}): UiTheme {
  return {
    ...DEFAULT_THEME,
    ...theme,
    emotions: { ...DEFAULT_THEME.emotions, ...theme.emotions },
  };
}

export function resolveWords(words: UiWordChanges = {}): UiWords {
  return {
    ...DEFAULT_WORDS,
    ...words,
    emotions: { ...DEFAULT_WORDS.emotions, ...words.emotions },
    status: { ...DEFAULT_WORDS.status, ...words.status },
    consent: { ...DEFAULT_WORDS.consent, ...words.consent },
    listening: { ...DEFAULT_WORDS.listening, ...words.listening },
    picker: { ...DEFAULT_WORDS.picker, ...words.picker },
    calibration: { ...DEFAULT_WORDS.calibration, ...words.calibration },
    selfView: { ...DEFAULT_WORDS.selfView, ...words.selfView },
  };
}
