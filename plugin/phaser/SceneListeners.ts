import type { EmotionEvents, ListenOptions, ListenResult } from '../types';
import type { EmotionEngine } from '../engine/EmotionEngine';

/** The part of a Phaser scene that tells how it lives. */
export interface SceneLife {
  readonly events: {
    on(event: 'sleep' | 'wake' | 'shutdown' | 'destroy', listener: () => void): unknown;
    off(event: 'sleep' | 'wake' | 'shutdown' | 'destroy', listener: () => void): unknown;
  };
  readonly sys?: { isSleeping(): boolean };
}

/**
 * Listeners and windows that live as a scene does. They end at its `shutdown` or `destroy`, whichever
 * comes first; while it sleeps no event reaches it, and none is kept for later. Phaser reuses a scene
 * object when it restarts: subscribe anew in `create()`.
 */
export class SceneListeners {
  readonly #engine: Pick<EmotionEngine, 'on' | 'listen'>;
  readonly #undo = new Set<() => void>();
  readonly #ended = new AbortController();
  #asleep: boolean;

  constructor(engine: Pick<EmotionEngine, 'on' | 'listen'>, { events, sys }: SceneLife) {
    this.#engine = engine;
    this.#asleep = sys?.isSleeping() ?? false;
    const sleep = () => {
      this.#asleep = true;
    };
    const wake = () => {
      this.#asleep = false;
    };
    const end = () => {
      events.off('sleep', sleep);
      events.off('wake', wake);
      events.off('shutdown', end);
      events.off('destroy', end);
      this.off();
      this.#ended.abort();
    };
    events.on('sleep', sleep);
    events.on('wake', wake);
    events.on('shutdown', end);
    events.on('destroy', end);
  }

  on<K extends keyof EmotionEvents>(name: K, listener: (event: EmotionEvents[K]) => void): this {
    this.#undo.add(
      this.#engine.on(name, (event) => {
        if (!this.#asleep) listener(event);
      }),
    );
    return this;
  }

  once<K extends keyof EmotionEvents>(name: K, listener: (event: EmotionEvents[K]) => void): this {
    const undo = this.#engine.on(name, (event) => {
      if (this.#asleep) return;
      undo();
      this.#undo.delete(undo);
      listener(event);
    });
    this.#undo.add(undo);
    return this;
  }

  /**
   * A window that ends with the scene: it then resolves with `by: 'cancelled'`. Like any other it is
   * the only one that is open.
   *
   * @throws EmotionError `bad-option`, as `listen()` of the plugin does
   */
  listen({ signal, ...options }: Omit<ListenOptions, 'scene'>): Promise<ListenResult> {
    const window = new AbortController();
    const cancel = () => {
      window.abort();
    };
    const causes = [this.#ended.signal, ...(signal ? [signal] : [])];
    for (const cause of causes) {
      if (cause.aborted) cancel();
      cause.addEventListener('abort', cancel);
    }
    return this.#engine.listen({ ...options, signal: window.signal }).finally(() => {
      for (const cause of causes) cause.removeEventListener('abort', cancel);
    });
  }

  /** Ends all of this scene's listeners now. */
  off(): void {
    for (const undo of this.#undo) undo();
    this.#undo.clear();
  }
}
