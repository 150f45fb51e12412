export interface CameraInfo {
  readonly deviceId: string;
  /** The browser gives a name only after a camera was allowed once; "Camera 1", … until then. */
  readonly label: string;
}

/** The cameras of this machine; empty where there is none or the browser won't tell. */
export async function listCameras(): Promise<CameraInfo[]> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return [];
  const all = await devices.enumerateDevices();
  return all
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }, i) => ({ deviceId, label: label || `Camera ${i + 1}` }));
}
