import { EMOTIONS, type FaceReading, type FaceState, type FrameTiming } from 'phaser-emotion';
import { element } from '../../page/element';
import { COLOURS } from '../colours';
import type { Lab } from '../Lab';
import { drawCrop } from './drawCrop';

const CROP = 48;
const STAGES = [
  ['detectMs', 'find', '#7cc7b8'],
  ['alignMs', 'align', '#e0c36a'],
  ['classifyMs', 'classify', '#8aa9e6'],
] as const;

/** What is known about the chosen face, and where the time of its frame went. */
export function insidePanel(root: HTMLElement, lab: Lab): void {
  const crop = element('canvas', {
    width: CROP,
    height: CROP,
    aria: { role: 'img', label: 'What the net sees: 48 by 48 gray pixels' },
  });
  const decided = element('p', { className: 'decided' });
  const facts = element('dl', { className: 'facts' });
  const rows = EMOTIONS.map((emotion) => barOf(emotion));
  const stages = element('div', { className: 'stages', aria: { hidden: 'true' } });
  const timing = element('p', { className: 'note' });
  root.append(
    element('div', { className: 'face' }, crop, element('div', {}, decided, facts)),
    element(
      'div',
      { className: 'bars' },
      element('span', { className: 'note' }, 'Emotion'),
      element('span', { className: 'note' }, 'bar: filtered, white line: raw'),
      element('b', {}, 'belief'),
      element('b', { className: 'raw' }, 'raw'),
      ...rows.flatMap(({ cells }) => cells),
    ),
    element('h2', {}, 'Where the time of a frame goes'),
    stages,
    timing,
  );

  const draw = () => {
    const { view, performance, live } = lab.state;
    const { face } = lab;
    const reading = view?.readings.find(({ id }) => id === face?.id) ?? null;
    drawCrop(crop, reading);
    decided.replaceChildren(...(face ? headline(face) : ['No face']));
    facts.replaceChildren(...factsOf(face, reading, view?.still ?? false));
    for (const row of rows) row.show(face);
    showTiming(stages, timing, view?.timing ?? null, live ? performance : null);
  };
  let pending = false;
  lab.store.subscribe(() => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      draw();
    });
  });
  draw();
}

function barOf(emotion: (typeof EMOTIONS)[number]) {
  const level = element('i', { className: 'level' });
  level.style.background = COLOURS[emotion];
  const raw = element('i', { className: 'raw' });
  const filtered = element('b', {}, '–');
  const unfiltered = element('b', { className: 'raw' }, '–');
  return {
    cells: [
      element('span', {}, emotion),
      element('div', { className: 'bar', aria: { hidden: 'true' } }, level, raw),
      filtered,
      unfiltered,
    ],
    show(face: FaceState | null) {
      level.style.transform = `scaleX(${face?.levels[emotion] ?? 0})`;
      raw.style.transform = `scaleX(${face?.raw[emotion] ?? 0})`;
      filtered.textContent = face ? percent(face.levels[emotion]) : '–';
      unfiltered.textContent = face ? percent(face.raw[emotion]) : '–';
    },
  };
}

function percent(value: number): string {
  return String(Math.round(100 * value));
}

function headline({ id, emotion, confidence }: FaceState): Node[] {
  const dot = element('i', { className: 'dot' });
  dot.style.background = COLOURS[emotion];
  return [
    dot,
    element('span', {}, `${emotion} ${percent(confidence)} %`),
    element('span', { className: 'note' }, `face ${id}`),
  ];
}

function factsOf(face: FaceState | null, reading: FaceReading | null, still: boolean): Node[] {
  if (!face) return [];
  const { quality } = reading ?? {};
  const pairs: readonly (readonly [string, string])[] = [
    ['Picture weight', face.quality.toFixed(2)],
    ['Roll', `${Math.round((face.roll * 180) / Math.PI)}°`],
    ...(quality
      ? ([
          ['Turn', `${Math.round(quality.yawDeg)}°`],
          ['Size', `${Math.round(quality.sizePx)} px`],
          ['Light', quality.brightness.toFixed(2)],
          ['Detail', quality.sharpness.toFixed(2)],
        ] as const)
      : []),
    ...(reading?.crop
      ? []
      : ([['Crop', face.visible ? 'not kept; seen while reading' : 'not in sight now']] as const)),
    ...(still ? ([['Filter', 'none: one picture']] as const) : []),
  ];
  return pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
}

function showTiming(
  bar: HTMLElement,
  words: HTMLElement,
  timing: FrameTiming | null,
  performance: Lab['state']['performance'],
): void {
  if (!timing) {
    bar.replaceChildren();
    words.textContent = 'No worker time in this source.';
    return;
  }
  bar.replaceChildren(
    ...STAGES.map(([key, , colour]) => {
      const part = element('span');
      part.style.background = colour;
      part.style.flexGrow = String(timing[key]);
      return part;
    }),
  );
  const parts = STAGES.map(([key, name]) => `${name} ${timing[key].toFixed(1)}`);
  const main = performance ? `; main thread ${performance.mainThreadMs.toFixed(2)} ms a frame` : '';
  words.textContent = `${parts.join(', ')} = ${timing.totalMs.toFixed(1)} ms in the worker${main}.`;
}
