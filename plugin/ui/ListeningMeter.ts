import type * as Phaser from 'phaser';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import type { EmotionStoreState } from '../engine/store';
import type { Emotion, FaceState, ListeningState } from '../types';
import { MeterTile, TILE } from './MeterTile';
import type { FocusScope } from './focus';
import type { UiOptions } from './options';
import { drawBar, drawPanel } from './panel';
import type { Screen } from './screen';
import { Widget } from './Widget';

export interface ListeningMeterOptions extends UiOptions {
  /** Edge of the screen it stands at; default `bottom`. */
  readonly edge?: 'top' | 'bottom';
}

const GAP = 8;
const TIME_BAR = 4;

/** With more than this of what is not listened for, 0..1, the player is told so. */
const MUCH_UNLISTED = 0.5;

/**
 * Shows an open listening window: for each emotion how much of it is seen (the tile fills at
 * once), how far it is held (the bar), which one leads (the frame), and the time that is left,
 * if it is limited. The title says what is waited for: that the player begins, lets go of what
 * was on the face before, or shows one of these. A press on a tile, by pointer or key, answers by
 * hand. Hidden while nothing listens.
 */
export class ListeningMeter extends Widget {
  readonly #emotion: Pick<EmotionPlugin, 'store' | 'chooseManually'>;
  readonly #edge: 'top' | 'bottom';
  readonly #box: Phaser.GameObjects.Graphics;
  readonly #time: Phaser.GameObjects.Graphics;
  readonly #title: Phaser.GameObjects.Text;
  readonly #scope: FocusScope;
  #tiles: MeterTile[] = [];
  #timeBar = { x: 0, y: 0, width: 0, height: TIME_BAR };

  constructor(
    scene: Phaser.Scene,
    emotion: Pick<EmotionPlugin, 'store' | 'chooseManually'>,
    options: ListeningMeterOptions = {},
  ) {
    super(scene, options);
    this.#emotion = emotion;
    this.#edge = options.edge ?? 'bottom';
    this.#box = this.addGraphics();
    this.#time = this.addGraphics();
    this.#title = this.addText('', { size: 0.85, colour: this.theme.mutedText });
    this.#scope = this.openFocus(false);
    this.onDestroy(
      emotion.store.subscribe((state) => {
        this.#follow(state);
      }),
    );
    scene.events.on('update', this.#step);
    this.onDestroy(() => {
      scene.events.off('update', this.#step);
    });
    this.#follow(emotion.store.getState());
  }

  protected override arrange(screen: Screen): boolean {
    const { padding, margin } = this.theme;
    const count = this.#tiles.length;
    if (count === 0) return true;
    const widest = screen.width - 2 * margin - 2 * padding;
    const needed = Math.max(...this.#tiles.map(({ neededWidth }) => neededWidth));
    const least = Math.max(TILE.width, needed);
    const most = Math.max(1, Math.min(count, Math.floor((widest + GAP) / (least + GAP))));
    const rows = Math.ceil(count / most);
    const columns = Math.ceil(count / rows);
    const tile = {
      width: Math.floor(Math.min(least * 1.3, (widest - GAP * (columns - 1)) / columns)),
      height: TILE.height,
    };
    const inside = columns * tile.width + (columns - 1) * GAP;
    this.#title.setWordWrapWidth(inside);
    const head = this.#title.height + TIME_BAR + 2 * GAP;
    const size = {
      width: inside + 2 * padding,
      height: 2 * padding + head + rows * tile.height + (rows - 1) * GAP,
    };
    const x = Math.round((screen.width - size.width) / 2);
    const y = Math.round(this.#edge === 'top' ? margin : screen.height - margin - size.height);
    const { panel, panelAlpha, panelBorder } = this.theme;
    this.#box.clear().setPosition(x, y);
    drawPanel(this.#box, size, this.theme, { fill: panel, alpha: panelAlpha, border: panelBorder });
    this.#title.setPosition(x + padding, y + padding - 4);
    const barY = y + padding + this.#title.height;
    this.#timeBar = { x: x + padding, y: barY, width: inside, height: TIME_BAR };
    this.#tiles.forEach((each, index) => {
      const column = index % columns;
      const row = Math.floor(index / columns);
      const left = x + padding + column * (tile.width + GAP);
      each.place(left, y + padding + head + row * (tile.height + GAP), tile);
    });
    return tile.width >= needed && size.height <= screen.height - 2 * margin;
  }

  #follow({ listening, status, primary }: EmotionStoreState): void {
    this.object.setVisible(listening !== null);
    const wanted = listening?.for ?? [];
    if (wanted.join() !== this.#tiles.map(({ emotion }) => emotion).join()) this.#rebuild(wanted);
    if (!listening) return;
    const watched = status === 'watching' || status === 'searching';
    const text = this.words.listening[watched ? hint(listening, primary) : 'withoutCamera'];
    if (this.#title.text !== text) {
      this.#title.setText(text);
      this.refresh();
    }
    for (const tile of this.#tiles) {
      const seen = watched && primary !== null;
      tile.show({
        level: seen ? (listening.levels[tile.emotion] ?? 0) : 0,
        progress: seen ? (listening.progress[tile.emotion] ?? 0) : 0,
        leading: seen && listening.leading === tile.emotion,
      });
    }
  }

  #rebuild(emotions: readonly Emotion[]): void {
    for (const tile of this.#tiles) tile.destroy();
    this.#tiles = emotions.map(
      (emotion) =>
        new MeterTile(this, this.theme, emotion, this.words.emotions[emotion], () => {
          this.#emotion.chooseManually(emotion);
        }),
    );
    this.#scope.replace(this.#tiles);
    this.refresh();
  }

  readonly #step = (_: number, elapsedMs: number): void => {
    const { listening } = this.#emotion.store.getState();
    if (!listening) return;
    for (const tile of this.#tiles) tile.step(elapsedMs);
    this.#time.clear();
    if (listening.timeoutMs === Infinity) return;
    const left = 1 - listening.elapsedMs / listening.timeoutMs;
    const { mutedText, track } = this.theme;
    drawBar(this.#time, this.#timeBar, left, { fill: mutedText, track });
  };
}

function hint(
  { phase, unlisted, leading }: ListeningState,
  player: FaceState | null,
): 'title' | 'waiting' | 'unlisted' | 'noFace' {
  if (!player?.visible) return 'noFace';
  if (phase === 'waiting') return 'waiting';
  return leading === null && unlisted > MUCH_UNLISTED ? 'unlisted' : 'title';
}
