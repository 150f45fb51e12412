import { EMOTIONS, type Emotion } from 'phaser-emotion';
import type uPlot from 'uplot';
import type { Appearance } from '../analysis/decisions';
import type { Mark } from '../analysis/Session';
import { COLOURS } from '../colours';
import { clockTime } from './clockTime';

export const MODES = ['lines', 'stack', 'raw'] as const;
export type Mode = (typeof MODES)[number];

const AXIS = {
  stroke: '#9dabb9',
  grid: { stroke: '#2b3644', width: 1 },
  ticks: { stroke: '#2b3644' },
  font: "12px 'Atkinson Hyperlegible'",
};

/** Distances of the time's lines, seconds: what clocks count in. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Stacked areas are laid over one another, the tallest first. */
function orderOf(mode: Mode): Emotion[] {
  return mode === 'stack' ? [...EMOTIONS].reverse() : [...EMOTIONS];
}

/** How the levels are drawn; the caller adds size and hooks. */
export function chartOptions(mode: Mode): Omit<uPlot.Options, 'width' | 'height'> {
  const stacked = mode === 'stack';
  return {
    cursor: { drag: { x: true, y: false, setScale: false }, dataIdx: (_, __, hovered) => hovered },
    scales: { x: { time: false, auto: false }, y: { auto: false, range: [0, 1] } },
    axes: [
      { ...AXIS, incrs: STEPS, values: (_, ticks) => ticks.map((tick) => clockTime(tick)) },
      { ...AXIS, size: 42 },
    ],
    series: [
      { label: 'Time', value: (_, value) => (value === null ? '–' : clockTime(value)) },
      ...orderOf(mode).map((emotion) => ({
        label: emotion,
        stroke: COLOURS[emotion],
        width: emotion === 'neutral' || stacked ? 1 : 1.75,
        points: { show: false },
        ...(stacked && { fill: COLOURS[emotion] }),
        value: (plot: uPlot, value: number | null, at: number) => legend(plot, stacked, value, at),
      })),
    ],
  };
}

/** A stacked level is what its line adds to the one below. */
function legend(plot: uPlot, stacked: boolean, value: number | null, series: number): string {
  const { idx } = plot.cursor;
  if (value === null || idx === null || idx === undefined) return '–';
  const below = stacked ? (plot.data[series + 1]?.[idx] ?? 0) : 0;
  return (value - below).toFixed(2);
}

export function chartData(mode: Mode, appearances: readonly Appearance[]): uPlot.AlignedData {
  const times = appearances.map(({ time }) => time);
  const kind = mode === 'raw' ? 'raw' : 'levels';
  const levels = EMOTIONS.map((emotion) =>
    appearances.map(({ face }) => (face ? face[kind][emotion] : null)),
  );
  if (mode !== 'stack') return [times, ...levels];
  const heights = appearances.map(() => 0);
  const sums = levels.map((level) =>
    level.map((value, at) => {
      if (value === null) return null;
      return (heights[at] = (heights[at] ?? 0) + value);
    }),
  );
  return [times, ...sums.reverse()];
}

/** Draws what happened, and where the source stands, as lines across the chart. */
export function drawMarks(plot: uPlot, marks: readonly Mark[], moment: number | null): void {
  const { ctx, bbox } = plot;
  const line = (time: number, colour: string, width: number, dash: readonly number[]) => {
    const x = plot.valToPos(time, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) return;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * devicePixelRatio;
    ctx.setLineDash([...dash]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  };
  for (const { time, kind, text } of marks) {
    const emotion = EMOTIONS.find((each) => each === text);
    if (kind === 'change') line(time, COLOURS[emotion ?? 'neutral'], 1, [4, 3]);
    else if (kind === 'game') line(time, '#e08a3c', 1, [2, 2]);
    else line(time, kind === 'facelost' ? '#ffb199' : '#7cc7b8', 2, kind === 'seek' ? [2, 4] : []);
  }
  if (moment !== null) line(moment, '#ffffff', 1.5, []);
}
