import { listCameras } from '../camera/listCameras';
import type { Does } from './Life';
import type { EffectOf } from './machine/effects';

/** A camera that broke off is looked after so long later, ms: then a plug that was pulled shows. */
const GRACE_MS = 1000;

/**
 * Waits for a camera that is gone. It counts as returned once it was seen to be missing and then to
 * be there. One that is there all along was taken by another program, on phones by a call: it counts
 * as returned a moment after it broke off, and when the player is back at the page, if the browser
 * opens it without asking them anew.
 */
export class AwaitedDevice {
  readonly #returned: () => void;
  #waiting: AbortController | null = null;

  readonly effects: Does<'await-device' | 'forget-device'> = {
    'await-device': (lost) => this.#await(lost),
    'forget-device': () => this.#forget(),
  };

  /** @param returned  called once for each wait */
  constructor(returned: () => void) {
    this.#returned = returned;
  }

  #await({ device, brokeOff }: EffectOf<'await-device'>): void {
    this.#forget();
    const waiting = new AbortController();
    this.#waiting = waiting;
    const { signal } = waiting;
    let missed = false;
    let looks = 0;
    const look = async (mayBeFree: boolean) => {
      looks += 1;
      const mine = looks;
      const cameras = await listCameras().catch(() => null);
      const there = cameras?.some(({ deviceId }) => deviceId === device) === true;
      const free = mayBeFree && there && (await isAllowed());
      // An older look may come in after a newer one.
      if (signal.aborted || mine !== looks || !cameras) return;
      if (!there) missed = true;
      else if (missed || free) {
        this.#forget();
        this.#returned();
      }
    };
    const changed = () => void look(false);
    const back = () => {
      if (!document.hidden) void look(true);
    };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener('devicechange', changed, { signal });
    document.addEventListener('visibilitychange', back, { signal });
    window.addEventListener('focus', back, { signal });
    if (brokeOff) {
      const timer = setTimeout(() => void look(true), GRACE_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
    }
    changed();
  }

  #forget(): void {
    this.#waiting?.abort();
    this.#waiting = null;
  }
}

/** Whether the browser says that it would open a camera without asking. */
async function isAllowed(): Promise<boolean> {
  // Typed as always there, but absent in old browsers; some know it and not the camera.
  const permissions = navigator.permissions as Permissions | undefined;
  const status = await permissions?.query({ name: 'camera' }).catch(() => null);
  return status?.state === 'granted';
}
