import { EMOTIONS } from 'phaser-emotion';
import type { ReadPicture } from '../batch/pictures';

export const PICTURE_COLUMNS: readonly string[] = [
  'path',
  'label',
  'trouble',
  'width',
  'height',
  'face',
  'boxX',
  'boxY',
  'boxWidth',
  'boxHeight',
  'rollDeg',
  ...EMOTIONS,
];

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : value;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line for each face of each picture (RFC 4180, LF); a picture without a face has one line. */
export function picturesCsv(pictures: readonly ReadPicture[]): string {
  const lines = pictures.flatMap(({ path, label, trouble, reading }) => {
    const about = [path, label, trouble, reading?.width ?? null, reading?.height ?? null];
    const faces = reading?.faces ?? [];
    if (faces.length === 0) return [about];
    return faces.map(({ box, roll, probabilities }, index) => [
      ...about,
      index + 1,
      box.x,
      box.y,
      box.width,
      box.height,
      (roll * 180) / Math.PI,
      ...probabilities,
    ]);
  });
  const padded = lines.map((line) => PICTURE_COLUMNS.map((_, at) => cell(line[at] ?? null)));
  return [PICTURE_COLUMNS.join(','), ...padded.map((each) => each.join(',')), ''].join('\n');
}

/** The same as plain data, without the pictures. */
export function picturesJson(pictures: readonly ReadPicture[], model: string | null): object {
  return {
    format: 'phaser-emotion-pictures',
    version: 1,
    model,
    labels: EMOTIONS,
    pictures: pictures.map(({ path, label, trouble, reading }) => ({
      path,
      label,
      trouble,
      width: reading?.width ?? null,
      height: reading?.height ?? null,
      faces: (reading?.faces ?? []).map(({ box, roll, quality, probabilities }) => ({
        box,
        roll,
        quality,
        probabilities,
      })),
    })),
  };
}
