import { format } from 'prettier';
import { table } from '../markdown.ts';
import { barChart } from '../plot.ts';
import { writeReport, type Part, type Results } from './results.ts';
import type { Stage, StartRow } from './starts.ts';
import { verdicts } from './targets.ts';

const kB = (bytes: number) => Math.round(bytes / 1000);

function when({ measuredAt, cores, loadBefore }: Part<unknown>): string {
  return `Measured ${measuredAt} on ${cores} processor cores, load ${loadBefore} before it began.`;
}

function frames({ frames: part, webgl, main }: Results): string[] {
  if (!part || !main) return [];
  const rows = [...part.rows, ...(webgl?.rows ?? [])].map((row) => {
    const thread = main.rows.find(
      ({ name, shown }) => row.backend === 'wasm' && name === row.name && shown === row.shown,
    );
    return {
      '': row.name,
      backend: row.backend,
      'faces shown / read': `${row.shown} / ${row.read}`,
      'ms per frame p50': row.p50,
      p95: row.p95,
      'p50 of each round': row.rounds.join(', '),
      'frames a second': row.framesPerSecond,
      'main thread ms p50': thread?.p50 ?? '–',
      'main p95': thread?.p95 ?? '–',
      'of it processor p50 / p95': thread?.cpu ? `${thread.cpu.p50} / ${thread.cpu.p95}` : '–',
      'long tasks': `${row.longTasks} of ${row.frames}`,
    };
  });
  const alone = main.rows.find(({ name }) => name === 'nobody');
  return [
    '## A frame\n',
    'From a frame handed over to its result on the page, from a camera of 1280×720 at 30 frames a\n' +
      'second; and the script, cleaning up included, that runs on the page’s main thread for each camera\n' +
      'frame that the page is shown while the library plays by itself, from a trace of the browser, and\n' +
      'what of it ran on the processor: the rest waited, «ours» for a core that others had;\n' +
      `the page alone, which hears of every frame to mark it, costs ${alone?.p50} ms p50, ${alone?.p95} p95.\n` +
      'Before several faces, «ours» reads with the full-range detector; «ours-light» is of short range,\n' +
      'for which ten faces in a picture are too small, as they are with MediaPipe.\n',
    table(rows),
    `${when(part)} The main thread’s columns: ${when(main).replace('Measured', 'measured')}\n`,
  ];
}

function starts({ starts: part }: Results): string[] {
  if (!part) return [];
  const rows = part.rows.map((row) => ({
    '': row.name,
    'cold ms': row.coldMs,
    'each round': row.coldSpread.join(', '),
    'warm ms': row.warmMs,
    'each round ': row.warmSpread.join(', '),
    'preloaded ms': row.preloadedMs ?? '–',
    'longest block ms, cold / warm': `${row.longestBlockMs} / ${row.warmLongestBlockMs}`,
    'download kB gzip': kB(row.gzipBytes),
    'kB unpacked': kB(row.bytes),
  }));
  return [
    '## The start\n',
    'From the call to the first result, built for production, served from this machine: in a profile\n' +
      'that was never here, and on its third visit, with what the browser has kept. No block was over 50 ms\n' +
      'where it says 0.\n',
    table(rows),
    `${when(part)}\n`,
    ...part.rows.filter(({ coldStages = [] }) => coldStages.length > 0).map(waterfall),
    ...part.rows.filter(({ name, files: all }) => all && name.startsWith('ours')).map(files),
  ];
}

/** What the worker does when, in the first cold start and the first warm one. */
function waterfall({ name, coldStages = [], warmStages = [] }: StartRow): string {
  const from = (stage?: Stage) => (stage ? `${stage.fromMs} → ${stage.toMs}` : '–');
  const rows = coldStages.map((stage) => ({
    [`${name}, ms from the call`]: stage.name,
    cold: from(stage),
    warm: from(warmStages.find((other) => other.name === stage.name)),
  }));
  return table(rows);
}

