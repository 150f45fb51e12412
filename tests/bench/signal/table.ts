import type { ChoiceScore } from './choice';
import type { PhotoStreams } from './photos';
import { CHOICE_TARGET, CLASS_SETS, EMA_300, type Truth } from './protocol';
import type { Estimate } from './score';

export type Row = Estimate & {
  readonly truth: Truth;
  readonly set: string;
  readonly fps: number;
  readonly method: string;
};

const TRUTHS: Readonly<Record<Truth, string>> = {
  labels: "FER-2013's own labels",
  majority: 'FER+ majority',
};

function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = header.map((name, index) =>
    Math.max(name.length, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(header), rule, ...lines.map(line)].join('\n');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

export function methodTable(rows: readonly Row[]): string {
  const [first] = rows;
  if (!first) return '';
  const header = [
    'method',
    'fps',
    'false/min (95 %)',
    'p50 ms',
    'p90 ms',
    'recall %',
    'event F1 %',
    'time right %',
  ];
  const lines = rows.map((row) => {
    const [low, high] = row.intervals.falsePerMinute;
    return [
      row.method,
      String(row.fps),
      `${row.falsePerMinute.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`,
      row.latencyP50.toFixed(0),
      row.latencyP90.toFixed(0),
      percent(row.recall),
      percent(row.eventF1),
      percent(row.timeRight),
    ];
  });
  return `\n${first.set}; truth: ${TRUTHS[first.truth]}\n${table(header, lines)}`;
}

export type ChoiceRow = ChoiceScore & { readonly truth: Truth };

export function choiceTable(choices: readonly ChoiceRow[]): string {
  const header = ['choice of 4 in 2 s', 'truth', 'right %', 'decided %', 'decided on neutral %'];
  const lines = choices.map(({ name, truth, accuracy, coverage, falseOnNeutral }) => [
    name,
    TRUTHS[truth],
    percent(accuracy),
    percent(coverage),
    percent(falseOnNeutral),
  ]);
  return `\n${table(header, lines)}`;
}

/** Streams and windows made of photos. */
export function photosTables({ rows, choices }: PhotoStreams): string {
  const streams = rows.map((row) => [
    row.set,
    row.method,
    row.falsePerMinute.toFixed(2),
    row.latencyP50.toFixed(0),
    percent(row.recall),
    percent(row.timeRight),
  ]);
  const windows = choices.map(({ listened, name, accuracy, coverage, falseOnNeutral }) => [
    listened.join(', '),
    name,
    percent(accuracy),
    percent(1 - coverage),
    percent(falseOnNeutral),
  ]);
  return [
    table(['stream', 'method', 'false/min', 'p50 ms', 'recall %', 'time right %'], streams),
    table(
      ['window of 2 s for', 'decided by', 'right %', 'left open %', 'decided on neutral %'],
      windows,
    ),
  ].join('\n\n');
}

export interface TargetResult {
  readonly target: string;
  readonly value: string;
  readonly met: boolean;
}

/** The targets of the protocol against the balanced preset, on FER-2013's own labels. */
export function targetList(
  rows: readonly Row[],
  choices: readonly ChoiceRow[],
): readonly TargetResult[] {
  const find = (set: string, method: string, fps: number) =>
    rows.find(
      (row) =>
        row.truth === 'labels' && row.set === set && row.method === method && row.fps === fps,
    );
  const results: TargetResult[] = [];
  for (const { name, targets } of CLASS_SETS) {
    const balanced = find(name, 'phaser-emotion balanced', 15);
    const average = find(name, EMA_300.name, 15);
    if (!balanced || !average) continue;
    const { falsePerMinute, latencyP50, recall } = balanced;
    const calmer = average.falsePerMinute / falsePerMinute;
    results.push(
      {
        target: `${name}: ≤ ${targets.falsePerMinute} false switches/min`,
        value: falsePerMinute.toFixed(2),
        met: falsePerMinute <= targets.falsePerMinute,
      },
      {
        target: `${name}: median latency ≤ ${targets.latencyP50} ms`,
        value: latencyP50.toFixed(0),
        met: latencyP50 <= targets.latencyP50,
      },
      {
        target: `${name}: recall ≥ ${percent(targets.recall)} %`,
        value: percent(recall),
        met: recall >= targets.recall,
      },
      {
        target: `${name}: 5 times fewer false switches than ${EMA_300.name}`,
        value: `${calmer.toFixed(1)} times`,
        met: calmer >= 5,
      },
    );
    const medians = rows
      .filter(
        ({ truth, set, method }) =>
          truth === 'labels' && set === name && method === balanced.method,
      )
      .map((row) => row.latencyP50);
    const spread = Math.max(...medians) / Math.min(...medians) - 1;
    results.push({
      target: `${name}: median latency within 15 % over ${medians.length} frame rates`,
      value: `${percent(spread)} %`,
      met: spread <= 0.15,
    });
  }
  const whole = choices.find(
    ({ truth, name }) => truth === 'labels' && name === 'listen, whole window',
  );
  if (whole) {
    results.push({
      target: `choice of 4 in 2 s: ≥ ${percent(CHOICE_TARGET.accuracy)} % right at ≥ ${percent(CHOICE_TARGET.coverage)} % decided`,
      value: `${percent(whole.accuracy)} % at ${percent(whole.coverage)} %`,
      met: whole.accuracy >= CHOICE_TARGET.accuracy && whole.coverage >= CHOICE_TARGET.coverage,
    });
  }
  return results;
}
