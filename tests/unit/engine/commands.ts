import fc from 'fast-check';
import type { SourceKind, StartOptions } from '../../../plugin';
import { EmotionError } from '../../../plugin/errors';
import { sessionOf, type State, type StateName } from '../../../plugin/engine/machine/states';
import type { World } from './World';

/** One thing that happens to a session: named, so that a shrunk sequence can be read. */
export interface Happening {
  readonly name: string;
  readonly act: (world: World) => void;
  /** Whether what came of it is what should. */
  readonly fits: (after: State, before: State, world: World) => boolean;
}

const happening = (
  name: string,
  act: (world: World) => void,
  fits: Happening['fits'] = () => true,
): Happening => ({ name, act, fits });

const isOpen = (state: State): boolean => 'session' in state && state.at !== 'paused';

/** A start opens what is asked for, once, and leaves alone what is open already. */
const starts =
  (kind: SourceKind, options: StartOptions): Happening['fits'] =>
  (after, before) => {
    if (before.at === 'destroyed') return after === before;
    if (before.hidden) return after.at === 'paused';
    const session = sessionOf(after);
    if (!isOpen(after) || session?.kind !== kind) return false;
    const same =
      isOpen(before) &&
      before.at !== 'stalled' &&
      JSON.stringify(sessionOf(before)?.options) === JSON.stringify(options);
    return same ? session.run === sessionOf(before)?.run : session.run > before.runs;
  };

const camera = {};
const other = { deviceId: 'other' };
const clip = { source: 'clip.webm' };
const script = { source: 'script' };

const start = (kind: SourceKind, options: StartOptions) => (world: World) => {
  world.life.send({ type: 'start', caller: world.call(kind), options, kind });
};

const ends =
  (at: 'off' | 'destroyed'): Happening['fits'] =>
  (after, before) =>
    after.at === (before.at === 'destroyed' ? 'destroyed' : at);

/** From these states it leads to that one. */
const leads =
  (from: readonly StateName[], to: StateName): Happening['fits'] =>
  (after, before) =>
    !from.includes(before.at) || after.at === to;

const OPEN = ['requesting', 'loading', 'searching', 'watching', 'stalled'] as const;
const READING = ['searching', 'watching', 'stalled'] as const;

const resume = (world: World) => {
  const { state } = world.life;
  const kind = 'session' in state ? state.session.kind : null;
  world.life.send({ type: 'resume', caller: world.call(kind) });
};

const hide = (hidden: boolean) => (world: World) => {
  world.hidden = hidden;
  world.life.send({ type: hidden ? 'hide' : 'show' });
};

const models = (ready: boolean) => (world: World) => {
  if (ready && world.worker === 'loading') {
    world.worker = 'warm';
    world.life.send({ type: 'models-ready' });
  } else if (!ready && world.worker) {
    world.worker = null;
    const error = new EmotionError('worker-crashed', 'made up');
    world.life.send({ type: 'models-failed', error });
  }
};

const replug = (device: string) => (world: World) => {
  if (world.watchedDevice === device) world.life.send({ type: 'device-returned' });
};

const fromBegun = (type: 'silent' | 'pictures') => (world: World) => {
  if (world.opening?.begun) world.life.send({ type, run: world.opening.run });
};

const face = (type: 'face-found' | 'face-lost') => (world: World) => {
  if (world.opening?.begun) world.life.send({ type });
};

const stale = (world: World) => {
  const run = (world.opening?.run ?? world.life.state.runs) - 1;
  world.life.send({ type: 'opened', run, device: 'another' });
  world.life.send({ type: 'begun', run });
  world.life.send({ type: 'ended', run, error: null });
  world.life.send({ type: 'silent', run });
};

const stop = (keepLoaded: boolean) => (world: World) => {
  world.life.send({ type: 'stop', keepLoaded });
};

const opens = (world: World) => {
  if (world.opening && !world.opening.opened) world.fromSource();
};

