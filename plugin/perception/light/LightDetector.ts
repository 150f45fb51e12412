import { EmotionError } from '../../errors';
import type { Point } from '../../types';
import { keypointsOf, type Detection, type Detector } from '../Detector';
import type { Thumbnail } from '../picture';
import { stage } from '../stage';
import { ANCHORS, facesOf, INPUT_SIZE, VALUES, type Found } from './blazeface';
import { drawLetterbox, letterboxOf, type Letterbox } from './letterbox';
import { LightNet, shapeOf } from './LightNet';
import type { TfliteNet } from './tflite';

const SHAPES = JSON.stringify([
  [1, INPUT_SIZE, INPUT_SIZE, 3],
  [1, ANCHORS.length, VALUES],
  [1, ANCHORS.length, 1],
]);

/** BlazeFace, short range, run by the classifier's own tfjs. */
export class LightDetector implements Detector {
  private readonly input = new Float32Array(INPUT_SIZE * INPUT_SIZE * 3);

  private constructor(
    private readonly net: LightNet,
    private readonly confidence: number,
  ) {}

  /**
   * The tfjs backend must be in use already.
   *
   * @param tflite BlazeFace's short-range net
   * @param confidence how sure it must be of a face, 0..1
   * @throws EmotionError `model-invalid` for any other net
   */
  static async create(tflite: TfliteNet, confidence: number): Promise<LightDetector> {
    const shapes = [tflite.inputs[0], ...tflite.outputs].map((index) => shapeOf(tflite, index));
    if (JSON.stringify(shapes) !== SHAPES) {
      throw new EmotionError(
        'model-invalid',
        'the light detector runs BlazeFace short range alone',
      );
    }
    const net = await stage('detector: build', () => new LightNet(tflite));
    const detector = new LightDetector(net, confidence);
    try {
      await stage('detector: first run', () => net.run(detector.input, () => undefined));
    } catch (cause) {
      throw new EmotionError('model-invalid', `the light detector does not run: ${String(cause)}`, {
        cause,
      });
    }
    return detector;
  }

  async detect(thumbnail: Thumbnail): Promise<Detection[]> {
    const place = letterboxOf(thumbnail.width, thumbnail.height, INPUT_SIZE);
    drawLetterbox(thumbnail, place, INPUT_SIZE, this.input);
    const faces = await this.net.run(this.input, (outputs) => {
      const [values, logits] = outputs as [Float32Array, Float32Array];
      return facesOf(values, logits, this.confidence);
    });
    return faces.map((face) => detectionOf(face, place, thumbnail));
  }

  close(): void {
    this.net.dispose();
  }
}

/** From shares of the square to pixels of the picture that the thumbnail was made of. */
function detectionOf(
  { box, points, score }: Found,
  place: Letterbox,
  { width, height, scale }: Thumbnail,
): Detection {
  const side = INPUT_SIZE * place.scale;
  const placed = ({ x, y }: Point) => ({
    x: x * side - place.left * place.scale,
    y: y * side - place.top * place.scale,
  });
  // As MediaPipe's, boxes are of whole pixels, begin in the picture and are no larger than it.
  const within = (value: number, most: number) =>
    scale * Math.max(0, Math.min(Math.trunc(value), most));
  const corner = placed(box);
  return {
    box: {
      x: within(corner.x, width),
      y: within(corner.y, height),
      width: within(box.width * side, width),
      height: within(box.height * side, height),
    },
    keypoints: keypointsOf(points.map(placed).map(({ x, y }) => ({ x: x * scale, y: y * scale }))),
    score,
  };
}
