import type { Box, FaceReading, FaceState } from '../types';
import { Belief, EVERYTHING, type BeliefOptions } from './belief';
import { decide, type Decision, type DecisionOptions } from './decision';
import { NEUTRAL, emotionAt, toLevels } from './levels';

/** How a face is followed. */
export interface TrackOptions {
  /**
   * Frames closer than this repeat one another: this much time, ms, holds one independent look;
   * default 260.
   */
  readonly tauEvidenceMs: number;
  /** A face counts once it has been seen for this long, ms; default 150. */
  readonly confirmMs: number;
  /** A face is lost when it has not been seen for this long, ms; default 1500. */
  readonly lostMs: number;
  /** A face in sight that cannot be read (turned, tiny) for this long, ms, is held to be neutral; default 4000. */
  readonly unreadableMs: number;
}

/** One followed face: where it is, what is believed of it and what has been decided. */
export class Track {
  readonly id: number;
  readonly firstSeen: number;
  #reading: FaceReading;
  #lastSeen: number;
  #lastReadable: number;
  #predictedTo: number;
  #visible = true;
  /** Over what the game reacts to. */
  #belief: Belief;
  readonly #whole: Belief;
  /** Over what an open window asks for. */
  #listed: Belief | null = null;
  #decision: Decision;
  #raw: readonly number[] | null = null;
  #weight = 0;

  constructor(
    reading: FaceReading,
    now: number,
    options: BeliefOptions,
    allowed: readonly boolean[],
  ) {
    this.id = reading.id;
    this.firstSeen = now;
    this.#reading = reading;
    this.#lastSeen = now;
    this.#lastReadable = now;
    this.#predictedTo = now;
    this.#belief = new Belief(options, allowed);
    this.#whole = new Belief(options, EVERYTHING);
    this.#decision = { index: NEUTRAL, since: now };
  }

  get box(): Box {
    return this.#reading.box;
  }

  get lastSeen(): number {
    return this.#lastSeen;
  }

  get visible(): boolean {
    return this.#visible;
  }

  /** Belief per emotion among those the game reacts to, in the order of EMOTIONS. */
  get belief(): readonly number[] {
    return this.#belief.values;
  }

  /** The same among all seven. */
  get whole(): readonly number[] {
    return this.#whole.values;
  }

  /** The same among what the open window asks for; among all seven without one. */
  get listed(): readonly number[] {
    return (this.#listed ?? this.#whole).values;
  }

  /** Quality weight 0..1 of the last frame. */
  get weight(): number {
    return this.#weight;
  }

  /** Index of the decided emotion. */
  get decided(): number {
    return this.#decision.index;
  }

  confirmed({ confirmMs }: TrackOptions): boolean {
    return this.#lastSeen - this.firstSeen >= confirmMs;
  }

  /** Lets time pass without evidence. */
  predict(now: number, options: BeliefOptions): void {
    for (const belief of this.#beliefs) belief.predict(now - this.#predictedTo, options);
    this.#predictedTo = Math.max(this.#predictedTo, now);
  }

  /**
   * Takes in the face as one frame shows it.
   *
   * @param distribution  the frame's probabilities as given, null when they are unusable
   * @param logEvidence  their logarithms after the player's baseline, null likewise
   * @param weight  quality weight 0..1
   */
  observe(
    reading: FaceReading,
    now: number,
    evidence: {
      readonly distribution: readonly number[] | null;
      readonly logEvidence: readonly number[] | null;
      readonly weight: number;
    },
    options: TrackOptions & BeliefOptions & DecisionOptions,
  ): void {
    const elapsed = now - this.#lastSeen;
    this.#reading = reading;
    this.#lastSeen = now;
    this.#visible = true;
    this.#raw = evidence.distribution;
    this.#weight = evidence.logEvidence ? evidence.weight : 0;
    this.predict(now, options);
    if (evidence.logEvidence && this.#weight > 0) {
      this.#lastReadable = now;
      const looks = Math.min(1, elapsed / options.tauEvidenceMs);
      for (const belief of this.#beliefs) belief.update(evidence.logEvidence, this.#weight * looks);
      this.#decision = decide(this.#decision, this.#belief.values, now, options);
    } else if (now - this.#lastReadable >= options.unreadableMs) {
      this.#rest(now);
    }
  }

  miss(): void {
    this.#visible = false;
  }

  restrict(allowed: readonly boolean[]): void {
    this.#belief.restrict(allowed);
  }

  /** A window asks for these alone; null when it closes. */
  ask(listed: readonly boolean[] | null, options: BeliefOptions): void {
    this.#listed = listed && this.#whole.among(listed, options);
  }

  state(): FaceState {
    const { id, box, keypoints, roll } = this.#reading;
    return {
      id,
      box,
      keypoints,
      roll,
      emotion: emotionAt(this.#decision.index),
      confidence: this.#belief.values[this.#decision.index] ?? 0,
      levels: toLevels(this.#belief.values),
      raw: toLevels(this.#raw),
      quality: this.#weight,
      since: this.#decision.since,
      visible: this.#visible,
    };
  }

  get #beliefs(): readonly Belief[] {
    return [this.#belief, this.#whole, ...(this.#listed ? [this.#listed] : [])];
  }

  #rest(now: number): void {
    if (this.#decision.index !== NEUTRAL) this.#decision = { index: NEUTRAL, since: now };
  }
}
