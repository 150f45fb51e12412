import type { Storyline } from '../storyline';
import { fitting, legend, line, px, svg, text, type ChartOptions } from './svg';

const LEFT = 44;
const RIGHT = 10;
const HIGH = 200;
const PLACE_LETTERS = 60;

export interface StoryScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly (readonly [value: number, label: string])[];
}

export const VALENCE_SCALE: StoryScale = {
  from: -1,
  to: 1,
  ticks: [
    [1, '+1'],
    [0, '0'],
    [-1, '−1'],
  ],
};

/** From 0 to a round share that holds all of the values. */
export function shareScale(...all: readonly Float32Array[]): StoryScale {
  const most = Math.max(0, ...all.map((each) => each.reduce((a, b) => (b > a ? b : a), 0)));
  const to = [0.1, 0.2, 0.5].find((each) => each >= most) ?? 1;
  return { from: 0, to, ticks: [1, 0.5, 0].map((part) => [part * to, `${100 * part * to} %`]) };
}

/** Lines of the values, broken where there are none. */
function path(values: Float32Array, x: (step: number) => number, y: (value: number) => number) {
  let drawing = false;
  const made: string[] = [];
  values.forEach((value, step) => {
    if (!Number.isNaN(value)) made.push(drawing ? 'L' : 'M', px(x(step)), ' ', px(y(value)));
    drawing = !Number.isNaN(value);
  });
  return made.join('');
}

/** The areas between two lines. */
function band(
  lower: Float32Array,
  upper: Float32Array,
  x: (step: number) => number,
  y: (value: number) => number,
): string {
  let made = '';
  let from = 0;
  while (from < lower.length) {
    if (Number.isNaN(lower[from])) {
      from += 1;
      continue;
    }
    let to = from;
    while (to + 1 < lower.length && !Number.isNaN(lower[to + 1])) to += 1;
    const steps = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const there = steps.map((step) => `${px(x(step))} ${px(y(upper[step] ?? 0))}`);
    const back = steps.reverse().map((step) => `${px(x(step))} ${px(y(lower[step] ?? 0))}`);
    made += `M${[...there, ...back].join('L')}Z`;
    from = to + 1;
  }
  return made;
}

interface Frame {
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly body: readonly string[];
  readonly height: number;
}

function frameOf(
  { axis }: Storyline,
  scale: StoryScale,
  top: number,
  { width, theme }: ChartOptions,
): Frame {
  const wide = width - LEFT - RIGHT;
  const x = (step: number) => LEFT + ((step + 0.5) / Math.max(1, axis.steps.length)) * wide;
  const y = (value: number) => top + ((scale.to - value) / (scale.to - scale.from)) * HIGH;
  const body = scale.ticks.flatMap(([value, label]) => [
    line(LEFT, y(value), width - RIGHT, y(value), theme.grid),
    text(LEFT - 6, y(value) + 4, label, `text-anchor="end" fill="${theme.dim}"`),
  ]);
  let free = -Infinity;
  axis.places.forEach(({ label, step }, at) => {
    const place = x(step - 0.5);
    const next = axis.places[at + 1];
    const room = (next ? x(next.step - 0.5) : width) - place - 4;
    body.push(line(place, top, place, top + HIGH + 4, theme.grid));
    if (place < free) return;
    const said = fitting(label, Math.max(PLACE_LETTERS, room));
    free = place + 7 * said.length + 4;
    if (free <= width + 8) body.push(text(place + 2, top + HIGH + 16, said, `fill="${theme.dim}"`));
  });
  return { x, y, body, height: top + HIGH + 24 };
}

/**
 * A measure over the story: the median with its quartiles, and the single sessions behind.
 *
 * @param shown  id of a session to bring out
 */
export function storyChart(
  story: Storyline,
  about: string,
  scale: StoryScale,
  options: ChartOptions,
  shown: string | null = null,
): string {
  const { theme } = options;
  const names = [
    ['median', theme.accent],
    ['half of the sessions', `${theme.accent}55`],
    ['one session', theme.dim],
  ] as const;
  const key = legend(names, options, 2);
  const { x, y, body, height } = frameOf(story, scale, key.bottom + 8, options);
  const singles = story.singles.map(({ id, player, values }) => {
    const [stroke, opacity, width] = id === shown ? [theme.ink, 1, 2] : [theme.dim, 0.22, 1];
    return `<path class="single" data-session="${encodeURIComponent(id)}" d="${path(values, x, y)}" fill="none" stroke="${stroke}" stroke-opacity="${opacity}" stroke-width="${width}"><title>${player.replace(/[<&]/g, ' ')}</title></path>`;
  });
  return svg(options, height, about, [
    key.body,
    ...body,
    ...singles,
    `<path d="${band(story.lower, story.upper, x, y)}" fill="${theme.accent}" fill-opacity="0.3"/>`,
    `<path d="${path(story.median, x, y)}" fill="none" stroke="${theme.accent}" stroke-width="2.5" stroke-linejoin="round"/>`,
  ]);
}

/** Share of the time in which the face was lost, and in which it was turned away, over the story. */
export function attentionChart(lost: Storyline, turned: Storyline, options: ChartOptions): string {
  const colours = ['#e08a3c', '#8d7bd8'] as const;
  const names = [
    ['no face', colours[0]],
    ['turned away', colours[1]],
  ] as const;
  const key = legend(names, options, 2);
  const scale = shareScale(lost.mean, turned.mean);
  const { x, y, body, height } = frameOf(lost, scale, key.bottom + 8, options);
  const lines = [lost, turned].map(
    ({ mean }, at) =>
      `<path d="${path(mean, x, y)}" fill="none" stroke="${colours[at] ?? ''}" stroke-width="2" stroke-linejoin="round"/>`,
  );
  const about = 'Share of the time in which no face was seen or it was turned away';
  return svg(options, height, about, [key.body, ...body, ...lines]);
}
