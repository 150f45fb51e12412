/** Software WebGL, so that the tests run alike on machines with and without a GPU. */
const ALWAYS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

/**
 * Pages are drawn without the graphics library, which software runs at a tenth of the speed; WebGL
 * itself stays. For tests; what is measured is drawn as players' browsers do.
 */
export const plainScreen = [
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-accelerated-2d-canvas',
];

/** Chromium's fake camera playing an MJPEG file, permission granted without a prompt. */
export function cameraArgs(mjpegPath: string): string[] {
  return [
    ...ALWAYS,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${mjpegPath}`,
  ];
}

/** No fake device: on a machine without a camera the browser has none to offer. */
export const noCameraArgs = [...ALWAYS];

/** No WebGL of any kind. */
export function noWebglArgs(mjpegPath: string): string[] {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-software-rasterizer',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${mjpegPath}`,
  ];
}
