import type { EmotionError } from './errors';
import type { SceneLife } from './phaser/SceneListeners';

/** The seven classes in FER-2013's order, 0..6. Every array of seven numbers follows it. */
export const EMOTIONS = [
  'angry',
  'disgust',
  'fear',
  'happy',
  'sad',
  'surprise',
  'neutral',
] as const;

/** An expression shown by a face. It names what is visible, never what is felt. */
export type Emotion = (typeof EMOTIONS)[number];

/** One number 0..1 per emotion; the seven sum to 1. */
export type Levels = Readonly<Record<Emotion, number>>;

/** Pixels of the frame, origin top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Axis-aligned box in pixels of the frame. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the detector saw the face's parts; left and right are those of the picture. */
export interface Keypoints {
  readonly leftEye: Point;
  readonly rightEye: Point;
  readonly nose: Point;
  readonly mouth: Point;
}

/** What was measured about a face picture, before any judgement of it. */
export interface FaceQuality {
  /** Longer side of the box, px. */
  readonly sizePx: number;
  /** Estimated turn to the side, degrees, 0 = frontal, sign ignored. */
  readonly yawDeg: number;
  /** Mean luma of the crop, 0..1. */
  readonly brightness: number;
  /** Contrast of fine detail in the crop, 0 = featureless blur, 1 = crisp. */
  readonly sharpness: number;
}

/** One face in one frame as perception saw it: raw, unsmoothed. */
export interface FaceReading {
  /** Stays the same while the tracker follows the face. */
  readonly id: number;
  readonly box: Box;
  /** Null when the source has none (scripted readings, external boxes). */
  readonly keypoints: Keypoints | null;
  /** Rotation of the eye line, radians, positive clockwise in the picture. */
  readonly roll: number;
  readonly quality: FaceQuality;
  /** Seven raw probabilities in the order of {@link EMOTIONS}, temperature applied, sum 1. */
  readonly probabilities: readonly number[];
  /** The 48×48 gray picture that was classified, 0..255, row by row; only where asked for. */
  readonly crop?: Uint8ClampedArray;
}

/** Everything perception has to say about one frame. */
export interface FrameReading {
  /** Media time in ms; strictly increasing while a source plays forward. */
  readonly timestamp: number;
  /** Where the source itself stood, ms: a video's own time. Absent when it has none. */
  readonly mediaTime?: number;
  /** Size of the frame, px. */
  readonly width: number;
  readonly height: number;
  readonly faces: readonly FaceReading[];
  /** Worker time spent, ms. Null for readings that no worker made. */
  readonly timing: FrameTiming | null;
}

/** Milliseconds of worker time spent on one frame. */
export interface FrameTiming {
  readonly detectMs: number;
  readonly alignMs: number;
  readonly classifyMs: number;
  readonly totalMs: number;
}

/** One followed face after the filter. */
export interface FaceState {
  readonly id: number;
  readonly box: Box;
  readonly keypoints: Keypoints | null;
  readonly roll: number;
  /** The decided emotion: it changes rarely and on evidence only. */
  readonly emotion: Emotion;
  /** Belief in `emotion`, 0..1. */
  readonly confidence: number;
  /** Smoothed belief per emotion. */
  readonly levels: Levels;
  /** The last frame's probabilities, unsmoothed. */
  readonly raw: Levels;
  /** Weight 0..1 that the last frame's picture of this face deserved. */
  readonly quality: number;
  /** Timestamp, ms, at which `emotion` was decided. */
  readonly since: number;
  /** False while the face is briefly out of sight and only remembered. */
  readonly visible: boolean;
}

/**
 * `off → requesting → loading → watching ⇄ searching`; `stalled` while an open source sends no
 * pictures; `paused` while the game is hidden; `failed` with an {@link EmotionError}, from which
 * `start()` may be called again.
 */
export type EmotionStatus =
  'off' | 'requesting' | 'loading' | 'watching' | 'searching' | 'stalled' | 'paused' | 'failed';

export type SourceKind = 'camera' | 'stream' | 'video' | 'scripted' | 'recorded';

/** The camera that is read. */
export interface UsedCamera {
  readonly deviceId: string;
  readonly label: string;
  /** True where another was asked for by `deviceId` and is not there. */
  readonly substitute: boolean;
}

