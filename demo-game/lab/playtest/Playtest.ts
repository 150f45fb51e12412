import { EVERY_SESSION, matches, parseNotes } from 'phaser-emotion/playtest';
import type {
  Answer,
  Axis,
  Digest,
  Measure,
  Note,
  Notes,
  SessionFilter,
} from 'phaser-emotion/playtest';
import { createStore } from 'zustand/vanilla';
import type { Opened } from '../source/opened';
import { Digester } from './Digester';
import type { DigestAnswer } from './digestWorker';

export interface Faulty {
  readonly name: string;
  readonly faults: readonly string[];
}

/** Everything that the overview shows. */
export interface PlaytestState {
  readonly open: boolean;
  readonly digests: readonly Digest[];
  readonly faulty: readonly Faulty[];
  /** Files that are still to be read. */
  readonly waiting: number;
  readonly filter: SessionFilter;
  readonly unit: Axis['unit'];
  readonly measure: Exclude<Measure, 'lost' | 'turned'>;
  /** The part of a bar that was clicked: its players are listed. */
  readonly chosen: { readonly window: string; readonly answer: Answer } | null;
  /** Id of the session whose line is brought out. */
  readonly pointed: string | null;
  /** By the session's id. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
}

/** What arrives within this time, ms, is drawn together: much of it while many are to come. */
const GATHER_MS = 150;
const GATHER_MANY_MS = 1000;
const MANY = 10;

/** The sessions of many players, read file by file in workers, and what is looked at of them. */
export class Playtest {
  readonly store = createStore<PlaytestState>(() => ({
    open: false,
    digests: [],
    faulty: [],
    waiting: 0,
    filter: EVERY_SESSION,
    unit: 'scenes',
    measure: 'valence',
    chosen: null,
    pointed: null,
    notes: new Map(),
  }));
  readonly #digester = new Digester((answer) => this.#take(answer));
  readonly #files: Opened[] = [];
  readonly #fileOf = new Map<string, File>();
  #arrived: DigestAnswer[] = [];
  #gathering = false;

  get state(): PlaytestState {
    return this.store.getState();
  }

  /** The sessions that pass the filter. */
  get shown(): readonly Digest[] {
    const { digests, filter } = this.state;
    return digests.filter((digest) => matches(digest, filter));
  }

  fileOf(session: string): File | null {
    return this.#fileOf.get(session) ?? null;
  }

  /** Adds sessions and notes to what is there. */
  add(opened: readonly Opened[]): void {
    const first = this.#files.length;
    this.#files.push(...opened);
    this.store.setState(({ waiting }) => ({ open: true, waiting: waiting + opened.length }));
    this.#digester.add(
      opened.map(({ file, path }, at) => ({ number: first + at, name: path, file })),
    );
  }

  /** Forgets everything. */
  clear(): void {
    this.#digester.close();
    this.#files.length = 0;
    this.#fileOf.clear();
    this.#arrived = [];
    const { notes, ...initial } = this.store.getInitialState();
    this.store.setState({ ...initial, notes: new Map(notes) });
  }

  /** @throws EmotionError when a file holds no notes */
  async addNotes(opened: readonly Opened[]): Promise<void> {
    const notes = new Map(this.state.notes);
    for (const { file } of opened) addNotes(notes, parseNotes(await file.text()));
    this.store.setState({ notes });
  }

  setNotes(session: string, notes: readonly Note[]): void {
    this.store.setState({ notes: new Map(this.state.notes).set(session, notes) });
  }

  #take(answer: DigestAnswer): void {
    this.#arrived.push(answer);
    if (this.#gathering) return;
    this.#gathering = true;
    setTimeout(
      () => {
        this.#gathering = false;
        this.#settle(this.#arrived.splice(0));
      },
      this.state.waiting > MANY ? GATHER_MANY_MS : GATHER_MS,
    );
  }

  #settle(answers: readonly DigestAnswer[]): void {
    const { digests, faulty, notes, waiting } = this.state;
    const known = new Set(digests.map(({ id }) => id));
    const added: Digest[] = [];
    const broken: Faulty[] = [];
    const remarks = new Map(notes);
    for (const answer of answers) {
      const { file, path: name } = this.#files[answer.number] ?? {};
      if (!file || name === undefined) continue;
      if ('faults' in answer) broken.push({ name, faults: answer.faults });
      else if ('notes' in answer) addNotes(remarks, answer.notes);
      else if (known.has(answer.digest.id))
        broken.push({ name, faults: ['It holds a session that is here already.'] });
      else {
        known.add(answer.digest.id);
        this.#fileOf.set(answer.digest.id, file);
        added.push(answer.digest);
      }
    }
    this.store.setState({
      digests: [...digests, ...added],
      faulty: [...faulty, ...broken],
      waiting: Math.max(0, waiting - answers.length),
      notes: remarks,
    });
  }
}

function addNotes(all: Map<string, readonly Note[]>, { session, notes }: Notes): void {
  all.set(
    session,
    [...(all.get(session) ?? []), ...notes].sort((a, b) => a.t - b.t),
  );
}
