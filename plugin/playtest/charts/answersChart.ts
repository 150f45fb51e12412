import { ANSWERS, type AnswerShare, type WindowSummary } from '../windowSummary';
import {
  ANSWER_COLOURS,
  escapeXml,
  fitting,
  legend,
  line,
  ON_COLOUR,
  px,
  svg,
  text,
  type ChartOptions,
} from './svg';

const ROW = 30;
const BAR = 20;
const MARGIN = 52;

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Where a chart of one row a window has its labels and its bars. */
export function rowPlan(width: number): { readonly left: number; readonly wide: number } {
  const left = width < 500 ? 84 : 150;
  return { left, wide: width - left - MARGIN };
}

function segment(
  label: string,
  { answer, share, sessions }: AnswerShare,
  answered: number,
  x: number,
  y: number,
  wide: number,
): string {
  const about = `${label}: ${answer}, ${sessions.length} of ${answered} sessions (${percent(share)})`;
  const said =
    wide > 34
      ? text(x + wide / 2, y + 14, percent(share), `text-anchor="middle" fill="${ON_COLOUR}"`)
      : '';
  return `<g class="segment" role="button" tabindex="0" data-window="${escapeXml(label)}" data-answer="${answer}" aria-label="${escapeXml(about)}"><title>${escapeXml(about)}</title><rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(1, wide - 1))}" height="${BAR}" fill="${ANSWER_COLOURS[answer]}"/>${said}</g>`;
}

/** Shares of answers across sessions, one stacked bar a window; a triangle where it rests on little. */
export function answersChart(windows: readonly WindowSummary[], options: ChartOptions): string {
  const { width, theme } = options;
  const { left, wide } = rowPlan(width);
  const given = ANSWERS.filter((answer) =>
    windows.some(({ answers }) => answers.some((each) => each.answer === answer)),
  );
  const names = given.map((answer) => [answer, ANSWER_COLOURS[answer]] as const);
  const key = legend(names, options, 4);
  const body = [key.body];
  windows.forEach(({ label, answers, answered, warnings }, row) => {
    const y = key.bottom + 6 + row * ROW;
    body.push(text(left - 8, y + 14, fitting(label, left - 12), 'text-anchor="end"'));
    let x = left;
    for (const each of answers) {
      body.push(segment(label, each, answered, x, y, each.share * wide));
      x += each.share * wide;
    }
    const weak = warnings.length > 0 ? `<title>${escapeXml(warnings.join(' '))}</title>△ ` : '';
    body.push(
      `<text x="${px(left + wide + 6)}" y="${px(y + 14)}" fill="${theme.dim}">${weak}${answered}</text>`,
    );
  });
  const bottom = key.bottom + 6 + windows.length * ROW;
  for (const share of [0, 0.5, 1]) {
    const x = left + share * wide;
    body.push(
      line(x, bottom, x, bottom + 4, theme.dim),
      text(x, bottom + 17, percent(share), `text-anchor="middle" fill="${theme.dim}"`),
    );
  }
  return svg(options, bottom + 24, 'Share of answers across sessions, by window', body);
}

const longest = (windows: readonly WindowSummary[]) =>
  Math.max(1, ...windows.map(({ seconds }) => Math.ceil(seconds?.upper ?? 0)));

/** Time to the face's decision: a bar from quarter to quarter, a dot at the median. */
export function secondsChart(windows: readonly WindowSummary[], options: ChartOptions): string {
  const { width, theme } = options;
  const { left, wide } = rowPlan(width);
  const most = longest(windows);
  const bottom = 8 + windows.length * ROW;
  const at = (seconds: number) => left + (seconds / most) * wide;
  const body: string[] = [];
  const step = most > 12 ? 5 : most > 6 ? 2 : 1;
  for (let tick = 0; tick <= most; tick += step)
    body.push(
      line(at(tick), 4, at(tick), bottom, theme.grid),
      text(at(tick), bottom + 16, `${tick} s`, `text-anchor="middle" fill="${theme.dim}"`),
    );
  windows.forEach(({ label, seconds }, row) => {
    const y = 8 + row * ROW;
    body.push(text(left - 8, y + 14, fitting(label, left - 12), 'text-anchor="end"'));
    if (!seconds) {
      body.push(text(left + 6, y + 14, 'none by face', `fill="${theme.dim}"`));
      return;
    }
    const { lower, median, upper, count } = seconds;
    const about = `${label}: half of ${count} between ${lower.toFixed(1)} and ${upper.toFixed(1)} s, median ${median.toFixed(1)} s`;
    body.push(
      `<g><title>${escapeXml(about)}</title><rect x="${px(at(lower))}" y="${px(y + 5)}" width="${px(Math.max(2, at(upper) - at(lower)))}" height="10" rx="5" fill="${theme.accent}" opacity="0.45"/><circle cx="${px(at(median))}" cy="${px(y + 10)}" r="5" fill="${theme.accent}"/></g>`,
      text(left + wide + 6, y + 14, `${median.toFixed(1)} s`, `fill="${theme.dim}"`),
    );
  });
  return svg(options, bottom + 24, 'Time to decide by face, by window', body);
}