/** A slow aggregate of what the primary face showed, over watched time only. */
export interface Mood {
  /** Share of recent watched time per emotion, 0..1, exponentially forgotten. */
  readonly shares: Levels;
  /** −1 (unpleasant) … 1 (pleasant). */
  readonly valence: number;
  /** The banded valence; it moves with hysteresis and drives `moodshift`. */
  readonly band: MoodBand;
  /** Watched time that went in so far, ms. */
  readonly watchedMs: number;
}

export type MoodBand = 'low' | 'even' | 'high';

/** What was shown between two bookmarks of `moment()`. */
export interface Moment {
  readonly label: string;
  /** Timestamps, ms. */
  readonly from: number;
  readonly to: number;
  /** Watched time in it, ms; 0 when no face was seen. */
  readonly watchedMs: number;
  readonly shares: Levels;
  readonly valence: number;
  /** The emotion with the largest non-neutral share above 10 %, else neutral; null if unwatched. */
  readonly dominant: Emotion | null;
}

/**
 * `arming`: just opened, nothing counts yet; `waiting`: the face keeps what it showed before, and
 * is waited for to begin; `open`; `held`: no time passes and nothing is heard, see `hold()`.
 */
export type ListenPhase = 'arming' | 'waiting' | 'open' | 'held';

/** A listening window while it is open, for a meter. */
export interface ListeningState {
  readonly for: readonly Emotion[];
  readonly phase: ListenPhase;
  /** How far each listened emotion has been held, 0..1 of the time that decides it. */
  readonly progress: Readonly<Partial<Record<Emotion, number>>>;
  /** The leading candidate right now, or null while unsure. */
  readonly leading: Emotion | null;
  /** Smoothed level of each listened emotion among the listened ones and neutral. */
  readonly levels: Readonly<Partial<Record<Emotion, number>>>;
  /** Share of the whole face that is neither listened for nor at rest, 0..1. */
  readonly unlisted: number;
  readonly elapsedMs: number;
  /** `Infinity` when it waits without limit. */
  readonly timeoutMs: number;
}

export interface ListenOptions {
  /**
   * The emotions that the branch can take; fewer are read better. A resting face is what everybody
   * shows first, so `neutral` takes longer than the others: `neutralMs`.
   */
  readonly for: readonly Emotion[];
  /** How long a candidate must lead, ms; default 700. */
  readonly dwellMs?: number;
  /**
   * Resolves with `emotion: null` after this, ms, 1..86400000; default 6000. `Infinity` waits
   * without limit. The player's `patience` (plugin option) multiplies it.
   */
  readonly timeoutMs?: number;
  /** Words that the player has to read first, such as those of the answers; default 0. */
  readonly words?: number;
  /** Time added for each of `words`, ms; default 333, a reader of 180 words a minute. */
  readonly perWordMs?: number;
  /**
   * How long a face must rest for `neutral`, ms; default the time to read and half of `timeoutMs`,
   * or 4000 where that has no limit.
   */
  readonly neutralMs?: number;
  /** Nothing counts for this long after opening, ms; default 300. */
  readonly armMs?: number;
  /**
   * True (default): an expression that was on the face already when the window opened counts only
   * once the player was seen to let it go, or has kept it for 2500 ms.
   */
  readonly fresh?: boolean;
  /** Belief a candidate needs among the listened emotions and neutral, 0..1; default .6. */
  readonly minConfidence?: number;
  /**
   * `dwell` (default) decides as soon as a candidate was held for `dwellMs`. `whole` hears the
   * face for all of `timeoutMs` and then takes the emotion that the window as a whole speaks for,
   * if it reaches `minConfidence`: surer for a choice between expressions, never sooner.
   */
  readonly decide?: 'dwell' | 'whole';
  /** Names the window in a recorded session; default what it listens for. */
  readonly name?: string;
  /** Aborts the window: it resolves with `by: 'cancelled'`. */
  readonly signal?: AbortSignal;
  /** The scene that the window ends with, as `forScene(scene).listen(…)` does. */
  readonly scene?: SceneLife;
}

export interface ListenResult {
  /** Null when nobody decided. */
  readonly emotion: Emotion | null;
  /**
   * `unsure`: a face was seen, but it showed nothing on the list clearly enough, or something that
   * is not on it; `timeout`: nobody was seen, or a face at rest where `neutral` is not listed.
   */
  readonly by: 'face' | 'manual' | 'unsure' | 'timeout' | 'cancelled';
  /** Belief in `emotion` when it was decided, 0..1; 1 when chosen by hand, 0 when null. */
  readonly confidence: number;
  /** How long the face had held it, ms. */
  readonly heldMs: number;
  /** What the whole face said at the end, among all seven; null when none was read. */
  readonly levels: Levels | null;
  readonly journal: ListenJournal;
}

