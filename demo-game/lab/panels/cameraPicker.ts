import { element } from '../../page/element';
import type { Lab } from '../Lab';
import { namedCameras, type Camera } from '../source/cameras';

/** Which camera to look through, once the browser names them; follows what is plugged in and out. */
export function cameraPicker(select: HTMLSelectElement, lab: Lab): void {
  let cameras: readonly Camera[] = [];
  const list = async () => {
    cameras = await namedCameras();
    select.hidden = cameras.length === 0;
    select.replaceChildren(...cameras.map(({ label }) => element('option', {}, label)));
    const { camera } = lab.live;
    select.selectedIndex = Math.max(
      0,
      cameras.findIndex(({ deviceId }) => deviceId === camera),
    );
  };
  select.addEventListener('change', () => {
    const camera = cameras[select.selectedIndex];
    if (camera) void lab.webcam(camera.deviceId);
  });
  lab.store.subscribe((state, previous) => {
    if (state.source === 'webcam' && state.live && !previous.live) void list();
  });
  // Absent on pages that are not served securely, which have no camera to offer either.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', () => void list());
}
