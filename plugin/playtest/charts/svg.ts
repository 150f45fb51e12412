import type { Answer } from '../windows';

/** What a chart is drawn with; a chart is one SVG that needs nothing from outside. */
export interface Theme {
  readonly ground: string;
  readonly ink: string;
  readonly dim: string;
  readonly grid: string;
  readonly accent: string;
}

export const LIGHT: Theme = {
  ground: '#ffffff',
  ink: '#1b2530',
  dim: '#566471',
  grid: '#dfe5ea',
  accent: '#14806c',
};

export const DARK: Theme = {
  ground: '#171e27',
  ink: '#e4eaf0',
  dim: '#9dabb9',
  grid: '#2b3644',
  accent: '#7cc7b8',
};

/** One hue for each answer, told apart also with the common colour-vision defects. */
export const ANSWER_COLOURS: Readonly<Record<Answer, string>> = {
  angry: '#ee6a5b',
  disgust: '#a8b545',
  fear: '#b993ee',
  happy: '#f6c650',
  sad: '#69a8f0',
  surprise: '#f39ac7',
  neutral: '#95a4b3',
  unsure: '#d9dde1',
};

/** Text on any of these colours. */
export const ON_COLOUR = '#0b0f14';

export interface ChartOptions {
  /** px; the height follows. */
  readonly width: number;
  readonly theme: Theme;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A number as an attribute. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

/** About as many letters as fit into so many px at the charts' size. */
export function fitting(text: string, wide: number): string {
  const most = Math.max(1, Math.floor(wide / 6.6));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

export const text = (x: number, y: number, said: string, attributes = ''): string =>
  `<text x="${px(x)}" y="${px(y)}" ${attributes}>${escapeXml(said)}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): string =>
  `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${stroke}"/>`;

/** The whole picture; `about` is what it says in words. */
export function svg(
  { width, theme }: ChartOptions,
  height: number,
  about: string,
  body: readonly string[],
): string {
  const [w, h] = [px(width), px(height)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="group" aria-label="${escapeXml(about)}" font-family="'Atkinson Hyperlegible', system-ui, sans-serif" font-size="12" fill="${theme.ink}"><rect width="100%" height="100%" fill="${theme.ground}"/>${body.join('')}</svg>`;
}

/** Colours with their names below each other, wrapped to the width; returns where they end. */
export function legend(
  entries: readonly (readonly [name: string, colour: string])[],
  { width, theme }: ChartOptions,
  top: number,
): { readonly body: string; readonly bottom: number } {
  let [x, y] = [0, top];
  const body = entries.map(([name, colour]) => {
    const wide = 24 + 7 * name.length;
    if (x + wide > width && x > 0) [x, y] = [0, y + 18];
    const made = `<rect x="${px(x)}" y="${px(y)}" width="11" height="11" rx="2" fill="${colour}"/>${text(x + 16, y + 10, name, `fill="${theme.dim}"`)}`;
    x += wide;
    return made;
  });
  return { body: body.join(''), bottom: y + 18 };
}
