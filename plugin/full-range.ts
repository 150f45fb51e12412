/**
 * `import 'phaser-emotion/full-range'` puts the full-range face detector into the build, for
 * `detector: 'full'`.
 */
import { offerFullRange } from './assets';

offerFullRange(() => new URL('./assets/face-detector/full_range.tflite', import.meta.url).href);
