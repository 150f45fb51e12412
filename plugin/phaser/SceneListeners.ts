import type { EmotionEngine } from '../engine/EmotionEngine';
import type { EmotionEvents } from '../types';

/** The part of a Phaser scene that tells when listeners must go. */
export interface SceneLife {
  readonly events: {
    once(event: 'shutdown' | 'destroy', listener: () => void): unknown;
  };
}

/**
 * Listeners that end with a scene, at its `shutdown` or `destroy`, whichever comes first. Phaser
 * reuses a scene object when it restarts: subscribe anew in `create()`.
 */
export class SceneListeners {
  #engine: EmotionEngine;
  #undo = new Set<() => void>();

  constructor(engine: EmotionEngine, scene: SceneLife) {
    this.#engine = engine;
    const end = () => {
      this.off();
    };
    scene.events.once('shutdown', end);
    scene.events.once('destroy', end);
  }

  on<K extends keyof EmotionEvents>(name: K, listener: (event: EmotionEvents[K]) => void): this {
    this.#undo.add(this.#engine.on(name, listener));
    return this;
  }

  once<K extends keyof EmotionEvents>(name: K, listener: (event: EmotionEvents[K]) => void): this {
    const undo = this.#engine.on(name, (event) => {
      undo();
      this.#undo.delete(undo);
      listener(event);
    });
    this.#undo.add(undo);
    return this;
  }

  /** Ends all of this scene's listeners now. */
  off(): void {
    for (const undo of this.#undo) undo();
    this.#undo.clear();
  }
}
