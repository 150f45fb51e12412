import { EmotionError } from '../errors';
import { Fault, framesOf, listOf, partsOf } from '../recording/frames';
import {
  SESSION_FORMAT,
  SESSION_VERSION,
  type AppInfo,
  type PlaySession,
  type SessionSetting,
} from '../recording/PlaySession';
import { RECORDING_FORMAT } from '../recording/Recording';
import { parseRecording } from '../recording/parse';
import { isEmotion } from '../signal/levels';
import { FILTER_PRESETS } from '../signal/presets';
import type { Emotion, FilterPreset } from '../types';
import { markerOf } from './parseMarker';
import { isRecord, type Parts } from './parts';

/** Faults of one file that are told; after these it is damaged beyond use. */
const MOST_FAULTS = 20;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A file that could be read, or every sentence on why not. */
export type ReadSession =
  | { readonly session: PlaySession; readonly faults?: undefined }
  | { readonly session?: undefined; readonly faults: readonly string[] };

const UNKNOWN_APP: AppInfo = { name: 'unknown', version: 'unknown' };
const UNKNOWN_SETTING: SessionSetting = {
  preset: 'balanced',
  emotions: [],
  calibrated: false,
};

class Checks {
  readonly faults: string[] = [];

  /** Runs one check; a fault is noted and the rest is checked all the same. */
  run<T>(check: () => T, otherwise: T): T {
    try {
      return check();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      if (this.faults.length < MOST_FAULTS) this.faults.push(`${fault.message}.`);
      return otherwise;
    }
  }
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new Fault(where, 'is missing or no text');
  return value;
}

function emotions(value: unknown, where: string): Emotion[] {
  return listOf(value, where).map((each, at) => {
    if (!isEmotion(each)) throw new Fault(`${where}[${at}]`, 'is none of the seven emotions');
    return each;
  });
}

function preset(value: unknown, where: string): FilterPreset {
  if (typeof value !== 'string' || !Object.hasOwn(FILTER_PRESETS, value))
    throw new Fault(where, `is none of ${Object.keys(FILTER_PRESETS).join(', ')}`);
  return value as FilterPreset;
}

function flag(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw new Fault(where, 'is neither true nor false');
  return value;
}

function day(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !DAY.test(value) || Number.isNaN(Date.parse(value)))
    throw new Fault('day', 'is no date like 2026-11-27, and not null');
  return value;
}

function model(value: unknown): string | null {
  if (value !== null && typeof value !== 'string')
    throw new Fault('model', 'is neither text nor null');
  return value;
}

function record(value: unknown, where: string): Parts {
  if (!isRecord(value)) throw new Fault(where, 'is missing or no object');
  return value;
}

function markersOf(value: unknown, checks: Checks) {
  let last = -Infinity;
  return listOf(value, 'markers').flatMap((each, at) => {
    const marker = checks.run(() => {
      const read = markerOf(each, `markers[${at}]`);
      if (read.t < last) throw new Fault(`markers[${at}] t`, 'is earlier than the one before');
      return read;
    }, null);
    if (!marker) return [];
    last = marker.t;
    return [marker];
  });
}

function appOf(value: unknown, checks: Checks): AppInfo {
  const app = record(value, 'app');
  return {
    name: checks.run(() => text(app['name'], 'app.name'), ''),
    version: checks.run(() => text(app['version'], 'app.version'), ''),
  };
}

function settingOf(value: unknown, checks: Checks): SessionSetting {
  const setting = record(value, 'setting');
  return {
    preset: checks.run(() => preset(setting['preset'], 'setting.preset'), 'balanced'),
    emotions: checks.run(() => emotions(setting['emotions'], 'setting.emotions'), []),
    calibrated: checks.run(() => flag(setting['calibrated'], 'setting.calibrated'), false),
  };
}

function sessionOf(parts: ReadonlyMap<string, unknown>, checks: Checks): PlaySession {
  return {
    id: checks.run(() => text(parts.get('id'), 'id'), ''),
    app: checks.run(() => appOf(parts.get('app'), checks), UNKNOWN_APP),
    player: checks.run(() => text(parts.get('player'), 'player'), ''),
    consent: checks.run(() => flag(parts.get('consent'), 'consent'), false),
    day: checks.run(() => day(parts.get('day')), null),
    model: checks.run(() => model(parts.get('model')), null),
    setting: checks.run(() => settingOf(parts.get('setting'), checks), UNKNOWN_SETTING),
    markers: checks.run(() => markersOf(parts.get('markers'), checks), []),
    frames: checks.run(() => framesOf(parts.get('frames')), []),
  };
}

/** A recording of before there were sessions: its readings, of nobody known to agree. */
function fromRecording(parts: ReadonlyMap<string, unknown>, name: string): PlaySession {
  return {
    ...parseRecording(Object.fromEntries(parts)),
    id: name,
    app: UNKNOWN_APP,
    player: name,
    consent: false,
    day: null,
    setting: UNKNOWN_SETTING,
    markers: [],
  };
}

/**
 * Reads an exported session, or a recording, and says everything that is wrong with it. Nothing of
 * the input is kept: every value is checked and copied.
 *
 * @param input  JSON text, or what it parsed to
 * @param name  stands for player and session where a recording names none
 */
export function readSession(input: unknown, name = 'unnamed'): ReadSession {
  const checks = new Checks();
  const session = checks.run(() => {
    const parts = partsOf(input);
    const format = parts.get('format');
    if (format === RECORDING_FORMAT) {
      try {
        return fromRecording(parts, name);
      } catch (error) {
        if (error instanceof EmotionError) throw new Fault(error.message, '');
        throw error;
      }
    }
    if (format !== SESSION_FORMAT)
      throw new Fault('format', `is neither '${SESSION_FORMAT}' nor '${RECORDING_FORMAT}'`);
    if (parts.get('version') !== SESSION_VERSION)
      throw new Fault('version', `is not ${SESSION_VERSION}, the one that is known`);
    return sessionOf(parts, checks);
  }, null);
  return session && checks.faults.length === 0 ? { session } : { faults: checks.faults };
}

/**
 * The same for who wants one session or an error.
 *
 * @throws EmotionError `bad-option` with a sentence for every fault
 */
export function parseSession(input: unknown, name?: string): PlaySession {
  const { session, faults } = readSession(input, name);
  if (session) return session;
  throw new EmotionError('bad-option', `session: ${faults.join(' ')}`);
}
