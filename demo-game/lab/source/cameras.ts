export interface Camera {
  readonly deviceId: string;
  readonly label: string;
}

/** The cameras that the browser names: none before one was allowed. */
export async function namedCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, label }) => kind === 'videoinput' && label !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}
