import { EmotionError } from '../errors';
import type {
  CalibrateOptions,
  CalibrationData,
  Emotion,
  EmotionEvents,
  FaceQuality,
  FaceReading,
  FaceState,
  FrameReading,
  ListenOptions,
  Moment,
  Mood,
  MoodBand,
} from '../types';
import { allowing } from './belief';
import { baselineShift, parseCalibration } from './calibration';
import { asDistribution, logProbabilities } from './levels';
import { ListeningWindow } from './listening/ListeningWindow';
import { resolveListening } from './listening/options';
import { MomentTally } from './moments';
import { MoodAverage, watchedStep } from './mood';
import { resolveSignalOptions, type SignalOptions, type SignalOptionsInput } from './options';
import { PrimaryChoice } from './primary';
import { qualityWeight } from './quality';
import { CalibrationTake } from './take';
import { Timeline } from './timeline';
import type { Track } from './track';
import { Tracks } from './tracks';

type SignalEventName = 'change' | 'reading' | 'facefound' | 'facelost' | 'faces' | 'moodshift';

/** An event of the signal, as the plugin emits it. */
export type SignalEvent = {
  [K in SignalEventName]: { readonly type: K; readonly event: EmotionEvents[K] };
}[SignalEventName];

interface Match {
  readonly track: Track;
  readonly reading: FaceReading;
}

/** One face of a frame with what its picture says. */
interface Sighting {
  readonly track: Track;
  readonly quality: FaceQuality;
  /** Log-probabilities as given; null when they are unusable. */
  readonly logs: readonly number[] | null;
  /** The same less the player's baseline. */
  readonly logEvidence: readonly number[] | null;
  readonly weight: number;
}

/**
 * Turns readings of frames into the calm events that a story can switch on. Pure: it knows time
 * only from the timestamps it is given, all of one media clock in ms, and gives the same events
 * for the same calls.
 *
 * Events of one call come in this order: `facelost` and its `change` to neutral, `facefound`,
 * `faces`, `change`, `moodshift`, `reading`.
 */
export class EmotionSignal {
  #input: SignalOptionsInput;
  #options: SignalOptions;
  #allowed: readonly boolean[];
  readonly #timeline = new Timeline();
  readonly #tracks = new Tracks();
  readonly #choice = new PrimaryChoice();
  readonly #mood = new MoodAverage();
  readonly #tally = new MomentTally();
  #faces: readonly FaceState[] = [];
  #announced: { readonly primary: number | null; readonly ids: string; readonly emotion: Emotion } =
    { primary: null, ids: '', emotion: 'neutral' };
  #window: ListeningWindow | null = null;
  #holds = 0;
  #take: CalibrationTake | null = null;
  #calibration: CalibrationData | null = null;
  #shift: readonly number[] | null = null;

  /** @throws EmotionError `bad-option` */
  constructor(options: SignalOptionsInput = {}) {
    this.#input = options;
    this.#options = resolveSignalOptions(options);
    this.#allowed = allowing(this.#options.emotions);
  }

  get options(): SignalOptions {
    return this.#options;
  }

  /** All faces that count, in the order in which they appeared. */
  get faces(): readonly FaceState[] {
    return this.#faces;
  }

  /** The player's face, or null. */
  get primary(): FaceState | null {
    return this.#faces.find(({ id }) => id === this.#choice.id) ?? null;
  }

  get mood(): Mood {
    return this.#mood.mood(this.#options);
  }

  /** The open listening window, or null. */
  get listening(): ListeningWindow | null {
    return this.#window;
  }

  /** The neutral take that is being made, or null. */
  get calibrating(): CalibrationTake | null {
    return this.#take;
  }

