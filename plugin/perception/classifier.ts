import { backend, io, type Tensor } from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';
import { EmotionError, nullIf } from '../errors';
import { EMOTIONS, type Backend } from '../types';
import { CROP_SIZE } from './align';
import { answersOf } from './answer';
import { useBackend } from './backend';
import { cardless, parseCard, type Look, type ModelCard } from './card';
import type { ClassifierFiles } from './classifier-files';
import { CROP_PIXELS } from './CropSheet';
import { PlannedNet } from './plan/PlannedNet';
import { stage } from './stage';

const CLASSES = EMOTIONS.length;
/** WebGL compiles its programs anew for every batch size, so only these are used there. */
const WEBGL_BATCHES = [1, 2, 5, 10];
/** Of more faces than these each is looked at once: a crowd costs enough as it is. */
const MOST_LOOKED_AT_TWICE = 2;
const SUM_TOLERANCE = 1e-2;
/** Patience with a graphics device that was given work, ms: some never say that they are done. */
const DEVICE_MS = 15_000;

/** The emotion classifier on one tfjs backend, warm. */
export class Classifier {
  /** By the number of crops. */
  private readonly nets = new Map<number, PlannedNet>();

  private constructor(
    private readonly model: LayersModel,
    private readonly card: ModelCard,
    readonly backend: Backend,
    /** The card's name and a hash of the weights. */
    readonly id: string,
  ) {}

  /**
   * Loads and warms the classifier. `auto` takes the wasm backend, which starts at once and reads
   * the shipped model in a few milliseconds; what else there is only where that does not run.
   *
   * @param maxFaces the batch sizes to warm up for
   * @throws EmotionError `model-invalid` when the model breaks the contract, `unsupported` when no
   * backend runs
   */
  static async create(
    files: ClassifierFiles,
    wanted: Backend | 'auto',
    maxFaces: number,
  ): Promise<Classifier> {
    if (wanted !== 'auto') return Classifier.open(files, wanted, maxFaces);
    for (const backend of ['wasm', 'webgl'] as const) {
      const opened = await Classifier.open(files, backend, maxFaces).catch(nullIf('unsupported'));
      if (opened) return opened;
    }
    return Classifier.open(files, 'cpu', maxFaces);
  }

  private static async open(
    files: ClassifierFiles,
    name: Backend,
    maxFaces: number,
  ): Promise<Classifier> {
    if (!(await useBackend(name))) {
      throw new EmotionError('unsupported', `tfjs has no ${name} backend in this browser`);
    }
    const model = await stage('classifier: build', () => loadModel(files.artifacts));
    requireContract(model);
    const card =
      files.card === null ? cardless(model.outputNames) : parseCard(files.card, model.outputNames);
    const id = `${card.name ?? 'custom'} #${files.hash}`;
    const classifier = new Classifier(model, card, name, id);
    try {
      await stage(`classifier: warm-up on ${name}`, () => classifier.warmUp(maxFaces));
      return classifier;
    } catch (cause) {
      // On webgl it may as well be the graphics device that failed.
      if (cause instanceof EmotionError || name === 'webgl') throw cause;
      throw new EmotionError('model-invalid', `the classifier does not run: ${String(cause)}`, {
        cause,
      });
    }
  }

  /** The crops that it wants of each of so many faces. */
  looksAt(faces: number): readonly Look[] {
    return faces <= MOST_LOOKED_AT_TWICE ? this.card.looks : this.card.looks.slice(0, 1);
  }

  /**
   * @param crops gray 48×48, 0..1, for each face one for each of `looksAt`
   * @returns seven probabilities per face, temperature applied
   * @throws EmotionError `model-invalid` when an answer is no number: the weights overflow
   */
  async classify(crops: Float32Array, faces: number): Promise<number[][]> {
    if (faces === 0) return [];
    const looks = crops.length / CROP_PIXELS / faces;
    const answers = await this.run(crops, (outputs) => answersOf(outputs, faces, looks, this.card));
    if (answers.some((answer) => !answer.every(Number.isFinite))) {
      // A lost graphics context computes nonsense, too, and tells of itself.
      if (this.canvas?.getContext('webgl2')?.isContextLost()) throw new Error('no context');
      throw new EmotionError('model-invalid', 'the classifier answers with what is no number');
    }
    return answers;
  }

  get neutralReference(): readonly number[] | null {
    return this.card.neutralReference;
  }

