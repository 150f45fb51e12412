import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { find } from '../find';
import type { Lab } from '../Lab';
import { chartData, chartOptions, drawMarks, MODES, type Mode } from './chart';
import { clockTime } from './clockTime';
import { EventList } from './EventList';
import { lanes } from './lanes';
import { sessionFigures } from './statisticsTable';

const HEIGHT = 230;
/** A growing chart is drawn this often, ms: it is read by eyes. */
const REDRAW_MS = 500;
/** A long session takes longer to draw: never more than this share of the time goes into it. */
const SHARE = 0.1;
/** A press that moves less, px, is a click and no drag. */
const CLICK_PX = 4;
/** What one press of a zoom button makes of the shown time. */
const ZOOM = 2;

/** Levels over time with events, the three judges beneath, and the figures. */
export class Timeline {
  readonly #lab: Lab;
  readonly #chartRoot = find('#chart');
  readonly #lanes = find('#lanes');
  readonly #events: EventList;
  readonly #scrub = find<HTMLInputElement>('#scrub');
  #plot: uPlot | null = null;
  #mode: Mode = 'lines';
  /** The time that is looked at, seconds; null is all of it. */
  #zoomed: readonly [from: number, until: number] | null = null;
  #drawnRevision = -1;
  #drawAgainAt = -Infinity;
  #waiting = false;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#events = new EventList(find('#events'), lab);
    for (const mode of MODES) {
      find(`#chart-${mode}`).addEventListener('click', () => this.#show(mode));
    }
    find('#chart-reset').addEventListener('click', () => this.#zoom(null));
    find('#chart-in').addEventListener('click', () => this.#zoomBy(1 / ZOOM));
    find('#chart-out').addEventListener('click', () => this.#zoomBy(ZOOM));
    this.#scrub.addEventListener('input', () => lab.seek(this.#scrub.valueAsNumber));
    new ResizeObserver(() => {
      this.#plot?.setSize({ width: this.#width, height: HEIGHT });
      this.#drawnRevision = -1;
      this.#later();
    }).observe(this.#chartRoot);
    const root = find('#timeline');
    root.hidden = true;
    lab.store.subscribe((state, previous) => {
      root.hidden = state.session === null;
      if (state.revision !== previous.revision || state.session !== previous.session) this.#later();
      if (state.session !== previous.session) this.#zoomed = null;
      if (state.moment !== previous.moment || state.session !== previous.session) {
        const said = state.session?.contextAt(state.moment) ?? '';
        find('#context').textContent = said;
        find('#context').hidden = said === '';
      }
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

  /** All there is, seconds. */
  get #whole(): readonly [number, number] {
    return [0, Math.max(1, this.#lab.state.session?.duration ?? 0)];
  }

  #show(mode: Mode): void {
    this.#mode = mode;
    for (const each of MODES) {
      find(`#chart-${each}`).setAttribute('aria-pressed', String(each === mode));
    }
    this.#plot?.destroy();
    const options: uPlot.Options = {
      ...chartOptions(mode),
      width: this.#width,
      height: HEIGHT,
      hooks: {
        draw: [(plot) => this.#mark(plot)],
        setSelect: [(plot) => this.#dragged(plot)],
        ready: [({ over }) => over.addEventListener('dblclick', () => this.#zoom(null))],
      },
    };
    this.#plot = new uPlot(options, [[]], this.#chartRoot);
    const { over } = this.#plot;
    let pressedAt = 0;
    over.addEventListener('mousedown', ({ clientX }) => (pressedAt = clientX));
    over.addEventListener('click', ({ clientX }) => {
      if (Math.abs(clientX - pressedAt) < CLICK_PX) this.#clicked();
    });
    this.#draw();
  }

  #zoom(range: readonly [number, number] | null): void {
    this.#zoomed = range;
    this.#drawnRevision = -1;
    this.#draw();
  }

  /** Around the moment that is shown. */
  #zoomBy(factor: number): void {
    const [begin, end] = this.#whole;
    const [from, until] = this.#zoomed ?? this.#whole;
    const length = (until - from) * factor;
    if (length >= end - begin) {
      this.#zoom(null);
      return;
    }
    const { moment } = this.#lab.state;
    const start = Math.max(begin, Math.min(moment - length / 2, end - length));
    this.#zoom([start, start + length]);
  }

  #dragged(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width === 0) return;
    const range = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')] as const;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#zoom(range);
  }

  #clicked(): void {
    const plot = this.#plot;
    if (plot?.cursor.left === undefined) return;
    this.#lab.seek(plot.posToVal(plot.cursor.left, 'x'));
  }

  #later(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const wait = Math.max(0, this.#drawAgainAt - performance.now());
    setTimeout(() => {
      this.#waiting = false;
      this.#draw();
    }, wait);
  }

  #draw(): void {
    const begun = performance.now();
    const { session, selected, revision, moment } = this.#lab.state;
    const appearances = session?.appearances(selected) ?? [];
    const shown = this.#zoomed ?? this.#whole;
    const [from, until] = shown.map((time) => clockTime(time));
    this.#chartRoot.setAttribute('aria-label', `Levels over time, ${from} to ${until}`);
    this.#plot?.batch(() => {
      this.#plot?.setData(chartData(this.#mode, appearances), false);
      this.#plot?.setScale('x', { min: shown[0], max: shown[1] });
      this.#plot?.setScale('y', { min: 0, max: 1 });
    });
    if (this.#drawnRevision !== revision || appearances.length === 0) {
      this.#drawnRevision = revision;
      this.#events.show(session?.marks ?? []);
      this.#scrub.max = String(this.#whole[1]);
      this.#scrub.disabled = appearances.length === 0;
      this.#scrub.value = String(moment);
      this.#lanes.replaceChildren(...lanes(appearances, shown));
      find('#statistics').replaceChildren(
        ...(session && appearances.length > 0
          ? sessionFigures({ name: session.name, appearances })
          : []),
      );
    }
    const took = performance.now() - begun;
    this.#drawAgainAt = begun + Math.max(REDRAW_MS, took / SHARE);
  }

  #mark(plot: uPlot): void {
    const { session, moment, source } = this.#lab.state;
    drawMarks(plot, session?.marks ?? [], source === 'webcam' ? null : moment);
    // The strips below lie under the chart's own span.
    const ratio = devicePixelRatio;
    this.#lanes.style.paddingLeft = `${plot.bbox.left / ratio}px`;
    const right = plot.width - (plot.bbox.left + plot.bbox.width) / ratio;
    this.#lanes.style.paddingRight = `${right}px`;
  }
}
