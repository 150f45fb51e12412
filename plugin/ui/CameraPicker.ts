import type * as Phaser from 'phaser';
import type { CameraInfo } from '../camera/listCameras';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import { Dialog } from './Dialog';
import type { UiOptions } from './options';

export interface CameraPickerOptions extends UiOptions {
  /** The camera in use, to be marked. */
  readonly deviceId?: string;
}

/**
 * Lets the player pick a camera, and starts it. The list follows what is plugged in and out.
 * Browsers name cameras only after one was allowed.
 */
export class CameraPicker extends Dialog {
  /** The picked camera; null when the player closed the list, or the scene ended. */
  readonly picked: Promise<CameraInfo | null>;
  readonly #emotion: Pick<EmotionPlugin, 'cameras' | 'start'>;
  readonly #deviceId: string | null;
  readonly #settle: (camera: CameraInfo | null) => void;

  constructor(
    scene: Phaser.Scene,
    emotion: Pick<EmotionPlugin, 'cameras' | 'start'>,
    options: CameraPickerOptions = {},
  ) {
    super(scene, options, () => {
      this.destroy();
    });
    this.#emotion = emotion;
    this.#deviceId = options.deviceId ?? null;
    let settle: (camera: CameraInfo | null) => void = () => undefined;
    this.picked = new Promise((resolve) => {
      settle = resolve;
    });
    this.#settle = settle;
    const changed = () => {
      void this.#list();
    };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener('devicechange', changed);
    this.onDestroy(() => {
      devices?.removeEventListener('devicechange', changed);
      settle(null);
    });
    this.#show([]);
    void this.#list();
  }

  async #list(): Promise<void> {
    const cameras = await this.#emotion.cameras().catch(() => []);
    if (!this.destroyed) this.#show(cameras);
  }

  #show(cameras: readonly CameraInfo[]): void {
    const { title, none, close } = this.words.picker;
    this.show({
      title,
      lines: cameras.length === 0 ? [none] : [],
      stacked: true,
      actions: [
        ...cameras.map((camera) => ({
          text: camera.label,
          chosen: camera.deviceId === this.#deviceId,
          press: () => {
            this.#pick(camera);
          },
        })),
        {
          text: close,
          press: () => {
            this.destroy();
          },
        },
      ],
    });
  }

  #pick(camera: CameraInfo): void {
    this.#settle(camera);
    void this.#emotion.start({ deviceId: camera.deviceId });
    this.destroy();
  }
}