/** How a window came to its end, for the developer. Times are ms since it opened, holds left out. */
export interface ListenJournal {
  readonly elapsedMs: number;
  /** When it began to count; null when it ended before. */
  readonly armedMs: number | null;
  /** Time in which the face could be read. */
  readonly watchedMs: number;
  /** What was on the face already when it opened. */
  readonly leftovers: readonly Emotion[];
  /** What the whole face showed, from when on; `unclear` where nothing had half of it. */
  readonly seen: readonly {
    readonly atMs: number;
    readonly shown: Emotion | 'unclear' | 'nobody';
  }[];
  /** Why it ended as it did, in a sentence. */
  readonly why: string;
}

export interface CalibrateOptions {
  /** Length of the neutral take, ms; default 3000. */
  readonly durationMs?: number;
  readonly signal?: AbortSignal;
}

export type CalibrationProblem =
  | 'too-few-frames'
  | 'no-face'
  | 'too-dark'
  | 'too-small'
  | 'turned-away'
  | 'unsteady'
  | 'not-neutral'
  | 'cancelled';

export type CalibrationResult =
  | { readonly ok: true; readonly frames: number; readonly quality: number }
  | { readonly ok: false; readonly reason: CalibrationProblem; readonly frames: number };

/** The player's neutral baseline: numbers only, safe to keep in a save. */
export interface CalibrationData {
  readonly version: 1;
  /** The player's mean log-probabilities over a neutral take, in the order of {@link EMOTIONS}. */
  readonly neutralLogProbabilities: readonly number[];
  readonly frames: number;
  /** 0..1: mean quality weight of the frames used. */
  readonly quality: number;
  /** Identifies the classifier the numbers belong to. */
  readonly model: string;
}

export type FilterPreset = 'responsive' | 'balanced' | 'steady';

/** Bytes loaded on the way to the first reading. */
export interface LoadingProgress {
  readonly loadedBytes: number;
  /** 0 while unknown. */
  readonly totalBytes: number;
  /** 0..1, never falls; the last tenth is the warm-up. */
  readonly progress: number;
}

export type Backend = 'webgl' | 'wasm' | 'cpu';

/** How the plugin spends the machine, measured over the last seconds. */
export interface Performance {
  /** Processed frames per second. */
  readonly fps: number;
  /** What it aims at now. */
  readonly targetFps: number;
  /** Why `targetFps` is below the wish, or null. */
  readonly throttledBy: 'game' | 'battery' | 'blur' | 'worker' | null;
  readonly backend: Backend | null;
  readonly timing: FrameTiming | null;
  /** Main-thread time per frame, ms. */
  readonly mainThreadMs: number;
}

export interface ChangeEvent {
  readonly emotion: Emotion;
  readonly previous: Emotion;
  readonly confidence: number;
  readonly faceId: number;
  readonly timestamp: number;
}

export interface ReadingEvent {
  readonly timestamp: number;
  readonly primary: FaceState | null;
  readonly faces: readonly FaceState[];
  readonly frame: FrameReading;
}

export interface FaceEvent {
  readonly faceId: number;
  readonly timestamp: number;
}

export interface FacesEvent {
  readonly faces: readonly FaceState[];
  readonly timestamp: number;
}

export interface MoodShiftEvent {
  readonly band: MoodBand;
  readonly previous: MoodBand;
  readonly valence: number;
  readonly timestamp: number;
}

export interface StatusEvent {
  readonly status: EmotionStatus;
  readonly previous: EmotionStatus;
}

/** Event name → its one argument. */
export interface EmotionEvents {
  /** The decided emotion of the primary face changed. */
  change: ChangeEvent;
  /** After every processed frame. */
  reading: ReadingEvent;
  /** The primary face appeared, confirmed for 150 ms. */
  facefound: FaceEvent;
  /** The primary face has been gone for 1500 ms. */
  facelost: FaceEvent;
  /** The set of followed faces changed. */
  faces: FacesEvent;
  /** The mood's band changed. */
  moodshift: MoodShiftEvent;
  status: StatusEvent;
  /** Something failed; the game goes on. */
  error: EmotionError;
}