  /**
   * Takes in one frame. A timestamp that is not a number, is not later than the last one or
   * strays into the past changes nothing; two in a row from well before are taken for a seek.
   */
  ingest(frame: FrameReading): readonly SignalEvent[] {
    const before = this.#timeline.last;
    const passage = this.#timeline.pass(frame.timestamp);
    if (passage === 'ignore') return [];
    if (passage === 'restart') this.#forgetFaces();
    const now = frame.timestamp;
    const { filter, maxFaces } = this.#options;
    this.#tally.begin(now);
    this.#tracks.expire(now, filter);
    const lost = this.#noticeLoss(now);
    const sightings = this.#tracks
      .match(frame.faces, now, maxFaces, filter, this.#allowed)
      .map((match) => this.#observe(match, now));
    this.#choice.choose(this.#tracks.confirmed(filter), now, filter);
    const { band } = this.mood;
    const stepMs = before === null || passage === 'restart' ? 0 : watchedStep(now - before);
    this.#followPlayer(sightings, now, stepMs);
    const settled = [...lost, ...this.#noticeChanges(now), ...this.#noticeMood(band, now)];
    const { primary, faces } = this;
    return [...settled, { type: 'reading', event: { timestamp: now, primary, faces, frame } }];
  }

  /**
   * Lets time pass without a frame: faces are lost, listening windows and takes run out. Frames
   * taken before `timestamp` may still come later.
   */
  advance(timestamp: number): readonly SignalEvent[] {
    const { last } = this.#timeline;
    if (!Number.isFinite(timestamp) || (last !== null && timestamp <= last)) return [];
    const { filter } = this.#options;
    this.#tracks.expire(timestamp, filter);
    this.#window?.advance(timestamp);
    this.#take?.advance(timestamp);
    const lost = this.#noticeLoss(timestamp);
    this.#choice.choose(this.#tracks.confirmed(filter), timestamp, filter);
    return [...lost, ...this.#noticeChanges(timestamp)];
  }

  /**
   * Forgets the faces for a new source or a seek; the media clock may start anywhere. Mood,
   * calibration, the open moment and an open listening window go on.
   */
  reset(): void {
    this.#timeline.reset();
    this.#forgetFaces();
  }

  /**
   * Opens a listening window; one that is still open is cancelled. It tells only its own emotions
   * and neutral apart, and watches among all seven that the face shows nothing else.
   *
   * @param now  media time, ms; without it the window's time starts with the next frame
   * @throws EmotionError `bad-option`
   */
  listen(options: ListenOptions, now: number | null = this.#timeline.last): ListeningWindow {
    const resolved = resolveListening(options);
    this.#window?.cancel();
    const { signal } = options;
    const abort = () => {
      opened.cancel();
    };
    const { patience, filter } = this.#options;
    const opened = new ListeningWindow(resolved, this.#face, now, patience, () => {
      signal?.removeEventListener('abort', abort);
      if (this.#window !== opened) return;
      this.#window = null;
      this.#tracks.ask(null, filter);
    });
    opened.hold(this.#holds > 0, this.#face);
    this.#window = opened;
    this.#tracks.ask(allowing(resolved.for), filter);
    if (signal?.aborted) opened.cancel();
    else signal?.addEventListener('abort', abort);
    return opened;
  }

  /**
   * Listening windows, open or to come, and a take that is running hear nothing and take no time: a
   * dialog lies over the game. A take that begins under it is the dialog's own, and runs.
   *
   * @returns lets go again; where several hold, the last one counts
   */
  hold(): () => void {
    let holding = true;
    const letTakeGo = this.#take?.hold();
    this.#holdMore(1);
    return () => {
      if (!holding) return;
      holding = false;
      letTakeGo?.();
      this.#holdMore(-1);
    };
  }

  /**
   * Begins to take the player's neutral baseline; a take that is still running is cancelled. When
   * it succeeds the baseline is used from then on.
   *
   * @throws EmotionError `bad-option`
   */
  calibrate(options: CalibrateOptions = {}, now = this.#timeline.last): CalibrationTake {
    const durationMs = options.durationMs ?? 3000;
    if (!(durationMs >= 500 && durationMs <= 60_000))
      throw new EmotionError('bad-option', `calibrate: durationMs must be 500..60000`);
    this.#take?.cancel();
    const { signal } = options;
    const abort = () => {
      take.cancel();
    };
    const take = new CalibrationTake(durationMs, this.#options.model, now, () => {
      signal?.removeEventListener('abort', abort);
      if (this.#take === take) this.#take = null;
      if (take.data) this.#useCalibration(take.data);
    });
    this.#take = take;
    if (signal?.aborted) take.cancel();
    else signal?.addEventListener('abort', abort);
    return take;
  }

  exportCalibration(): CalibrationData | null {
    return this.#calibration;
  }

  /** @throws EmotionError `bad-option` when `data` is damaged or belongs to another classifier */
  importCalibration(data: unknown): void {
    this.#useCalibration(parseCalibration(data, this.#options.model));
  }

  clearCalibration(): void {
    this.#useCalibration(null);
  }

  /** Summarises what the player showed since the last bookmark and sets the next. */
  moment(label: string, now = this.#timeline.last ?? 0): Moment {
    return this.#tally.close(label, now, this.#options.valence);
  }

  /**
   * Changes options while running; nothing that is known about a face is lost. Constants given
   * before keep overriding a new preset.
   *
   * @throws EmotionError `bad-option`, and then nothing changes
   */
  configure(change: SignalOptionsInput): void {
    const input: SignalOptionsInput = {
      ...this.#input,
      ...change,
      filter: { ...this.#input.filter, ...change.filter },
      valence: { ...this.#input.valence, ...change.valence },
    };
    this.#options = resolveSignalOptions(input);
    this.#input = input;
    this.#allowed = allowing(this.#options.emotions);
    this.#tracks.restrict(this.#allowed);
    if (this.#window) this.#window.patience = this.#options.patience;
    if (this.#calibration?.model === this.#options.model) this.#useCalibration(this.#calibration);
    else this.clearCalibration();
  }

  #observe({ track, reading }: Match, now: number): Sighting {
    const { filter } = this.#options;
    const distribution = asDistribution(reading.probabilities);
    const weight = distribution ? qualityWeight(reading.quality, filter) : 0;
    const logs = distribution && logProbabilities(distribution);
    const shift = track.id === this.#choice.id ? this.#shift : null;
    const logEvidence =
      logs && shift ? logs.map((value, index) => value - (shift[index] ?? 0)) : logs;
    track.observe(reading, now, { distribution, logEvidence, weight }, filter);
    return { track, quality: reading.quality, logs, logEvidence, weight };
  }

  /** Feeds what belongs to the player alone: mood, moment, window and take. */
  #followPlayer(sightings: readonly Sighting[], now: number, stepMs: number): void {
    const player = sightings.find(({ track }) => track.id === this.#choice.id) ?? null;
    const belief = player?.track.belief ?? [];
    if (player && player.weight > 0) {
      this.#mood.add(belief, stepMs, this.#options);
      this.#tally.add(belief, stepMs);
    }
    this.#window?.hear(
      player && { ...player, listed: player.track.listed, whole: player.track.whole },
      now,
    );
    this.#take?.add(
      player && { ...player, logProbabilities: player.logs },
      now,
      this.#options.filter,
    );
  }

  /** The player's face is gone: said before anything else of the same call. */
  #noticeLoss(now: number): readonly SignalEvent[] {
    const { primary: faceId, emotion: previous } = this.#announced;
    if (faceId === null || this.#tracks.get(faceId)) return [];
    this.#choice.forget();
    this.#announced = { ...this.#announced, primary: null, emotion: 'neutral' };
    const lost: SignalEvent = { type: 'facelost', event: { faceId, timestamp: now } };
    if (previous === 'neutral') return [lost];
    return [
      lost,
      {
        type: 'change',
        event: { emotion: 'neutral', previous, confidence: 0, faceId, timestamp: now },
      },
    ];
  }

  #noticeChanges(now: number): readonly SignalEvent[] {
    const before = this.#announced;
    this.#faces = this.#tracks.confirmed(this.#options.filter).map((track) => track.state());
    const { primary, faces } = this;
    const emotion = primary?.emotion ?? 'neutral';
    const ids = faces.map(({ id }) => id).join();
    this.#announced = { primary: primary?.id ?? null, ids, emotion };
    const events: SignalEvent[] = [];
    if (primary && primary.id !== before.primary)
      events.push({ type: 'facefound', event: { faceId: primary.id, timestamp: now } });
    if (ids !== before.ids) events.push({ type: 'faces', event: { faces, timestamp: now } });
    if (primary && emotion !== before.emotion) {
      const { confidence, id: faceId } = primary;
      const { emotion: previous } = before;
      events.push({
        type: 'change',
        event: { emotion, previous, confidence, faceId, timestamp: now },
      });
    }
    return events;
  }

  #noticeMood(previous: MoodBand, timestamp: number): readonly SignalEvent[] {
    const { band, valence } = this.mood;
    if (band === previous) return [];
    return [{ type: 'moodshift', event: { band, previous, valence, timestamp } }];
  }

  #holdMore(change: 1 | -1): void {
    this.#holds += change;
    this.#window?.hold(this.#holds > 0, this.#face);
  }

  /** What is believed of the player's face among all seven; null when it is out of sight. */
  get #face(): readonly number[] | null {
    const track = this.#tracks.get(this.#choice.id);
    return track?.visible ? track.whole : null;
  }

  #forgetFaces(): void {
    this.#tracks.clear();
    this.#choice.forget();
    this.#faces = [];
    this.#tally.forgetStart();
    this.#window?.restartClock();
    this.#take?.restartClock();
  }

  #useCalibration(data: CalibrationData | null): void {
    this.#calibration = data;
    this.#shift = data && baselineShift(data, this.#options);
  }
}