  /** The canvas whose `webglcontextlost` makes this classifier useless; null off WebGL. */
  get canvas(): OffscreenCanvas | null {
    if (this.backend !== 'webgl') return null;
    const { gpgpu } = backend() as unknown as { gpgpu: { gl: WebGL2RenderingContext } };
    return gpgpu.gl.canvas as OffscreenCanvas;
  }

  dispose(): void {
    for (const net of this.nets.values()) net.dispose();
    this.model.dispose();
  }

  /** @param use gets per output seven probabilities a crop, and what pads them */
  private async run<T>(
    crops: Float32Array,
    use: (outputs: Record<string, Float32Array>) => T,
  ): Promise<T> {
    const rows = this.paddedTo(crops.length / CROP_PIXELS);
    let pixels = crops;
    if (rows * CROP_PIXELS > crops.length) {
      pixels = new Float32Array(rows * CROP_PIXELS);
      pixels.set(crops);
    }
    return inTime(
      this.netFor(rows).run(pixels, (outputs) => {
        const named = this.model.outputNames.map((name, index) => [name, outputs[index]]);
        return use(Object.fromEntries(named) as Record<string, Float32Array>);
      }),
    );
  }

  private netFor(rows: number): PlannedNet {
    const predict = (input: Tensor) => [this.model.predictOnBatch(input)].flat();
    const net = this.nets.get(rows) ?? new PlannedNet(predict, [rows, CROP_SIZE, CROP_SIZE, 1]);
    this.nets.set(rows, net);
    return net;
  }

  private paddedTo(crops: number): number {
    if (this.backend !== 'webgl') return crops;
    return WEBGL_BATCHES.find((size) => size >= crops) ?? crops;
  }

  /** Runs every batch size once, since first runs compile. */
  private async warmUp(maxFaces: number): Promise<void> {
    const sizes = new Set([1]);
    for (let faces = 1; faces <= maxFaces; faces++) {
      if (this.backend === 'webgl') sizes.add(this.paddedTo(faces * this.looksAt(faces).length));
    }
    for (const size of sizes) {
      // Every brightness: a uniform crop leaves most weights untried.
      const crops = new Float32Array(size * CROP_PIXELS).map(
        (_, pixel) => (pixel % CROP_SIZE) / (CROP_SIZE - 1),
      );
      await this.run(crops, (outputs) => {
        for (const values of Object.values(outputs)) requireProbabilities(values.slice(0, CLASSES));
      });
    }
  }
}

async function loadModel(artifacts: io.ModelArtifacts): Promise<LayersModel> {
  try {
    return await loadLayersModel(io.fromMemory(artifacts));
  } catch (cause) {
    throw new EmotionError('model-invalid', `tfjs refused the classifier: ${String(cause)}`, {
      cause,
    });
  }
}

function requireContract(model: LayersModel): void {
  const inputs = model.inputs.map((input) => shapeText(input.shape));
  const outputs = model.outputs.map((output) => shapeText(output.shape));
  const input = shapeText([null, CROP_SIZE, CROP_SIZE, 1]);
  const output = shapeText([null, CLASSES]);
  if (inputs.length !== 1 || inputs[0] !== input) {
    throw new EmotionError(
      'model-invalid',
      `the classifier's input: expected ${input}, found ${inputs.join(' and ')}`,
    );
  }
  if (outputs.some((found) => found !== output)) {
    throw new EmotionError(
      'model-invalid',
      `the classifier's outputs: expected ${output}, found ${outputs.join(' and ')}`,
    );
  }
}

function requireProbabilities(answer: Float32Array): void {
  const sum = answer.reduce((total, p) => total + p, 0);
  if (answer.every((p) => p >= 0) && Math.abs(sum - 1) < SUM_TOLERANCE) return;
  throw new EmotionError(
    'model-invalid',
    `the classifier's answer: expected probabilities that sum to 1, found ${answer.join(', ')}`,
  );
}

function shapeText(shape: readonly (number | null)[]): string {
  return `[${shape.map((length) => length ?? 'N').join(', ')}]`;
}

/** @throws EmotionError `unsupported` when tfjs would wait for ever */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer = 0;
  const late = new Promise<never>((_, reject) => {
    timer = Number(
      setTimeout(() => {
        const message = `the graphics device gave no answer for ${DEVICE_MS / 1000} s: backend "wasm" needs none`;
        reject(new EmotionError('unsupported', message));
      }, DEVICE_MS),
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
