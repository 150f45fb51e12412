import type { Emotion } from '../types';

/** How every widget looks. Lengths are CSS pixels on the player's screen, colours `0xrrggbb`. */
export interface UiTheme {
  readonly fontFamily: string;
  /** Body text; titles are 1.3 times as large, small print .85 times. */
  readonly fontSize: number;
  readonly text: number;
  /** Second-rank text; keep it at 4.5:1 against `panel`. */
  readonly mutedText: number;
  readonly panel: number;
  readonly panelAlpha: number;
  readonly panelBorder: number;
  readonly button: number;
  readonly buttonHover: number;
  /** What is chosen, progressing or leading. */
  readonly accent: number;
  /** Text on `accent`. */
  readonly accentText: number;
  /** The ring around what the keyboard would press. */
  readonly focus: number;
  /** Empty part of a bar. */
  readonly track: number;
  /** The status chip's dot. */
  readonly good: number;
  readonly waiting: number;
  readonly failed: number;
  /** Over the game while a dialog is open. */
  readonly shade: number;
  readonly shadeAlpha: number;
  readonly cornerRadius: number;
  readonly padding: number;
  /** Distance from the screen's edge. */
  readonly margin: number;
  /** Depth of the widgets in their scene. */
  readonly depth: number;
  readonly emotions: Readonly<Record<Emotion, number>>;
}

export const DEFAULT_THEME: UiTheme = {
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSize: 16,
  text: 0xf6f3ec,
  mutedText: 0xc3bdb0,
  panel: 0x1c1f27,
  panelAlpha: 0.97,
  panelBorder: 0x4a4f5c,
  button: 0x343a47,
  buttonHover: 0x434a5a,
  accent: 0xffcf70,
  accentText: 0x1c1f27,
  focus: 0x8fd0ff,
  track: 0x3a3f4b,
  good: 0x6fdc8c,
  waiting: 0xffcf70,
  failed: 0xff8a80,
  shade: 0x000000,
  shadeAlpha: 0.55,
  cornerRadius: 10,
  padding: 16,
  margin: 12,
  depth: 10_000,
  emotions: {
    angry: 0xff8a80,
    disgust: 0xa5d66f,
    fear: 0xc9a2ff,
    happy: 0xffcf70,
    sad: 0x7fb8ff,
    surprise: 0xff9fd0,
    neutral: 0xc3c7d1,
  },
};

/** `0xrrggbb` as CSS wants it. */
export function css(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}
