import { Scene } from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';

/** A game that has a field of that name and never asked for the mapping. */
export class Own extends Scene {
  emotion = 'joy';

  create(): void {
    const plugin: EmotionPlugin | null = null;
    void plugin;
  }
}
