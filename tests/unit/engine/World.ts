import { EmotionError } from '../../../plugin/errors';
import { Life, type Handlers } from '../../../plugin/engine/Life';
import type { EffectName } from '../../../plugin/engine/machine/effects';
import { RULES } from '../../../plugin/engine/machine/rules';
import { sessionOf, type State } from '../../../plugin/engine/machine/states';
import { viewOf } from '../../../plugin/engine/machine/view';
import type { EmotionErrorCode, EmotionStatus, SourceKind } from '../../../plugin';
import type { Rule } from '../../../plugin/engine/machine/Rule';

interface Opening {
  readonly run: number;
  readonly device: string | null;
  readonly source: SourceKind;
  opened: boolean;
  begun: boolean;
}

interface Call {
  readonly source: SourceKind | null;
  outcome: boolean | null;
}

/** Which status may follow which, as the documentation has it. */
const FOLLOWS: Readonly<Record<EmotionStatus, readonly EmotionStatus[]>> = {
  off: ['requesting', 'loading', 'searching', 'paused'],
  requesting: ['loading', 'searching', 'paused', 'failed', 'off'],
  loading: ['requesting', 'searching', 'paused', 'failed', 'off'],
  searching: ['watching', 'stalled', 'requesting', 'paused', 'failed', 'off'],
  watching: ['searching', 'stalled', 'requesting', 'paused', 'failed', 'off'],
  stalled: ['searching', 'requesting', 'paused', 'failed', 'off'],
  paused: ['requesting', 'searching', 'off'],
  failed: ['requesting', 'loading', 'searching', 'paused', 'off'],
};

/** What the machine acts on, as a book keeps it: what is open, who waits, which watches run. */
export class World {
  readonly life: Life;
  readonly wrongs: string[] = [];
  readonly calls: Call[] = [];
  opening: Opening | null = null;
  worker: 'loading' | 'warm' | null = null;
  watchedDevice: string | null = null;
  timeHeld = false;
  over = false;
  hidden = false;
  /** The next effect of this name breaks. */
  breaks: EffectName | null = null;
  /** What a subscriber does when it is next told of a change. */
  whenTold: (() => void) | null = null;
  #wasRead = false;

