import type { Marker } from '../recording/markers';
import type { FrameReading, Emotion, ListenResult } from '../types';
import { EMOTIONS } from '../types';
import { largestFace, turnedAway } from './faces';

/** An answer as charts count it: nobody decided is an answer, too. */
export type Answer = Emotion | 'unsure';

/** One listening window as one player met it. Times are ms of the session's clock. */
export interface PlayedWindow {
  readonly label: string;
  /** What it listened for; empty when it was answered without opening, as without a camera. */
  readonly for: readonly Emotion[];
  readonly openedMs: number | null;
  readonly armedMs: number | null;
  readonly decidedMs: number | null;
  /** Null while it was left open: the session ended, or the game closed it. */
  readonly answer: Answer | null;
  readonly by: ListenResult['by'];
  /** Belief in the answer when it was decided, 0..1. */
  readonly confidence: number;
  /** Whether the player took the answer back. */
  readonly undone: boolean;
  /** Readings of a face, not turned away, between opening and decision. */
  readonly readings: number;
  /** Share of all readings in it that these are, 0..1; 0 without any. */
  readonly watched: number;
  /**
   * How far the listened emotion that was read most stood above the next, 0..1: mean raw
   * probabilities over the window, among those listened for.
   */
  readonly margin: number;
}

type Draft = { -readonly [K in keyof PlayedWindow]: PlayedWindow[K] };

function draft(label: string): Draft {
  return {
    label,
    for: [],
    openedMs: null,
    armedMs: null,
    decidedMs: null,
    answer: null,
    by: 'cancelled',
    confidence: 0,
    undone: false,
    readings: 0,
    watched: 0,
    margin: 0,
  };
}

/**
 * Follows the markers: a window is open from `opened` to its answer. One that was cancelled stays
 * open for an answer by hand or for opening again, until another takes its place.
 */
function followed(markers: readonly Marker[]): Draft[] {
  const all: Draft[] = [];
  const ongoing: { window: Draft | null } = { window: null };
  const isOpen = (label: string) => ongoing.window?.label === label;
  const current = (label: string): Draft => {
    if (ongoing.window?.label === label) return ongoing.window;
    const window = draft(label);
    ongoing.window = window;
    all.push(window);
    return window;
  };
  for (const marker of markers) {
    const { label, t } = marker;
    if (marker.kind === 'opened') {
      const window = current(label);
      window.openedMs ??= t;
      window.for = marker.for;
    } else if (marker.kind === 'armed') {
      if (isOpen(label)) current(label).armedMs = t;
    } else if (marker.kind === 'decided') {
      // Answered by hand, a window is closed after it was answered.
      if (marker.by === 'cancelled' && !isOpen(label)) continue;
      const window = current(label);
      window.by = marker.by;
      if (marker.by === 'cancelled') continue;
      window.decidedMs = t;
      window.answer = marker.emotion ?? 'unsure';
      window.confidence = marker.confidence;
      ongoing.window = null;
    } else if (marker.kind === 'undone') {
      const last = all.findLast((each) => each.label === label && each.answer !== null);
      if (last) last.undone = true;
    }
  }
  return all;
}

/** Index of the first frame at or after a time. */
export function firstAt(frames: readonly FrameReading[], time: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle]?.timestamp ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function measure(window: Draft, frames: readonly FrameReading[]): void {
  const { openedMs, decidedMs } = window;
  if (openedMs === null || decidedMs === null) return;
  const sums = EMOTIONS.map(() => 0);
  let all = 0;
  for (let at = firstAt(frames, openedMs); at < frames.length; at += 1) {
    const frame = frames[at];
    if (!frame || frame.timestamp > decidedMs) break;
    all += 1;
    const face = largestFace(frame);
    if (!face || turnedAway(face)) continue;
    window.readings += 1;
    face.probabilities.forEach((value, index) => (sums[index] = (sums[index] ?? 0) + (value || 0)));
  }
  window.watched = all > 0 ? window.readings / all : 0;
  const heard = window.for.map((emotion) => sums[EMOTIONS.indexOf(emotion)] ?? 0);
  const total = heard.reduce((sum, value) => sum + value, 0);
  const [best = 0, next = 0] = heard.sort((a, b) => b - a);
  window.margin = total > 0 ? (best - next) / total : 0;
}

/** The windows of a session, in their order. */
export function windowsOf(
  markers: readonly Marker[],
  frames: readonly FrameReading[],
): PlayedWindow[] {
  const windows = followed(markers);
  for (const window of windows) measure(window, frames);
  return windows;
}
