import { EMOTIONS, type Emotion } from '../types';
import type { Digest } from './digest';
import { medianOf, quartilesOf, type Quartiles } from './quartiles';
import type { Answer, PlayedWindow } from './windows';

export const ANSWERS: readonly Answer[] = [...EMOTIONS, 'unsure'];

/** Those who gave one answer. */
export interface AnswerShare {
  readonly answer: Answer;
  /** Ids of their sessions. */
  readonly sessions: readonly string[];
  /** Of all who answered, 0..1. */
  readonly share: number;
}

/** One listening window over all sessions: each session counts once, by its last answer. */
export interface WindowSummary {
  readonly label: string;
  readonly for: readonly Emotion[];
  /** Sessions that answered it. */
  readonly answered: number;
  /** Players that these are of, told apart by their pseudonyms. */
  readonly players: number;
  /** Sessions that met it and left it open. */
  readonly leftOpen: number;
  /** In the order of {@link ANSWERS}; those that nobody gave are left out. */
  readonly answers: readonly AnswerShare[];
  /** Seconds from when the face counted to the face's decision; null without one. */
  readonly seconds: Quartiles | null;
  /** Shares of those who answered, 0..1. */
  readonly unsure: number;
  readonly byHand: number;
  /** Sessions that took an answer of it back, of those who answered, 0..1. */
  readonly undone: number;
  /** Medians over the decisions by face: belief, distance to the next, share of usable readings. */
  readonly confidence: number;
  readonly margin: number;
  readonly watched: number;
  /** Decisions by face that these rest on. */
  readonly byFace: number;
  /** What to keep in mind before trusting it; empty when nothing speaks against it. */
  readonly warnings: readonly string[];
}

interface Met {
  readonly session: string;
  readonly player: string;
  readonly last: PlayedWindow;
  readonly undone: boolean;
}

/** Fewer players than this say little about others. */
const FEW = 8;
const LOW_CONFIDENCE = 0.7;
const LOW_MARGIN = 0.15;
const LOW_WATCHED = 0.6;
const OFTEN = 1 / 3;

const percent = (share: number) => `${Math.round(100 * share)} %`;

type Figures = Omit<WindowSummary, 'warnings'>;

function warningsOf(figures: Figures): string[] {
  const { players, unsure, undone, confidence, margin, watched, byFace } = figures;
  const warnings: string[] = [];
  if (players < FEW)
    warnings.push(
      `Only ${players} ${players === 1 ? 'player' : 'players'}: one more or less moves a share by ${percent(1 / Math.max(1, players))}.`,
    );
  if (unsure > OFTEN)
    warnings.push(`Unsure for ${percent(unsure)}: the window often did not understand the face.`);
  if (undone > OFTEN) warnings.push(`${percent(undone)} took their answer back.`);
  if (byFace === 0) return warnings;
  if (confidence < LOW_CONFIDENCE)
    warnings.push(`Decided on little: belief ${confidence.toFixed(2)} in the median.`);
  if (margin < LOW_MARGIN)
    warnings.push(
      `Close calls: the answer stood ${percent(margin)} above the next in the median window.`,
    );
  if (watched < LOW_WATCHED)
    warnings.push(`Few readings: the face was readable for ${percent(watched)} of the window.`);
  return warnings;
}

function secondsOf({ by, armedMs, openedMs, decidedMs }: PlayedWindow): number {
  const from = armedMs ?? openedMs;
  return by === 'face' && from !== null && decidedMs !== null ? (decidedMs - from) / 1000 : NaN;
}

function summaryOf(label: string, met: readonly Met[]): WindowSummary {
  const answered = met.filter(({ last }) => last.answer !== null);
  const share = (count: number) => (answered.length > 0 ? count / answered.length : 0);
  const shareOf = (test: (each: Met) => boolean) => share(answered.filter(test).length);
  const byFace = answered.map(({ last }) => last).filter(({ by }) => by === 'face');
  const answers = ANSWERS.flatMap((answer) => {
    const sessions = answered.filter(({ last }) => last.answer === answer);
    if (sessions.length === 0) return [];
    const ids = sessions.map(({ session }) => session);
    return [{ answer, sessions: ids, share: share(ids.length) }];
  });
  const figures: Figures = {
    label,
    for: EMOTIONS.filter((emotion) => met.some(({ last }) => last.for.includes(emotion))),
    answered: answered.length,
    players: new Set(answered.map(({ player }) => player)).size,
    leftOpen: met.length - answered.length,
    answers,
    seconds: quartilesOf(byFace.map(secondsOf)),
    unsure: shareOf(({ last }) => last.answer === 'unsure'),
    byHand: shareOf(({ last }) => last.by === 'manual'),
    undone: shareOf(({ undone }) => undone),
    confidence: medianOf(byFace.map(({ confidence }) => confidence)),
    margin: medianOf(byFace.map(({ margin }) => margin)),
    watched: medianOf(byFace.map(({ watched }) => watched)),
    byFace: byFace.length,
  };
  return { ...figures, warnings: warningsOf(figures) };
}

/** Labels in the order in which players meet them: by the middle of their places. */
export function inStoryOrder(orders: readonly (readonly string[])[]): string[] {
  const places = new Map<string, number[]>();
  for (const labels of orders) {
    [...new Set(labels)].forEach((label, place, all) => {
      const known = places.get(label) ?? [];
      known.push(all.length > 1 ? place / (all.length - 1) : 0);
      places.set(label, known);
    });
  }
  const middles = [...places].map(([label, each]) => ({ label, middle: medianOf(each) }));
  return middles.sort((a, b) => a.middle - b.middle).map(({ label }) => label);
}

/** Every window that any of the sessions met, in the order of the story. */
export function summariseWindows(digests: readonly Digest[]): WindowSummary[] {
  const met = new Map<string, Met[]>();
  for (const { id, player, windows } of digests) {
    const own = new Map<string, Met>();
    for (const window of windows) {
      const before = own.get(window.label);
      const last = window.answer === null && before ? before.last : window;
      const undone = window.undone || (before?.undone ?? false);
      own.set(window.label, { session: id, player, last, undone });
    }
    for (const [label, each] of own) met.set(label, [...(met.get(label) ?? []), each]);
  }
  const order = inStoryOrder(digests.map(({ windows }) => windows.map(({ label }) => label)));
  return order.map((label) => summaryOf(label, met.get(label) ?? []));
}
