import type { Box, FaceReading, FrameReading, Keypoints, Point } from '../types';
import { cropSquare, rollOf } from './align';
import { requireSupport } from './backend';
import type { Classifier } from './classifier';
import { cutCrop } from './crop';
import { cropOf, CropSheet } from './CropSheet';
import { placed, type Detection, type Detector } from './Detector';
import { FaceFinder } from './FaceFinder';
import { FrameReader, sizeOf } from './frame-reader';
import { loadModels, type LoadOptions } from './load';
import type { PerceptionConfig, PerceptionInfo } from './protocol';
import { measureQuality } from './quality';
import { mark } from './stage';
import { FaceTracker } from './tracker';

/** How much a face counts as larger because it was read in the last frame. */
const LOYALTY = 1.3;
/** The second detector's start would keep the first frame waiting: it comes after, or now if none does. */
const FIRST_FRAME_MS = 1000;

export interface PipelineOptions extends Omit<LoadOptions, 'maxFaces'> {
  readonly config: PerceptionConfig;
  readonly firstId: number;
  /** A graphics context was lost: this pipeline is of no more use. */
  onContextLost(): void;
}

interface Candidate {
  readonly id: number;
  readonly box: Box;
  readonly keypoints: Keypoints | null;
}

/** From a frame to its faces: detect, follow, align, classify. */
export class Pipeline {
  private reported: ReadonlySet<number> = new Set();
  private firstFrame = true;
  private tellRead: () => void = () => undefined;
  private readonly hasRead = new Promise<void>((resolve) => {
    this.tellRead = resolve;
  });

  private constructor(
    private detector: Detector,
    private readonly classifier: Classifier,
    private readonly tracker: FaceTracker,
    private config: PerceptionConfig,
    readonly info: PerceptionInfo,
    private readonly reader = new FrameReader(),
    private readonly finder = new FaceFinder(),
    private readonly sheet = new CropSheet(),
  ) {}

  /**
   * Loads everything and warms it up.
   *
   * @throws EmotionError `unsupported`, `model-missing`, `model-invalid`
   */
  static async create(options: PipelineOptions): Promise<Pipeline> {
    requireSupport();
    const { config } = options;
    const { detector, classifier, warmupMs, loadSuccessor } = await loadModels({
      ...options,
      maxFaces: config.maxFaces,
    });
    classifier.canvas?.addEventListener('webglcontextlost', () => options.onContextLost());
    const info = {
      backend: classifier.backend,
      model: classifier.id,
      neutralReference: classifier.neutralReference,
      warmupMs,
    };
    const tracker = new FaceTracker(options.firstId);
    const pipeline = new Pipeline(detector, classifier, tracker, config, info);
    if (loadSuccessor) void pipeline.handOver(loadSuccessor);
    return pipeline;
  }

  /** Another detector takes over when it is there. Where it does not come, its like reads on. */
  private async handOver(load: () => Promise<Detector>): Promise<void> {
    const inVain = new Promise((resolve) => setTimeout(resolve, FIRST_FRAME_MS));
    await Promise.race([this.hasRead, inVain]);
    try {
      const next = await load();
      this.detector.close();
      this.detector = next;
    } catch (error) {
      console.warn(
        `phaser-emotion reads on without MediaPipe: ${String(error)}. Serve that file, or set detector: 'light', which needs none.`,
      );
    }
  }

  configure(config: PerceptionConfig): void {
    this.config = config;
  }

  /**
   * Reads a frame, and closes it whatever happens.
   *
   * @throws RangeError for a frame without pixels
   */
  async read(frame: VideoFrame | ImageBitmap, timestamp: number): Promise<FrameReading> {
    const start = performance.now();
    const { width, height } = sizeOf(frame);
    // Cameras have few to give: an open one would stall them.
    const picture = await this.reader.read(frame).finally(() => frame.close());
    const found = (await this.finder.find(picture.thumbnail, this.detector)).sort(bySize);
    const detected = performance.now();
    const faces = this.follow(found, timestamp);
    const looks = this.classifier.looksAt(faces.length);
    const crops = this.sheet.take(faces.length * looks.length);
    for (const [index, { box, keypoints }] of faces.entries()) {
      for (const [look, { side, mirror }] of looks.entries()) {
        const crop = cropOf(crops, index * looks.length + look);
        cutCrop(picture, cropSquare(box, keypoints, side), mirror, crop);
      }
    }
    const aligned = performance.now();
    const answers = await this.classifier.classify(crops, faces.length);
    const end = performance.now();
    if (this.firstFrame) mark('first frame', start, end);
    this.firstFrame = false;
    this.tellRead();
    const scale = width / picture.width;
    return {
      timestamp,
      width,
      height,
      faces: faces.map((face, index) =>
        this.readingOf(
          enlarged(face, scale),
          cropOf(crops, index * looks.length),
          answers[index] as number[],
        ),
      ),
      timing: {
        detectMs: detected - start,
        alignMs: aligned - detected,
        classifyMs: end - aligned,
        totalMs: end - start,
      },
    };
  }

  /** Gives every face its id and keeps the largest, a little in favour of those already read. */
  private follow(found: readonly Detection[], timestamp: number): Candidate[] {
    const ids = this.tracker.update(
      found.map((detection) => detection.box),
      timestamp,
    );
    const weigh = ({ id, box }: Candidate) =>
      box.width * box.height * (this.reported.has(id) ? LOYALTY : 1);
    const faces = found
      .map(({ box, keypoints }, index) => ({ id: ids[index] as number, box, keypoints }))
      .sort((a, b) => weigh(b) - weigh(a))
      .slice(0, this.config.maxFaces);
    this.reported = new Set(faces.map((face) => face.id));
    return faces;
  }

  private readingOf(
    { id, box, keypoints }: Candidate,
    crop: Float32Array,
    probabilities: number[],
  ): FaceReading {
    return {
      id,
      box,
      keypoints,
      roll: keypoints ? rollOf(keypoints) : 0,
      quality: measureQuality(box, keypoints, crop),
      probabilities,
      ...(this.config.crops ? { crop: Uint8ClampedArray.from(crop, (gray) => gray * 255) } : {}),
    };
  }
}

/** Largest first, so that the likeliest player gets the first id. */
function bySize(a: Detection, b: Detection): number {
  return b.box.width * b.box.height - a.box.width * a.box.height;
}

/** From the pixels of the picture that was read to those of the frame. */
function enlarged({ id, box, keypoints }: Candidate, scale: number): Candidate {
  if (scale === 1) return { id, box, keypoints };
  const point = ({ x, y }: Point) => ({ x: x * scale, y: y * scale });
  return {
    id,
    box: { ...point(box), width: box.width * scale, height: box.height * scale },
    keypoints: placed(keypoints, point),
  };
}
