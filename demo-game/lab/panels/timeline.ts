import { EMOTIONS, type Emotion } from 'phaser-emotion';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import {
  decided,
  emaArgmax,
  rawArgmax,
  type Appearance,
  type Verdict,
} from '../analysis/decisions';
import { holdsOf, statisticsOf } from '../analysis/statistics';
import { COLOURS } from '../colours';
import { element } from '../../page/element';
import { find } from '../find';
import type { Lab } from '../Lab';
import { clockTime } from './clockTime';
import { eventList } from './eventList';
import { sessionFigures } from './statisticsTable';

type Mode = 'lines' | 'stack' | 'raw';

const HEIGHT = 230;
/** A growing chart is drawn this often, ms: it is read by eyes. */
const REDRAW_MS = 500;
/** A press that moves less, px, is a click and no drag. */
const CLICK_PX = 4;

/** Levels over time with events, the three judges beneath, and the figures. */
export class Timeline {
  readonly #lab: Lab;
  readonly #chartRoot = find('#chart');
  readonly #lanes = find('#lanes');
  readonly #events = find('#events');
  readonly #scrub = find<HTMLInputElement>('#scrub');
  #plot: uPlot | null = null;
  #mode: Mode = 'lines';
  #zoomed = false;
  #drawnRevision = -1;
  #drawnAt = -Infinity;
  #waiting = false;

  constructor(lab: Lab) {
    this.#lab = lab;
    for (const [id, mode] of [
      ['#chart-lines', 'lines'],
      ['#chart-stack', 'stack'],
      ['#chart-raw', 'raw'],
    ] as const) {
      find(id).addEventListener('click', () => this.#show(mode));
    }
    find('#chart-reset').addEventListener('click', () => this.#whole());
    this.#scrub.addEventListener('input', () => lab.seek(this.#scrub.valueAsNumber));
    new ResizeObserver(() => {
      this.#plot?.setSize({ width: this.#width, height: HEIGHT });
      this.#later();
    }).observe(this.#chartRoot);
    const root = find('#timeline');
    root.hidden = true;
    lab.store.subscribe((state, previous) => {
      root.hidden = state.session === null;
      if (state.revision !== previous.revision || state.session !== previous.session) this.#later();
      if (state.session !== previous.session) this.#zoomed = false;
      if (state.moment !== previous.moment) {
        this.#scrub.value = String(state.moment);
        this.#plot?.redraw(false, false);
      }
    });
    this.#show('lines');
  }

  get #width(): number {
    return Math.max(200, this.#chartRoot.clientWidth);
  }

  #show(mode: Mode): void {
    this.#mode = mode;
    for (const each of ['lines', 'stack', 'raw'] as const) {
      find(`#chart-${each}`).setAttribute('aria-pressed', String(each === mode));
    }
    this.#plot?.destroy();
    this.#plot = new uPlot(this.#options(), [[]], this.#chartRoot);
    const { over } = this.#plot;
    let pressedAt = 0;
    over.addEventListener('mousedown', ({ clientX }) => (pressedAt = clientX));
    over.addEventListener('click', ({ clientX }) => {
      if (Math.abs(clientX - pressedAt) < CLICK_PX) this.#clicked();
    });
    this.#draw();
  }

  #whole(): void {
    this.#zoomed = false;
    this.#draw();
  }

  #clicked(): void {
    const plot = this.#plot;
    if (plot?.cursor.left === undefined) return;
    this.#lab.seek(plot.posToVal(plot.cursor.left, 'x'));
  }

