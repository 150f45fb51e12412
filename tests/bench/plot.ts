/** Bars and lines as SVG, for the results of the benchmarks. */

const INK = '#222';
const GRID = '#ddd';
/** Okabe and Ito's colours, told apart by colour-blind readers too. */
const COLOURS = ['#0072b2', '#e69f00', '#cc79a7', '#009e73', '#d55e00'];

export interface BarGroup {
  readonly name: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function svg(width: number, height: number, title: string, body: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="${INK}">
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="24" font-size="14" font-weight="bold">${escaped(title)}</text>
${body.join('\n')}
</svg>
`;
}

/** Horizontal bars in groups, labelled with their values, on a scale from 0. */
export function barChart(title: string, groups: readonly BarGroup[]): string {
  const [left, wide, row] = [150, 430, 20];
  const most = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)), 1e-9);
  const labels = [...new Set(groups.flatMap(({ bars }) => bars.map(({ label }) => label)))];
  const body: string[] = [];
  let y = 40;
  for (const { name, bars } of groups) {
    y += 20;
    body.push(`<text x="16" y="${y}" font-weight="bold">${escaped(name)}</text>`);
    y += 8;
    for (const { label, value } of bars) {
      const width = (wide * value) / most;
      const colour = COLOURS[labels.indexOf(label) % COLOURS.length];
      body.push(
        `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${escaped(label)}</text>`,
        `<rect x="${left}" y="${y + 2}" width="${width.toFixed(1)}" height="14" fill="${colour}"/>`,
        `<text x="${(left + width + 6).toFixed(1)}" y="${y + 13}">${value}</text>`,
      );
      y += row;
    }
  }
  return svg(left + wide + 80, y + 16, title, body);
}

export interface Line {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Lines over one axis, both scales from 0, with a dot at every measurement. */
export function lineChart(
  title: string,
  xTitle: string,
  yTitle: string,
  lines: readonly Line[],
): string {
  const [left, top, wide, high] = [60, 44, 400, 220];
  const all = lines.flatMap(({ points }) => points);
  const [mostX, mostY] = [0, 1].map((at) => tidy(Math.max(...all.map((point) => point[at] ?? 0))));
  const x = (value: number) => (left + (wide * value) / (mostX ?? 1)).toFixed(1);
  const y = (value: number) => (top + high - (high * value) / (mostY ?? 1)).toFixed(1);
  const body: string[] = [];
  for (let tick = 0; tick <= 4; tick += 1) {
    const [atX, atY] = [((mostX ?? 1) * tick) / 4, ((mostY ?? 1) * tick) / 4];
    body.push(
      `<line x1="${left}" x2="${left + wide}" y1="${y(atY)}" y2="${y(atY)}" stroke="${GRID}"/>`,
      `<text x="${left - 6}" y="${Number(y(atY)) + 4}" text-anchor="end">${atY}</text>`,
      `<text x="${x(atX)}" y="${top + high + 16}" text-anchor="middle">${atX}</text>`,
    );
  }
  lines.forEach(({ label, points }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const path = points.map(([px, py]) => `${x(px)},${y(py)}`);
    body.push(
      `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map(([px, py]) => `<circle cx="${x(px)}" cy="${y(py)}" r="3" fill="${colour}"/>`),
      `<rect x="${left + wide + 20}" y="${top + 20 * index}" width="14" height="4" fill="${colour}"/>`,
      `<text x="${left + wide + 40}" y="${top + 6 + 20 * index}">${escaped(label)}</text>`,
    );
  });
  const middle = top + high / 2;
  body.push(
    `<text x="${left + wide / 2}" y="${top + high + 36}" text-anchor="middle">${escaped(xTitle)}</text>`,
    `<text x="16" y="${middle}" text-anchor="middle" transform="rotate(-90 16 ${middle})">${escaped(yTitle)}</text>`,
  );
  const longest = Math.max(...lines.map(({ label }) => label.length));
  return svg(left + wide + 60 + 7 * longest, top + high + 48, title, body);
}

/** The end of an axis whose quarters are round numbers. */
function tidy(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value || 1));
  const ends = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].map((each) => each * step);
  return Number((ends.find((end) => end >= value) ?? value).toPrecision(3));
}
