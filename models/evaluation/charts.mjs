import { EMOTIONS } from './dataset.mjs';

const INK = '#1f2933';
const GRID = '#d5dbe1';
const SERIES = ['#1f6f8b', '#d1495b', '#5b8c5a', '#c98a1b'];

const escaped = (/** @type {unknown} */ value) =>
  String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** @param {number} width @param {number} height @param {string} title @param {string} body */
function svg(width, height, title, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${width / 2}" y="20" text-anchor="middle" font-size="14" font-weight="600">${escaped(title)}</text>
${body}
</svg>
`;
}

const text = (x, y, value, extra = '') =>
  `<text x="${x}" y="${y}" ${extra}>${escaped(value)}</text>`;
const line = (x1, y1, x2, y2, extra = `stroke="${GRID}"`) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${extra}/>`;

/**
 * Confusion matrix: rows are the truth, cells the share of the row.
 *
 * @param {string} title @param {number[][]} matrix counts
 */
export function confusionChart(title, matrix) {
  const cell = 56;
  const left = 82;
  const top = 62;
  const parts = [text(left + 3.5 * cell, 40, 'predicted', 'text-anchor="middle"')];
  matrix.forEach((row, truth) => {
    const total = row.reduce((a, b) => a + b, 0);
    const y = top + truth * cell;
    parts.push(text(left - 8, y + cell / 2 + 4, EMOTIONS[truth], 'text-anchor="end"'));
    parts.push(text(left + truth * cell + cell / 2, 56, EMOTIONS[truth], 'text-anchor="middle"'));
    row.forEach((count, predicted) => {
      const share = total ? count / total : 0;
      const x = left + predicted * cell;
      parts.push(
        `<rect x="${x}" y="${y}" width="${cell - 1}" height="${cell - 1}" fill="#1f6f8b" fill-opacity="${share.toFixed(3)}" stroke="${GRID}"/>`,
        text(
          x + cell / 2,
          y + cell / 2 + 4,
          (100 * share).toFixed(0),
          `text-anchor="middle" fill="${share > 0.55 ? '#fff' : INK}"`,
        ),
      );
    });
  });
  const height = top + 7 * cell + 28;
  parts.push(text(left, height - 8, 'per cent of the images of the row’s class'));
  return svg(left + 7 * cell + 16, height, title, parts.join('\n'));
}

/** Axes from 0 to 1 both ways inside a frame. */
function unitAxes(left, top, size, xTitle, yTitle) {
  const parts = [];
  for (let tick = 0; tick <= 10; tick += 2) {
    const x = left + (tick / 10) * size;
    const y = top + size - (tick / 10) * size;
    parts.push(line(x, top, x, top + size), line(left, y, left + size, y));
    parts.push(text(x, top + size + 16, tick / 10, 'text-anchor="middle"'));
    parts.push(text(left - 6, y + 4, tick / 10, 'text-anchor="end"'));
  }
  parts.push(text(left + size / 2, top + size + 34, xTitle, 'text-anchor="middle"'));
  const middle = top + size / 2;
  parts.push(text(14, middle, yTitle, `text-anchor="middle" transform="rotate(-90 14 ${middle})"`));
  return parts;
}

/**
 * Reliability diagram: accuracy over confidence in equal bins, dots sized by count.
 *
 * @param {string} title
 * @param {Record<string, { ece: number, reliability: { count: number, confidence: number | null, accuracy: number | null }[] }>} series
 */
export function reliabilityChart(title, series) {
  const [left, top, size] = [52, 36, 320];
  const parts = unitAxes(left, top, size, 'confidence', 'accuracy');
  parts.push(line(left, top + size, left + size, top, `stroke="${INK}" stroke-dasharray="4 4"`));
  Object.entries(series).forEach(([name, { ece, reliability }], index) => {
    const colour = SERIES[index];
    const most = Math.max(...reliability.map((bin) => bin.count));
    const points = reliability
      .filter((bin) => bin.count >= 10)
      .map(({ count, confidence, accuracy }) => ({
        x: left + Number(confidence) * size,
        y: top + size - Number(accuracy) * size,
        r: 2.5 + 5 * Math.sqrt(count / most),
      }));
    const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    parts.push(`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>`);
    for (const { x, y, r } of points)
      parts.push(
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="${colour}" fill-opacity="0.7"/>`,
      );
    parts.push(
      `<circle cx="${left + 16}" cy="${top + 18 + 18 * index}" r="5" fill="${colour}"/>`,
      text(left + 28, top + 22 + 18 * index, `${name}, ECE ${ece.toFixed(3)}`),
    );
  });
  return svg(left + size + 20, top + size + 46, title, parts.join('\n'));
}

/** Rounds up to a tidy axis end. */
const tidy = (value) => Math.ceil(value * 5) / 5;

/**
 * Accuracy and loss per epoch, side by side.
 *
 * @param {string} title
 * @param {{ epoch: number, trainLoss: number, trainAccuracy: number, selectLoss?: number, selectAccuracy?: number, selectFerplus?: number }[]} log
 */
export function curvesChart(title, log) {
  const [width, height, top] = [300, 230, 60];
  const last = log[log.length - 1].epoch;
  const panel = (left, name, highest, series) => {
    const parts = [text(left + width / 2, 46, name, 'text-anchor="middle" font-weight="600"')];
    for (let tick = 0; tick <= 4; tick += 1) {
      const y = top + height - (tick / 4) * height;
      parts.push(line(left, y, left + width, y));
      parts.push(text(left - 6, y + 4, ((tick / 4) * highest).toFixed(2), 'text-anchor="end"'));
      const x = left + (tick / 4) * width;
      parts.push(text(x, top + height + 16, Math.round((tick / 4) * last), 'text-anchor="middle"'));
    }
    Object.entries(series).forEach(([label, values], index) => {
      const points = values
        .map((value, i) => [left + (log[i].epoch / last) * width, value])
        .filter(([, value]) => value !== undefined)
        .map(
          ([x, value]) =>
            `${x.toFixed(1)},${(top + height - (value / highest) * height).toFixed(1)}`,
        )
        .join(' ');
      parts.push(
        `<polyline points="${points}" fill="none" stroke="${SERIES[index]}" stroke-width="1.5"/>`,
        line(
          left + 8 + index * 100,
          top + height + 36,
          left + 22 + index * 100,
          top + height + 36,
          `stroke="${SERIES[index]}" stroke-width="3"`,
        ),
        text(left + 26 + index * 100, top + height + 40, label),
      );
    });
    return parts.join('\n');
  };
  const of = (key) => log.map((entry) => entry[key]);
  const losses = [...of('trainLoss'), ...of('selectLoss')].filter((value) => value !== undefined);
  const accuracy = { training: of('trainAccuracy'), PublicTest: of('selectAccuracy') };
  if (log.some((entry) => entry.selectFerplus !== undefined))
    accuracy['FER+'] = of('selectFerplus');
  const body = [
    panel(50, 'accuracy', 1, accuracy),
    panel(50 + width + 70, 'loss', tidy(Math.max(...losses)), {
      training: of('trainLoss'),
      PublicTest: of('selectLoss'),
    }),
  ];
  return svg(2 * width + 150, top + height + 54, title, body.join('\n'));
}
