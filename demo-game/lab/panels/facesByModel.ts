import { EMOTIONS, type FaceReading } from 'phaser-emotion';
import { element } from '../../page/element';
import { COLOURS } from '../colours';
import { modelName } from '../models';
import { drawCrop } from './drawCrop';

/** What one model reads on a picture. */
export interface ModelReading {
  readonly url: string | null;
  readonly faces: readonly FaceReading[];
  /** Of all faces together, ms. */
  readonly classifyMs: number;
}

/** One table for each face: a line for each model, a column for each emotion, in per cent. */
export function facesByModel(readings: readonly ModelReading[]): HTMLElement[] {
  const most = Math.max(0, ...readings.map(({ faces }) => faces.length));
  if (most === 0) return [element('p', { className: 'note' }, 'No face on this picture.')];
  const tables = Array.from({ length: most }, (_, index) => faceTable(readings, index));
  const times = readings.map(
    ({ url, classifyMs }) => `${modelName(url)} ${classifyMs.toFixed(1)} ms`,
  );
  const words = `Classified in: ${times.join(', ')}, once and with its start.`;
  return [...tables, element('p', { className: 'note' }, words)];
}

function faceTable(readings: readonly ModelReading[], index: number): HTMLElement {
  const crop = element('canvas', { width: 48, height: 48, aria: { hidden: 'true' } });
  drawCrop(crop, readings[0]?.faces[index] ?? null);
  const head = EMOTIONS.map((name) =>
    element('th', { scope: 'col', title: name, aria: { label: name } }, name.slice(0, 3)),
  );
  const rows = readings.map(({ url, faces }) => {
    const probabilities = faces[index]?.probabilities ?? [];
    const name = element('th', { scope: 'row', title: url ?? '' }, modelName(url));
    return element('tr', {}, name, ...EMOTIONS.map((_, at) => levelCell(probabilities, at)));
  });
  return element(
    'table',
    { className: 'matrix models' },
    element('caption', {}, crop, `Face ${index + 1}`),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'model'), ...head)),
    element('tbody', {}, ...rows),
  );
}

/** The strongest emotion of a model is filled with its colour. */
function levelCell(probabilities: readonly number[], at: number): HTMLElement {
  const value = probabilities[at];
  if (value === undefined) return element('td', {}, '–');
  const cell = element('td', {}, String(Math.round(100 * value)));
  if (value === Math.max(...probabilities)) {
    cell.className = 'most';
    cell.style.background = COLOURS[EMOTIONS[at] ?? 'neutral'];
  }
  return cell;
}