  constructor(rules: readonly Rule[] = RULES, planted: Partial<Handlers> = {}) {
    const handlers: Handlers = {
      open: ({ run, device, kind }) => {
        if (this.opening) this.wrongs.push('two sources are open');
        this.opening = { run, device, source: kind, opened: false, begun: false };
        if (kind === 'scripted') {
          this.opening.opened = this.opening.begun = true;
          this.life.send({ type: 'begun', run });
        }
      },
      begin: ({ run }) => {
        if (this.opening?.run !== run || !this.opening.opened) {
          this.wrongs.push('a source begins that is not open');
          return;
        }
        this.opening.begun = true;
        this.life.send({ type: 'begun', run });
      },
      close: () => {
        this.#wasRead = this.opening?.begun === true;
        this.opening = null;
      },
      load: () => {
        if (this.worker) this.wrongs.push('two workers');
        this.worker = 'loading';
      },
      release: () => {
        this.worker = null;
      },
      'await-device': ({ device, brokeOff }) => {
        // One that never showed a picture would be opened again and again.
        if (brokeOff && !this.#wasRead) this.wrongs.push('nothing broke off');
        if (this.watchedDevice !== null) this.wrongs.push('two watches of devices');
        this.watchedDevice = device;
      },
      'forget-device': () => {
        this.watchedDevice = null;
      },
      'forget-faces': () => undefined,
      'hold-time': () => {
        this.timeHeld = true;
      },
      'release-time': () => {
        this.timeHeld = false;
      },
      settle: ({ calls, as }) => {
        for (const call of calls) this.#settle(call, as);
      },
      end: () => {
        this.over = true;
      },
      ...planted,
    };
    const breaking = Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        (effect: never) => {
          if (this.breaks === name) {
            this.breaks = null;
            throw new Error(`${name} broke`);
          }
          handle(effect);
        },
      ]),
    ) as unknown as Handlers;
    this.life = new Life(
      breaking,
      (state, previous) => {
        this.#hear(state, previous);
        const act = this.whenTold;
        this.whenTold = null;
        act?.();
      },
      rules,
    );
  }

  /** @returns the number of the call */
  call(source: SourceKind | null): number {
    this.calls.push({ source, outcome: null });
    return this.calls.length - 1;
  }

  /** The source that is open answers. */
  fromSource(code?: EmotionErrorCode | 'end'): void {
    const { opening } = this;
    if (!opening) return;
    const { run } = opening;
    if (code === undefined) {
      opening.opened = true;
      const device = opening.source === 'camera' ? (opening.device ?? 'webcam') : null;
      this.life.send({ type: 'opened', run, device });
    } else {
      const error = code === 'end' ? null : new EmotionError(code, 'made up');
      this.life.send({ type: 'ended', run, error });
    }
  }

  /** What must hold after every event. */
  check(): void {
    const { state } = this.life;
    const wrong = (when: boolean, what: string) => {
      if (when) this.wrongs.push(`${what} (${state.at})`);
    };
    const session = sessionOf(state);
    const open = this.opening !== null;
    const { status } = viewOf(state);
    wrong(open && this.hidden, 'open while hidden');
    wrong(open !== (session !== null && state.at !== 'paused'), 'open and state disagree');
    wrong(
      ['searching', 'watching', 'stalled'].includes(status) && !this.opening?.begun,
      'says that it reads, but does not',
    );
    wrong(
      (status === 'requesting' || status === 'loading') && this.opening?.begun === true,
      'reads, but does not say so',
    );
    wrong((this.worker ?? 'cold') !== state.models, 'worker and state disagree');
    wrong(
      (this.watchedDevice !== null) !== (state.at === 'failed' && state.awaited !== null),
      'watch of devices and state disagree',
    );
    wrong(!this.timeHeld && state.at === 'paused', 'time runs while nobody looks');
    wrong(
      this.timeHeld && !['paused', 'requesting', 'loading'].includes(state.at),
      'time stands still for nothing',
    );
    wrong(['failed', 'stalled'].includes(state.at) && state.error === null, 'no reason given');
    const waiting = new Set([...(session?.callers ?? []), ...state.preloads]);
    this.calls.forEach(({ outcome }, call) => {
      wrong(outcome === null && !waiting.has(call), 'a call is forgotten');
    });
    wrong(
      (session?.callers.length ?? 0) > 0 && !['requesting', 'loading', 'paused'].includes(state.at),
      'a call waits for what is there',
    );
    wrong(state.preloads.length > 0 && state.models !== 'loading', 'a preload waits for nothing');
    wrong(state.at === 'preloading' && state.models !== 'loading', 'preloads nothing');
    wrong(state.at === 'loading' && state.models === 'warm', 'waits for what is warm');
    wrong(state.at === 'destroyed' && !this.over, 'the end is not the end');
    if (state.at === 'destroyed') {
      wrong(open || this.worker !== null || this.watchedDevice !== null, 'left behind');
    }
  }

  #settle(call: number, as: boolean): void {
    const record = this.calls[call];
    if (!record) return;
    if (record.outcome !== null) this.wrongs.push('a promise is settled twice');
    record.outcome = as;
    const reads = this.opening?.begun === true && this.opening.source === record.source;
    if (record.source !== null && as && !reads) this.wrongs.push('told yes, but nothing is read');
    if (record.source === null && as && this.worker === null)
      this.wrongs.push('told loaded, but nothing is');
  }

  #hear(state: State, before: State): void {
    const { status, source } = viewOf(state);
    const { status: previous } = viewOf(before);
    if (status === 'requesting' && source === 'scripted')
      this.wrongs.push('a script asks for permission');
    if (status !== previous && !FOLLOWS[previous].includes(status))
      this.wrongs.push(`${previous} → ${status}`);
  }
}
