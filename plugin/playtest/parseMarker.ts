import { EmotionError } from '../errors';
import { Fault, listOf } from '../recording/frames';
import type { GameMark, MarkData, Marker } from '../recording/markers';
import { checkMarkData } from '../recording/markData';
import { isEmotion } from '../signal/levels';
import type { Emotion } from '../types';
import { isRecord, type Parts } from './parts';

const WAYS = ['face', 'manual', 'unsure', 'timeout', 'cancelled'] as const;

function number(value: unknown, where: string, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new Fault(where, `is not a number from ${least} to ${most}`);
  return value;
}

function emotion(value: unknown, where: string): Emotion {
  if (!isEmotion(value)) throw new Fault(where, 'is none of the seven emotions');
  return value;
}

function dataOf(value: unknown, where: string): { readonly data?: MarkData } {
  if (value === undefined) return {};
  if (!isRecord(value)) throw new Fault(where, 'is no object');
  try {
    return { data: checkMarkData(value as MarkData) };
  } catch (error) {
    if (error instanceof EmotionError) throw new Fault(where, 'is not flat or too large');
    throw error;
  }
}

function decided(parts: Parts, label: string, where: string): GameMark {
  const by = WAYS.find((way) => way === parts['by']);
  if (!by) throw new Fault(`${where} by`, `is none of ${WAYS.join(', ')}`);
  return {
    kind: 'decided',
    label,
    emotion: parts['emotion'] === null ? null : emotion(parts['emotion'], `${where} emotion`),
    by,
    confidence: number(parts['confidence'], `${where} confidence`, 0, 1),
  };
}

function opened(parts: Parts, label: string, where: string): GameMark {
  const timeout = parts['timeoutMs'];
  return {
    kind: 'opened',
    label,
    for: listOf(parts['for'], `${where} for`).map((each, at) =>
      emotion(each, `${where} for[${at}]`),
    ),
    timeoutMs: timeout === null ? null : number(timeout, `${where} timeoutMs`, 0, 86_400_000),
  };
}

function markOf(parts: Parts, label: string, where: string): GameMark {
  const { kind } = parts;
  switch (kind) {
    case 'scene':
    case 'line':
    case 'armed':
    case 'undone':
      return { kind, label };
    case 'opened':
      return opened(parts, label, where);
    case 'decided':
      return decided(parts, label, where);
    case 'mark':
      return { kind, label, ...dataOf(parts['data'], `${where} data`) };
    default:
      throw new Fault(
        `${where} kind`,
        'is none of scene, line, opened, armed, decided, undone, mark',
      );
  }
}

/** @throws Fault */
export function markerOf(value: unknown, where: string): Marker {
  if (!isRecord(value)) throw new Fault(where, 'is no object');
  const { label } = value;
  if (typeof label !== 'string' || label === '')
    throw new Fault(`${where} label`, 'is missing or no text');
  const t = number(value['t'], `${where} t`, 0, Number.MAX_SAFE_INTEGER);
  return { ...markOf(value, label, where), t };
}
