import type { Emotion, FilterPreset } from '../types';
import type { FrameRow, Recording } from './Recording';
import type { Marker } from './markers';

/** Names the game that was played. */
export interface AppInfo {
  readonly name: string;
  readonly version: string;
}

/** How the plugin was set when the session ended. */
export interface SessionSetting {
  readonly preset: FilterPreset;
  /** The emotions the game reacted to. */
  readonly emotions: readonly Emotion[];
  /** Whether a resting face of the player's was in use. */
  readonly calibrated: boolean;
}

/**
 * One player's session: what was read, numbers only, and what happened in the game meanwhile.
 * Where the eyes, the nose and the mouth lay is left out: nothing that is asked of a session needs it.
 */
export interface PlaySession extends Recording {
  /** Tells this session from all others; random. */
  readonly id: string;
  readonly app: AppInfo;
  /** A pseudonym: random until the player chooses another. */
  readonly player: string;
  /** True only when the player agreed to this very file after seeing what is in it. */
  readonly consent: boolean;
  /** `YYYY-MM-DD`, or null. */
  readonly day: string | null;
  readonly setting: SessionSetting;
  /** In order of time. */
  readonly markers: readonly Marker[];
}

export const SESSION_FORMAT = 'phaser-emotion-session';
export const SESSION_VERSION = 1;

/** A session as JSON, version 1. `frames` are rows as in a recording, their keypoints left out. */
export interface SessionJson {
  readonly format: typeof SESSION_FORMAT;
  readonly version: typeof SESSION_VERSION;
  readonly id: string;
  readonly app: AppInfo;
  readonly player: string;
  readonly consent: boolean;
  readonly day: string | null;
  readonly model: string | null;
  readonly setting: SessionSetting;
  readonly markers: readonly Marker[];
  readonly frames: readonly FrameRow[];
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A pseudonym of `length` letters and digits that are not mistaken for one another. */
export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
}