function files({ name, files: all = [] }: StartRow): string {
  const rows = [...all]
    .sort((a, b) => b.gzipBytes - a.gzipBytes)
    .map(({ file, bytes, gzipBytes }) => ({
      [`${name} downloads`]: file,
      'kB gzip': kB(gzipBytes),
      'kB unpacked': kB(bytes),
    }));
  return table(rows);
}

function scene({ scene: part }: Results): string[] {
  if (!part) return [];
  const rows = part.rows.map((row) => ({
    '': row.name,
    cores: row.apart ? 'one each' : 'shared',
    'off p50 / p99 ms': `${row.off.p50} / ${row.off.p99}`,
    'on p50 / p99 ms': `${row.on.p50} / ${row.on.p99}`,
    'ratio p50': row.ratio.p50,
    'ratio p99': row.ratio.p99,
    'readings a second': row.readingsPerSecond,
  }));
  return [
    '## A game of 500 moving sprites\n',
    'Time between two steps of the game, alone and beside a library that is asked for 15 readings a\n' +
      'second, in turns, in a browser without WebGL. Cores «one each»: the page, what draws it and the\n' +
      'browser have one, workers, helper threads and the camera’s process the other; «shared»: all of them\n' +
      'take both, as the system gives them.\n',
    table(rows),
    `${when(part)}\n`,
  ];
}

function memory({ memory: part }: Results): string[] {
  if (!part || part.rows.length === 0) return [];
  const rows = part.rows.map(({ name, minutes, peakMB, ownPeakMB, readings }) => ({
    '': name,
    minutes,
    'peak MB': peakMB,
    'without the browser’s program': ownPeakMB,
    readings: readings ?? '–',
  }));
  return [
    '## Memory\n',
    'Highest resident memory of the browser’s processes for the page, its workers among it, and for\n' +
      'graphics; and the highest of all of them together at a time, but for what lies in files, the\n' +
      'browser’s own program. Nobody looks into the browser meanwhile, since that makes it keep a copy of\n' +
      'every file that it loads. All of them at once, since nothing is timed.\n',
    table(rows),
    `${when(part)}\n`,
  ];
}

/** The tables and plots of what was measured. */
export async function writeReports(results: Results): Promise<string> {
  const text = [
    '# Beside the peers\n',
    'By `npm run bench`: phaser-emotion beside `@vladmandic/human` and `@vladmandic/face-api` in the\n' +
      'same Chromium before the same fake camera, in turns whose order alternates. `human` reads faces and\n' +
      'emotions of every frame; `human-caching` keeps its default cache, which leaves out what it holds to\n' +
      'be unchanged. Compare within a table only.\n',
    '## Targets\n',
    table(
      verdicts(results).map(({ target, measured, met }) => ({
        target,
        measured,
        met: met ? 'yes' : '**no**',
      })),
    ),
    ...frames(results),
    ...starts(results),
    ...scene(results),
    ...memory(results),
  ].join('\n');
  writeReport('peers.md', await format(text, { parser: 'markdown' }));
  const wasm = results.frames?.rows ?? [];
  writeReport(
    'peers-frames.svg',
    barChart(
      'ms per frame, wasm, median',
      [...new Set(wasm.map(({ shown }) => shown))].map((shown) => ({
        name: shown === 1 ? '1 face' : `${shown} faces`,
        bars: wasm
          .filter((row) => row.shown === shown && row.read > 0)
          .map(({ name, p50 }) => ({ label: name, value: p50 })),
      })),
    ),
  );
  writeReport(
    'peers-starts.svg',
    barChart('From the call to the first result, ms', [
      {
        name: 'cold',
        bars: results.starts?.rows.map((row) => ({ label: row.name, value: row.coldMs })) ?? [],
      },
      {
        name: 'warm',
        bars: results.starts?.rows.map((row) => ({ label: row.name, value: row.warmMs })) ?? [],
      },
    ]),
  );
  return text;
}
