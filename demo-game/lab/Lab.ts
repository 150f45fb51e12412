import type { EmotionError, EmotionStoreState, FaceState } from 'phaser-emotion';
import { RecordedSource } from 'phaser-emotion/testing';
import { createStore } from 'zustand/vanilla';
import { mediaTimeOf, Session } from './analysis/Session';
import { INITIAL_STATE, type LabState, type SourceName } from './LabState';
import { Film } from './source/Film';
import { wordIfGone } from './source/gone';
import { wordFor } from './source/LabError';
import { Live } from './source/Live';
import { Readers } from './source/readers';
import { readRecording } from './source/recordingFile';
import { INITIAL_TUNING, rangeOf, signalOptionsOf, type Tuning } from './tuning';
import { viewOfSample } from './view';

/** The page's state and everything that may change it. */
export class Lab {
  readonly store = createStore<LabState>(() => INITIAL_STATE);
  readonly video: HTMLVideoElement;
  readonly live: Live;
  readonly readers: Readers;
  /** Whether live readings go into the session; a replayed recording is in it already. */
  #growing = false;
  /** The `deviceId` that was chosen by hand. */
  #camera: string | undefined;
  readonly #film: Film;
  /** Counts what was opened or left: what is asked for last is shown, however long the others load. */
  #turn = 0;

  constructor(video: HTMLVideoElement) {
    this.video = video;
    const { setState } = this.store;
    this.live = new Live(INITIAL_TUNING, {
      reading: ({ frame, faces, primary }) => {
        const { session, revision } = this.state;
        const view = viewOfSample({ time: 0, frame, faces, primaryId: primary?.id ?? null });
        const sample = this.#growing ? session?.add(frame) : session?.replayed(frame);
        const moment = sample?.time ?? this.state.moment;
        setState({ view, moment, revision: this.#growing && sample ? revision + 1 : revision });
      },
      state: (state) => this.#follow(state),
      failed: (error) => {
        setState({ live: false, loading: null });
        void this.#explain(error);
      },
      ended: () => setState({ live: false }),
    });
    this.readers = new Readers(({ progress }) => {
      setState({ loading: progress < 1 ? progress : null });
    });
    this.#film = new Film(video, {
      played: () => void this.#watchVideo(),
      moved: () => this.#followVideo(),
      broke: (word) => {
        this.stop();
        this.say(word, true);
      },
    });
  }

  get state(): LabState {
    return this.store.getState();
  }

  say(text: string | null, bad = false): void {
    this.store.setState({ notice: text === null ? null : { text, bad } });
  }

  /** The face that the tools look at. */
  get face(): FaceState | null {
    const { view, selected } = this.state;
    const wanted = selected ?? view?.primaryId;
    return view?.faces.find(({ id }) => id === wanted) ?? view?.faces[0] ?? null;
  }

  select(faceId: number | null): void {
    this.store.setState(({ selected, revision }) => ({
      selected: selected === faceId ? null : faceId,
      revision: revision + 1,
    }));
  }

  /** @param deviceId  the camera to look through, or else the one last chosen */
  async webcam(deviceId = this.#camera): Promise<void> {
    this.close();
    this.#begin('webcam', 'webcam');
    this.#camera = deviceId;
    const range = rangeOf(this.state.tuning, 'webcam');
    const chosen = deviceId === undefined ? {} : { deviceId };
    if (!(await this.live.start({ source: 'camera', ...chosen }, range))) {
      // A camera that is gone must not stand in the way of the others.
      this.#camera = undefined;
      return;
    }
    this.video.srcObject = this.live.stream;
    this.store.setState({ live: true });
    await this.video.play().catch(() => undefined);
  }

