import type { EmotionError, EmotionErrorCode } from '../errors';

/** What a developer can do about each. */
const ADVICE: Readonly<Record<EmotionErrorCode, string>> = {
  'camera-denied':
    'If nobody was asked: allow the camera in Permissions-Policy and in the frame’s allow="camera".',
  'camera-missing': 'Go on without it; CameraPicker of phaser-emotion/ui lists what is there.',
  'camera-busy': 'Show error.playerMessage and offer to start again.',
  'camera-ended': 'Nothing need be done: it is taken up again when it returns.',
  'insecure-context': 'Serve the page over https, or from localhost.',
  unsupported: 'Keep the way through the game that needs no camera.',
  'model-missing':
    'Let the bundler deploy the package’s files, or copy them beside the bundle: npx phaser-emotion assets DIR.',
  'model-invalid':
    'Deploy the package’s files unchanged; of your own model the message names the check.',
  'worker-crashed':
    'Let the page load the worker’s script. Vite: optimizeDeps: { exclude: ["phaser-emotion"] }. Bundlers that leave it behind: npx phaser-emotion assets DIR. Policies: worker-src "self".',
  'gpu-lost': 'Start again; backend: "wasm" needs no graphics device.',
  'source-failed': 'Look at the video’s codec and at CORS.',
  'source-stalled': 'Nothing need be done: it goes on when pictures come.',
  'bad-option': 'Put the option right that the message names.',
};

/** Says in the console what no listener heard. */
export function warnUnheard({ code, message }: EmotionError): void {
  console.warn(
    `phaser-emotion, ${code}: ${message}\n${ADVICE[code]}\n` +
      'More: docs/guide/troubleshooting.md in the package. Listen to the error event to say it your own way.',
  );
}
