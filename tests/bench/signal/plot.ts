import type { Curve } from './frontier';
import type { ClassSet } from './protocol';

export interface Panel {
  readonly set: ClassSet;
  readonly curves: readonly Curve[];
  /** Single points with a name: the presets. */
  readonly marks: readonly { name: string; latencyP50: number; falsePerMinute: number }[];
}

const WIDTH = 340;
const HEIGHT = 300;
const MARGIN = { left: 52, top: 46, right: 26, bottom: 46 };
const LATENCY = [0, 1500] as const;
const FALSE = [0.2, 100] as const;
/** Okabe and Ito's colours, told apart by colour-blind readers too. */
const COLOURS = ['#56b4e9', '#e69f00', '#cc79a7', '#009e73', '#d55e00'];

function x(latency: number): number {
  const inner = WIDTH - MARGIN.left - MARGIN.right;
  return MARGIN.left + (inner * (Math.min(latency, LATENCY[1]) - LATENCY[0])) / LATENCY[1];
}

function y(falsePerMinute: number): number {
  const inner = HEIGHT - MARGIN.top - MARGIN.bottom;
  const value = Math.max(FALSE[0], falsePerMinute);
  return MARGIN.top + (inner * Math.log(FALSE[1] / value)) / Math.log(FALSE[1] / FALSE[0]);
}

function axes({ set }: Panel): string {
  const { falsePerMinute, latencyP50 } = set.targets;
  const rows = [0.3, 1, 3, 10, 30, 100].map(
    (value) =>
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(value)}" y2="${y(value)}" class="grid"/>` +
      `<text x="${MARGIN.left - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const columns = [0, 500, 1000, 1500].map(
    (value) =>
      `<text x="${x(value)}" y="${HEIGHT - MARGIN.bottom + 16}" text-anchor="middle">${value}</text>`,
  );
  const target =
    `<rect x="${x(0)}" y="${y(falsePerMinute)}" width="${x(latencyP50) - x(0)}" ` +
    `height="${y(FALSE[0]) - y(falsePerMinute)}" class="target"/>`;
  return [
    `<text x="${MARGIN.left}" y="34" class="title">${set.name}</text>`,
    target,
    ...rows,
    ...columns,
    `<text x="${(WIDTH + MARGIN.left) / 2}" y="${HEIGHT - 10}" text-anchor="middle">median latency, ms</text>`,
    `<text transform="rotate(-90)" x="${-HEIGHT / 2}" y="14" text-anchor="middle">false switches a minute</text>`,
  ].join('\n');
}

function panel(data: Panel, index: number): string {
  const curves = data.curves.map(({ points }, nth) => {
    const path = points.map(
      (p) => `${x(p.latencyP50).toFixed(1)},${y(p.falsePerMinute).toFixed(1)}`,
    );
    const colour = COLOURS[nth];
    const dots = path.map((at) => {
      const [cx, cy] = at.split(',');
      return `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${colour}"/>`;
    });
    return `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`;
  });
  const marks = data.marks.map(
    ({ name, latencyP50, falsePerMinute }) =>
      `<circle cx="${x(latencyP50).toFixed(1)}" cy="${y(falsePerMinute).toFixed(1)}" r="5" class="mark"/>` +
      `<text x="${(x(latencyP50) + 8).toFixed(1)}" y="${(y(falsePerMinute) - 5).toFixed(1)}" class="name">${name}</text>`,
  );
  return `<g transform="translate(${index * WIDTH},0)">${axes(data)}${curves.join('')}${marks.join('')}</g>`;
}

/** False switches against latency, one panel per class set; the shaded corner is the target. */
export function plot(panels: readonly Panel[]): string {
  const names = panels[0]?.curves.map(({ method }) => method) ?? [];
  const legend = names.map(
    (name, nth) =>
      `<rect x="${MARGIN.left + nth * 170}" y="${HEIGHT + 4}" width="14" height="4" fill="${COLOURS[nth]}"/>` +
      `<text x="${MARGIN.left + 20 + nth * 170}" y="${HEIGHT + 10}">${name}</text>`,
  );
  const width = WIDTH * panels.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT + 24}" font-family="sans-serif" font-size="11">
<style>text{fill:#222}.title{font-size:13px;font-weight:bold}.grid{stroke:#ddd}.target{fill:#dff0d8}.mark{fill:none;stroke:#222;stroke-width:2}.name{paint-order:stroke;stroke:#fff;stroke-width:4px}</style>
<rect width="100%" height="100%" fill="#fff"/>
${panels.map(panel).join('\n')}
${legend.join('')}
</svg>
`;
}