  /** @throws LabError when the file cannot be played; what is on the stage stays */
  async openVideo(file: File): Promise<void> {
    const asked = (this.#turn += 1);
    await this.#film.requirePlayable(file);
    if (asked !== this.#turn) return;
    this.close();
    const opened = this.#turn;
    await this.#film.open(file);
    if (opened !== this.#turn) return;
    this.#begin('video', file.name, file);
    // Played only once the models are there: what was played before would not be read.
    if (!(await this.#watchVideo())) return;
    // Some browsers start no video so long after the click; the video's own button does.
    await this.video.play().catch(() => this.say('Press play below the video.'));
  }

  /**
   * @param play  lets it run at once; else it stands at its begin
   * @returns false when it holds answers and no reading; then nothing changes, nor where something
   *   else was opened meanwhile
   * @throws LabError when it is no recording
   */
  async openRecording(file: File, play = true): Promise<boolean> {
    const asked = (this.#turn += 1);
    const options = signalOptionsOf(this.state.tuning);
    const session = await readRecording(file, options, (loading) => {
      if (asked === this.#turn) this.store.setState({ loading });
    });
    if (asked !== this.#turn) return true;
    this.store.setState({ loading: null });
    if (!session) return false;
    this.close();
    this.adopt('recording', session);
    if (play) await this.replay();
    return true;
  }

  /** Plays the session's readings through the engine again. */
  async replay(): Promise<void> {
    const { session } = this.state;
    if (!session) return;
    this.#growing = false;
    const source = new RecordedSource(session.recording);
    this.store.setState({ live: await this.live.start({ source }) });
  }

  /** Shows a session that was made elsewhere. */
  adopt(source: SourceName, session: Session, file: File | null = null): void {
    this.#growing = false;
    const { revision } = this.state;
    this.store.setState({ source, session, file, selected: null, revision: revision + 1 });
    this.model(session.model);
    this.seek(0);
  }

  model(model: string | null): void {
    this.store.setState({ model });
  }

  /** Shows a moment of the session; a video jumps there. */
  seek(time: number): void {
    const { session, source, live } = this.state;
    const sample = session?.at(time);
    if (!sample) return;
    if (source === 'recording' && live) this.#pause();
    this.store.setState({ moment: sample.time, view: viewOfSample(sample) });
    if (source === 'video') {
      this.video.currentTime = mediaTimeOf(sample.frame) / 1000;
    }
  }

  stop(): void {
    this.#pause();
    if (this.state.source === 'webcam') this.video.srcObject = null;
    else this.video.pause();
  }

  /** Leaves the present source. */
  close(): void {
    this.#turn += 1;
    this.#pause();
    this.#growing = false;
    this.#film.close();
    this.store.setState({
      source: null,
      file: null,
      view: null,
      session: null,
      selected: null,
      notice: null,
      moment: 0,
    });
  }

  /** @throws EmotionError `bad-option`, and then nothing changes */
  tune(change: Partial<Tuning>): void {
    const before = this.state.tuning;
    const tuning = { ...before, ...change };
    const renew =
      tuning.detector !== before.detector ||
      tuning.backend !== before.backend ||
      tuning.modelUrl !== before.modelUrl;
    this.live.configure(tuning);
    this.state.session?.refilter(signalOptionsOf(tuning));
    this.store.setState(({ revision }) => ({ tuning, revision: revision + 1 }));
    if (!this.state.live) this.#refresh();
    if (renew) void this.#restart();
  }

  /** Another model or detector: the running source goes on with it. */
  async #restart(): Promise<void> {
    const { source, live, tuning } = this.state;
    this.live.renew(tuning);
    if (!live) return;
    this.store.setState({ live: false });
    if (source === 'webcam') await this.webcam();
    else if (source === 'recording') await this.replay();
    else await this.#watchVideo();
  }

  /** Says why reading broke off; what was read stays. */
  async #explain(error: EmotionError): Promise<void> {
    const { source, file } = this.state;
    const gone = source === 'video' && file ? await wordIfGone(file) : null;
    if (this.state.file === file) this.say(gone ?? wordFor(error), true);
  }

  #refresh(): void {
    const { session, moment, source } = this.state;
    const sample = source === 'pictures' ? null : session?.at(moment);
    if (sample) this.store.setState({ view: viewOfSample(sample) });
  }

  #begin(source: SourceName, name: string, file: File | null = null): void {
    const session = new Session(name, signalOptionsOf(this.state.tuning));
    this.#growing = true;
    const { revision } = this.state;
    this.store.setState({ source, file, session, notice: null, revision: revision + 1 });
  }

  #pause(): void {
    this.live.stop();
    this.store.setState({ live: false, loading: null });
  }

  /**
   * A video that has been read through is looked at with what was read; else it is read now.
   *
   * @returns whether it is read from now on
   */
  async #watchVideo(): Promise<boolean> {
    if (this.state.source !== 'video' || this.live.running || !this.#growing) return false;
    const range = rangeOf(this.state.tuning, 'file');
    const { file } = this.state;
    const live = await this.live.start({ source: this.video }, range);
    if (this.state.file !== file) return false;
    this.store.setState({ live });
    return live;
  }

  #followVideo(): void {
    const { source, session, live, moment } = this.state;
    if (source !== 'video' || live || !session) return;
    const sample = session.near(this.video.currentTime * 1000, moment);
    if (!sample) this.store.setState({ view: null });
    else this.store.setState({ moment: sample.time, view: viewOfSample(sample) });
  }

  #follow({ status, loading, performance }: EmotionStoreState): void {
    const { session, loading: shown } = this.state;
    const next = status === 'loading' || status === 'requesting' ? loading.progress : null;
    if (performance !== this.state.performance) {
      const { model } = this.live;
      this.store.setState({ performance, backend: performance.backend, model });
      if (session && this.#growing) session.model = model;
    }
    if (next !== shown) this.store.setState({ loading: next });
  }
}
