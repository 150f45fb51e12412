import { listCameras } from '../camera/listCameras';

/**
 * Waits for a camera that is gone: it counts as returned once it was seen to be missing and then
 * to be there.
 *
 * @param returned  called once
 * @returns stops watching
 */
export function watchDevice(deviceId: string, returned: () => void): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  let missed = false;
  let watching = true;
  let looks = 0;
  const look = async () => {
    looks += 1;
    const mine = looks;
    const cameras = await listCameras().catch(() => null);
    // An older look may come in after a newer one.
    if (!watching || mine !== looks || !cameras) return;
    const there = cameras.some((camera) => camera.deviceId === deviceId);
    if (!there) missed = true;
    else if (missed) {
      stop();
      returned();
    }
  };
  const changed = () => {
    void look();
  };
  const stop = () => {
    watching = false;
    devices?.removeEventListener('devicechange', changed);
  };
  devices?.addEventListener('devicechange', changed);
  changed();
  return stop;
}