  #later(): void {
    const wait = Math.max(0, this.#drawnAt + REDRAW_MS - performance.now());
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.#draw();
    }, wait);
  }

  #draw(): void {
    this.#drawnAt = performance.now();
    const { session, selected, revision, moment } = this.#lab.state;
    const appearances = session?.appearances(selected) ?? [];
    const [from, until] = this.#range(session?.duration ?? 0);
    const scaleX = this.#plot?.scales['x'];
    const shown = this.#zoomed && scaleX ? [scaleX.min ?? from, scaleX.max ?? until] : null;
    this.#plot?.batch(() => {
      this.#plot?.setData(this.#data(appearances), false);
      this.#plot?.setScale('x', { min: shown?.[0] ?? from, max: shown?.[1] ?? until });
      this.#plot?.setScale('y', { min: 0, max: 1 });
    });
    if (this.#drawnRevision === revision && appearances.length > 0) return;
    this.#drawnRevision = revision;
    this.#events.replaceChildren(...eventList(this.#lab, session?.marks ?? []));
    Object.assign(this.#scrub, { max: String(until), disabled: appearances.length === 0 });
    this.#scrub.value = String(moment);
    const judges = [
      ['Ours', decided(appearances)],
      ['EMA 300 ms', emaArgmax(appearances)],
      ['Raw argmax', rawArgmax(appearances)],
    ] as const;
    this.#lanes.replaceChildren(...judges.map(([name, verdicts]) => lane(name, verdicts, until)));
    find('#statistics').replaceChildren(
      ...(session && appearances.length > 0
        ? sessionFigures({ name: session.name, appearances })
        : []),
    );
  }

  #range(duration: number): readonly [number, number] {
    return [0, Math.max(1, duration)];
  }

  #data(appearances: readonly Appearance[]): uPlot.AlignedData {
    const times = appearances.map(({ time }) => time);
    const kind = this.#mode === 'raw' ? 'raw' : 'levels';
    const levels = EMOTIONS.map((emotion) =>
      appearances.map(({ face }) => (face ? face[kind][emotion] : null)),
    );
    if (this.#mode !== 'stack') return [times, ...levels];
    const sums = levels.map((_, top) =>
      times.map((_, at) => {
        if (levels[0]?.[at] === null) return null;
        return levels.slice(0, top + 1).reduce((sum, level) => sum + (level[at] ?? 0), 0);
      }),
    );
    return [times, ...sums.reverse()];
  }

  #options(): uPlot.Options {
    const stacked = this.#mode === 'stack';
    const order = stacked ? [...EMOTIONS].reverse() : [...EMOTIONS];
    const axis = {
      stroke: '#9dabb9',
      grid: { stroke: '#2b3644', width: 1 },
      ticks: { stroke: '#2b3644' },
      font: "12px 'Atkinson Hyperlegible'",
    };
    return {
      width: this.#width,
      height: HEIGHT,
      cursor: { drag: { x: true, y: false }, dataIdx: (_, __, hovered) => hovered },
      scales: { x: { time: false, auto: false }, y: { auto: false, range: [0, 1] } },
      axes: [
        { ...axis, values: (_, ticks) => ticks.map((tick) => clockTime(tick)) },
        { ...axis, size: 42 },
      ],
      series: [
        { label: 'Time', value: (_, value) => (value === null ? '–' : clockTime(value)) },
        ...order.map((emotion) => ({
          label: emotion,
          stroke: COLOURS[emotion],
          width: emotion === 'neutral' || stacked ? 1 : 1.75,
          points: { show: false },
          ...(stacked && { fill: COLOURS[emotion] }),
          value: (plot: uPlot, value: number | null) => this.#legend(plot, emotion, value),
        })),
      ],
      hooks: {
        draw: [(plot) => this.#drawMarks(plot)],
        setSelect: [(plot) => (this.#zoomed = plot.select.width > 0)],
        ready: [(plot) => plot.over.addEventListener('dblclick', () => this.#whole())],
      },
    };
  }

  #legend(plot: uPlot, emotion: Emotion, value: number | null): string {
    const index = plot.cursor.idx;
    if (value === null || index === null || index === undefined) return '–';
    if (this.#mode !== 'stack') return value.toFixed(2);
    const at = EMOTIONS.length - EMOTIONS.indexOf(emotion);
    const below = plot.data[at + 1]?.[index] ?? 0;
    return (value - below).toFixed(2);
  }

  #drawMarks(plot: uPlot): void {
    const { session, moment, source } = this.#lab.state;
    const { ctx, bbox } = plot;
    const line = (time: number, colour: string, width: number, dash: number[]) => {
      const x = plot.valToPos(time, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) return;
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.lineWidth = width * devicePixelRatio;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    };
    for (const { time, kind, text } of session?.marks ?? []) {
      const emotion = EMOTIONS.find((each) => each === text);
      if (kind === 'change') line(time, COLOURS[emotion ?? 'neutral'], 1, [4, 3]);
      else
        line(time, kind === 'facelost' ? '#ffb199' : '#7cc7b8', 2, kind === 'seek' ? [2, 4] : []);
    }
    if (source !== 'webcam') line(moment, '#ffffff', 1.5, []);
  }
}

/** One judge's verdicts as a strip of colour, with its switches. */
function lane(name: string, verdicts: readonly Verdict[], duration: number): HTMLElement {
  const canvas = element('canvas', { width: 1000, height: 14 });
  const context = canvas.getContext('2d');
  for (const { emotion, from, until } of holdsOf(verdicts)) {
    if (!context) break;
    context.fillStyle = COLOURS[emotion];
    const left = (1000 * from) / duration;
    context.fillRect(left, 0, Math.max(1, (1000 * until) / duration - left), 14);
  }
  const { switches, switchesPerMinute } = statisticsOf(verdicts);
  return element(
    'div',
    { className: 'lane', title: `${switches} switches` },
    element('span', {}, name),
    canvas,
    element('span', {}, `${switchesPerMinute.toFixed(1)} /min`),
  );
}
