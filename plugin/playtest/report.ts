import { answersChart, secondsChart } from './charts/answersChart';
import { attentionChart, storyChart, VALENCE_SCALE } from './charts/storyChart';
import { escapeXml, LIGHT, type ChartOptions } from './charts/svg';
import type { Digest } from './digest';
import type { Notes } from './notes';
import { medianOf } from './quartiles';
import { REPORT_SCRIPT, REPORT_STYLES } from './reportStyles';
import { axisOf, storylineOf } from './storyline';
import { summariseWindows, type WindowSummary } from './windowSummary';

export interface ReportOptions {
  readonly title?: string;
  /** Remarks to print beside what they are about. */
  readonly notes?: readonly Notes[];
  /** What was left out on the way here, a sentence each. */
  readonly leftOut?: readonly string[];
}

const WIDE = 760;
const NARROW = 350;
/** Single sessions drawn behind a median; more of them would only be a fog and a large file. */
const MOST_SINGLES = 60;
/** Fewer players than this say little about others. */
const FEW_PLAYERS = 8;

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${Math.round(100 * share)} %`);
const counted = (players: number) => `${players} ${players === 1 ? 'player' : 'players'}`;
const two = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(2));

export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function figure(name: string, draw: (options: ChartOptions) => string): string {
  const [wide, narrow] = [WIDE, NARROW].map((width) => draw({ width, theme: LIGHT }));
  return `<figure><div class="wide">${wide}</div><div class="narrow">${narrow}</div><button type="button" data-png="${name}" hidden>Save as PNG</button></figure>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${cells(head, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>`;
}

function list(sentences: readonly string[]): string {
  if (sentences.length === 0) return '';
  return `<ul class="warn">${sentences.map((each) => `<li>${escapeXml(each)}</li>`).join('')}</ul>`;
}

const playersOf = (digests: readonly Digest[]) => new Set(digests.map(({ player }) => player)).size;

function facts(digests: readonly Digest[]): string {
  const players = playersOf(digests);
  const versions = [...new Set(digests.map(({ version }) => version))].sort().join(', ');
  const calibrated = digests.filter(({ setting }) => setting.calibrated).length;
  const pairs: readonly (readonly [string, string])[] = [
    ['Sessions', String(digests.length)],
    ['Players', String(players)],
    ['Versions', versions],
    ['Median length', clock(medianOf(digests.map(({ durationMs }) => durationMs)))],
    ['Face in sight', percent(medianOf(digests.map(({ seen }) => seen)))],
    ['Calibrated', `${calibrated} of ${digests.length}`],
  ];
  return `<dl class="facts">${pairs.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeXml(value)}</dd></div>`).join('')}</dl>`;
}

/** What to keep in mind about all of these sessions together. */
export function caveatsOf(digests: readonly Digest[]): string[] {
  const caveats: string[] = [];
  const kinds = (name: string, values: readonly string[]) => {
    const different = [...new Set(values)];
    if (different.length > 1)
      caveats.push(
        `${different.length} ${name} are counted together: ${different.sort().join(', ')}.`,
      );
  };
  const players = playersOf(digests);
  if (players < FEW_PLAYERS)
    caveats.push(`Only ${counted(players)}: read the charts as examples, not as shares.`);
  if (players < digests.length)
    caveats.push(
      `${digests.length} sessions are of ${counted(players)}: who played more often counts more.`,
    );
  kinds(
    'games',
    digests.map(({ app }) => app),
  );
  kinds(
    'versions',
    digests.map(({ version }) => version),
  );
  kinds(
    'presets',
    digests.map(({ setting }) => setting.preset),
  );
  kinds(
    'classifiers',
    digests.map(({ model }) => model ?? 'unknown'),
  );
  const dark = digests.filter(({ seen, readings }) => readings > 0 && seen < 0.6).length;
  if (dark > 0)
    caveats.push(`In ${dark} of ${digests.length} sessions no face was seen for much of the time.`);
  const blind = digests.filter(({ readings }) => readings === 0).length;
  if (blind > 0)
    caveats.push(
      `${blind} of ${digests.length} sessions hold answers and no reading, as without a camera.`,
    );
  return caveats;
}

function windowTable(windows: readonly WindowSummary[]): string {
  const head = [
    'Window',
    'Sessions',
    'Unsure',
    'Undone',
    'By hand',
    'Belief',
    'Distance',
    'Readable',
  ];
  const rows = windows.map((each) => [
    each.label,
    String(each.answered),
    percent(each.unsure),
    percent(each.undone),
    percent(each.byHand),
    two(each.confidence),
    percent(each.margin),
    percent(each.watched),
  ]);
  return table(head, rows);
}

function notesSection(digests: readonly Digest[], notes: readonly Notes[]): string {
  const known = new Map(digests.map((digest) => [digest.id, digest]));
  const rows = notes.flatMap(({ session, notes: own }) => {
    const digest = known.get(session);
    return digest ? own.map(({ t, text }) => [digest.player, clock(t - digest.beginMs), text]) : [];
  });
  return rows.length > 0 ? `<h2>Notes</h2>${table(['Player', 'At', 'Note'], rows)}` : '';
}

function sessionTable(digests: readonly Digest[]): string {
  const head = [
    'Player',
    'Version',
    'Preset',
    'Calibrated',
    'Length',
    'Face in sight',
    'Windows',
    'Unsure',
  ];
  const rows = digests.map(({ player, version, setting, durationMs, seen, windows }) => {
    const answered = windows.filter(({ answer }) => answer !== null);
    const unsure = answered.filter(({ answer }) => answer === 'unsure').length;
    return [
      player,
      version,
      setting.preset,
      setting.calibrated ? 'yes' : 'no',
      clock(durationMs),
      percent(seen),
      String(answered.length),
      String(unsure),
    ];
  });
  return table(head, rows);
}

/**
 * The overview of many sessions as one HTML file that asks for nothing from outside.
 *
 * @param digests  those to count; leave out who did not agree
 */
export function reportHtml(digests: readonly Digest[], options: ReportOptions = {}): string {
  const { title = 'Playtest', notes = [], leftOut = [] } = options;
  const windows = summariseWindows(digests);
  const axis = axisOf(digests);
  const [lost, turned] = (['lost', 'turned'] as const).map((each) =>
    storylineOf(digests, axis, each),
  );
  const mood = storylineOf(digests, axis, 'valence');
  const thinned = { ...mood, singles: mood.singles.slice(0, MOST_SINGLES) };
  const over = axis.unit === 'scenes' ? 'over the story, scene by scene' : 'over time';
  const warned = windows.flatMap(({ label, warnings }) =>
    warnings.map((each) => `${label}: ${each}`),
  );
  const windowPart =
    windows.length === 0
      ? '<p>No session names a listening window.</p>'
      : `${list(warned)}
<h2>What was answered</h2><p class="dim">Share of sessions by their last answer to each window. △ marks windows whose shares rest on little.</p>
${figure('answers', (each) => answersChart(windows, each))}
<h2>Time to decide</h2><p class="dim">Seconds from when the face counted until it decided: half of the sessions lie on the bar, the dot is the median.</p>
${figure('time-to-decide', (each) => secondsChart(windows, each))}
<h2>How well the windows understood</h2><p class="dim">Unsure: nobody decided in time. Undone: the player took the answer back. Belief, distance to the next answer and readable share are medians over decisions by face.</p>
${windowTable(windows)}`;
  const body =
    digests.length === 0
      ? '<p>There is no session to report on.</p>'
      : `${facts(digests)}${list(caveatsOf(digests))}${windowPart}
<h2>Expressions ${over}</h2><p class="dim">Pleasant less unpleasant expressions, −1 to +1: the mean of what the net read each second, before any filter. Lines behind are single sessions${mood.singles.length > MOST_SINGLES ? ` (${MOST_SINGLES} of ${mood.singles.length})` : ''}.</p>
${figure('expressions', (each) => storyChart(thinned, `Expressions ${over}`, VALENCE_SCALE, each))}
<h2>Attention ${over}</h2><p class="dim">Share of the time in which no face was seen, or it was turned too far to be read.</p>
${lost && turned ? figure('attention', (each) => attentionChart(lost, turned, each)) : ''}
${notesSection(digests, notes)}
<h2>Sessions</h2>${sessionTable(digests)}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escapeXml(title)}</title><style>${REPORT_STYLES}</style></head>
<body><h1>${escapeXml(title)}</h1><p class="dim">What faces showed, as a classifier read it. Not what anybody felt, thought or is.</p>
${list(leftOut)}${body}
<script>${REPORT_SCRIPT}</script></body></html>
`;
}
