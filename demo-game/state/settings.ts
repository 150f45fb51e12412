import { createStore } from 'zustand/vanilla';
import { load, store, type Kept } from './storage';

export const TEXT_SPEEDS = ['slow', 'normal', 'fast', 'instant'] as const;
/** How much longer the windows wait, ×. */
export const PATIENCE = ['1', '1.5', '2', 'none'] as const;
export const STEADINESS = ['responsive', 'balanced', 'steady'] as const;

export interface Settings {
  readonly textSpeed: (typeof TEXT_SPEEDS)[number];
  readonly patience: (typeof PATIENCE)[number];
  /** Lines go on by themselves. */
  readonly auto: boolean;
  readonly captions: boolean;
  /** 0..1. */
  readonly music: number;
  /** 0..1. */
  readonly sounds: number;
  readonly reducedMotion: boolean;
  readonly highContrast: boolean;
  readonly dyslexiaFont: boolean;
  /** How much evidence a reading needs. */
  readonly steadiness: (typeof STEADINESS)[number];
  /** Never show the camera's picture. */
  readonly streamer: boolean;
  /** Return to the title after a minute without anybody. */
  readonly kiosk: boolean;
  /** The chosen camera; empty for the browser's own choice. */
  readonly camera: string;
}

const KEY = 'not-a-word.settings';
const VERSION = 1;

export const DEFAULTS: Settings = {
  textSpeed: 'normal',
  patience: '1',
  auto: false,
  captions: true,
  music: 0.5,
  sounds: 0.7,
  reducedMotion: false,
  highContrast: false,
  dyslexiaFont: false,
  steadiness: 'balanced',
  streamer: false,
  kiosk: false,
  camera: '',
};

/** For players who ask their system for less motion. */
const STILL: Partial<Settings> = { reducedMotion: true, textSpeed: 'instant' };

/** Takes what is well-typed and leaves the rest at its default. */
function check(data: unknown): Settings | null {
  if (typeof data !== 'object' || data === null) return null;
  const known = Object.entries(data).filter(
    ([name, value]) => typeof value === typeof DEFAULTS[name as keyof Settings],
  );
  const settings = { ...DEFAULTS, ...(Object.fromEntries(known) as Partial<Settings>) };
  if (!TEXT_SPEEDS.includes(settings.textSpeed)) return null;
  if (!PATIENCE.includes(settings.patience)) return null;
  return STEADINESS.includes(settings.steadiness) ? settings : null;
}

/** The player's settings, kept in the browser. */
export function createSettings(storage: Kept, prefersLessMotion: boolean, query: URLSearchParams) {
  const loaded = load(storage, KEY, VERSION, check);
  const settings = createStore<Settings>(() => ({
    ...(loaded.kind === 'ok' ? loaded.data : { ...DEFAULTS, ...(prefersLessMotion ? STILL : {}) }),
    ...(query.has('kiosk') ? { kiosk: true } : {}),
    ...(query.has('streamer') ? { streamer: true } : {}),
  }));
  settings.subscribe((state) => store(storage, KEY, VERSION, state));
  return settings;
}

export type SettingsStore = ReturnType<typeof createSettings>;
