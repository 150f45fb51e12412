import { listCameras } from '../camera/listCameras';
import type { Does } from './Life';

/**
 * Waits for a camera that is gone: it counts as returned once it was seen to be missing and then
 * to be there.
 */
export class AwaitedDevice {
  readonly #returned: () => void;
  #waiting: AbortController | null = null;

  readonly effects: Does<'await-device' | 'forget-device'> = {
    'await-device': ({ device }) => this.#await(device),
    'forget-device': () => this.#forget(),
  };

  /** @param returned  called once for each wait */
  constructor(returned: () => void) {
    this.#returned = returned;
  }

  #await(deviceId: string): void {
    this.#forget();
    const waiting = new AbortController();
    this.#waiting = waiting;
    const { signal } = waiting;
    let missed = false;
    let looks = 0;
    const look = async () => {
      looks += 1;
      const mine = looks;
      const cameras = await listCameras().catch(() => null);
      // An older look may come in after a newer one.
      if (signal.aborted || mine !== looks || !cameras) return;
      const there = cameras.some((camera) => camera.deviceId === deviceId);
      if (!there) missed = true;
      else if (missed) {
        this.#forget();
        this.#returned();
      }
    };
    const changed = () => {
      void look();
    };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener('devicechange', changed, { signal });
    changed();
  }

  #forget(): void {
    this.#waiting?.abort();
    this.#waiting = null;
  }
}