export const HAPPENINGS: readonly Happening[] = [
  happening('start the camera', start('camera', camera), starts('camera', camera)),
  happening('start another camera', start('camera', other), starts('camera', other)),
  happening('start a clip', start('video', clip), starts('video', clip)),
  happening('start a script', start('scripted', script), starts('scripted', script)),
  happening('stop', stop(false), ends('off')),
  happening('stop, keep loaded', stop(true), ends('off')),
  happening('preload', (world) => {
    world.life.send({ type: 'preload', caller: world.call(null) });
  }),
  happening(
    'pause',
    (world) => world.life.send({ type: 'pause' }),
    (after, before) => {
      if (before.at === 'paused') return after.at === 'paused' && after.by === 'game';
      return !isOpen(before) || after.at === 'paused';
    },
  ),
  happening(
    'resume',
    resume,
    (after, before) => before.at !== 'paused' || before.hidden || isOpen(after),
  ),
  happening('hide', hide(true), leads(OPEN, 'paused')),
  happening('show', hide(false), (after, before) => {
    if (before.at !== 'paused') return after.at === before.at && !after.hidden;
    return before.by === 'page' ? isOpen(after) : after.at === 'paused';
  }),
  happening('the source opens', opens, (after, before) => {
    if (before.at !== 'requesting') return true;
    return after.at === (before.models === 'warm' ? 'searching' : 'loading');
  }),
  happening('the player refuses', (world) => {
    if (world.opening && !world.opening.opened) world.fromSource('camera-denied');
  }),
  happening('unplug', (world) => {
    if (world.opening?.source !== 'scripted') world.fromSource('camera-ended');
  }),
  happening('the source ends', (world) => world.fromSource('end'), leads(READING, 'off')),
  happening(
    'the source breaks off',
    (world) => world.fromSource('source-failed'),
    leads(OPEN, 'failed'),
  ),
  happening('the camera is missing', (world) => {
    if (world.opening && !world.opening.opened) world.fromSource('camera-missing');
  }),
  happening(
    'replug',
    (world) => {
      replug(world.watchedDevice ?? '')(world);
    },
    (after, before) => {
      if (before.at !== 'failed' || !before.awaited) return true;
      return before.hidden ? after.at === 'paused' : after.at === 'requesting';
    },
  ),
  happening('plug in another', replug('another')),
  happening('pictures stop', fromBegun('silent'), leads(['searching', 'watching'], 'stalled')),
  happening('pictures come', fromBegun('pictures'), leads(['stalled'], 'searching')),
  happening('a face', face('face-found'), leads(['searching'], 'watching')),
  happening('no face', face('face-lost'), leads(['watching'], 'searching')),
  happening('models ready', models(true)),
  happening('models fail', models(false), (after, before) => {
    if (before.models === 'cold' || !isOpen(before)) return true;
    return sessionOf(before)?.kind === 'scripted' ? isOpen(after) : after.at === 'failed';
  }),
  happening('an older source speaks', stale),
  happening('a subscriber stops', (world) => {
    world.whenTold = () => {
      stop(false)(world);
    };
  }),
  happening('a subscriber starts', (world) => {
    world.whenTold = () => {
      start('camera', camera)(world);
    };
  }),
  happening('opening breaks', (world) => {
    world.breaks = 'open';
  }),
  happening('beginning breaks', (world) => {
    world.breaks = 'begin';
  }),
  happening('loading breaks', (world) => {
    world.breaks = 'load';
  }),
  happening('destroy', (world) => world.life.send({ type: 'destroy' }), ends('destroyed')),
];

/** What leads deep into a session comes more often, the end seldom. */
const OFTEN: Readonly<Record<string, number>> = {
  'start the camera': 8,
  'the source opens': 12,
  'models ready': 6,
  unplug: 4,
  replug: 6,
  'a face': 4,
  'no face': 4,
  'start a script': 3,
  pause: 2,
  resume: 4,
  destroy: 0.5,
};

export const sequences: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    ...HAPPENINGS.map((each) => ({
      arbitrary: fc.constant(each),
      weight: 2 * (OFTEN[each.name] ?? 1),
    })),
  ),
  { maxLength: 40, size: 'max' },
);

/** Plays a sequence; the first thing that is wrong, or null. */
export function play(sequence: readonly Happening[], world: World): string | null {
  const done: string[] = [];
  for (const { name, act, fits } of sequence) {
    done.push(name);
    const before = world.life.state;
    // What a subscriber does, or what breaks, changes what comes of it.
    const alone = world.whenTold === null && world.breaks === null;
    act(world);
    world.check();
    if (alone && !fits(world.life.state, before, world))
      world.wrongs.push(`it led from ${before.at} to ${world.life.state.at}`);
    if (world.wrongs.length > 0) return `${world.wrongs.join('; ')} after: ${done.join(', ')}`;
  }
  return null;
}
