import type { AssetUrls } from '../assets';
import { nullIf } from '../errors';
import type { Backend } from '../types';
import { fetchAhead, runsWasm } from './ahead';
import { useBackend } from './backend';
import { Classifier } from './classifier';
import { fetchClassifier } from './classifier-files';
import type { Detector } from './Detector';
import { Download } from './download';
import { LightDetector } from './light/LightDetector';
import { readTflite } from './light/tflite';
import { lacksFunction, MediaPipeDetector } from './MediaPipeDetector';
import { stage } from './stage';
import { provideWasm } from './tfjs-wasm';

export interface LoadOptions {
  readonly urls: AssetUrls;
  /** Files that the page asks for meanwhile. */
  readonly ahead: ReadonlyMap<string, MessagePort>;
  readonly backend: Backend | 'auto';
  /** The classifier is warmed up for so many. */
  readonly maxFaces: number;
  /** Also called with the warm-up still to come: bytes only. */
  onDownload(loadedBytes: number, totalBytes: number): void;
}

export interface Models {
  readonly detector: Detector;
  readonly classifier: Classifier;
  /** From the last byte loaded to here, ms. */
  readonly warmupMs: number;
  /** Loads MediaPipe's, to take over from one that was there sooner; null where none is to. */
  readonly loadSuccessor: (() => Promise<Detector>) | null;
}

/**
 * Loads what reads a frame, and warms it up, side by side as far as one thing does not need another.
 *
 * @throws EmotionError `unsupported`, `model-missing`, `model-invalid`
 */
export async function loadModels(options: LoadOptions): Promise<Models> {
  const { urls, backend } = options;
  const { visionWasm, wholeVision, detectorConfidence } = urls;
  const download = new Download(
    (loaded, total) => options.onDownload(loaded, total),
    fetchAhead(options.ahead),
  );
  let loadedAt = 0;
  const loaded = <T>(files: T): T => {
    loadedAt = performance.now();
    return files;
  };
  const onWasm = runsWasm(backend);
  const detectorFile = stage('detector: fetch', () => download.fetch(urls.detector)).then(loaded);
  const openWasm = async (): Promise<boolean> => {
    const compiling = stage('tfjs: fetch and compile', () => download.compile(urls.tfjsWasm));
    // Where the page's policy forbids it, or the file is damaged, other backends may still do.
    const compiled = await compiling.then(loaded, nullIf('model-invalid'));
    if (compiled === null) return false;
    provideWasm(compiled);
    return useBackend('wasm');
  };
  const tfjs = onWasm ? openWasm() : Promise.resolve(false);
  const classifierFiles = stage('classifier: fetch', () => fetchClassifier(urls, download));
  const warmClassifier = Promise.all([classifierFiles.then(loaded), tfjs]).then(([files]) =>
    Classifier.create(files, backend, options.maxFaces),
  );
  const openLight = async (): Promise<Detector> => {
    const [net, hasBackend] = await Promise.all([detectorFile.then(readTflite), tfjs]);
    if (!hasBackend) await warmClassifier;
    return LightDetector.create(net, detectorConfidence);
  };
  const openMediaPipe = async (url: string, over: Download): Promise<Detector> => {
    const compiling = stage('MediaPipe: fetch and compile', () => over.compile(url));
    const [file, wasm] = await Promise.all([detectorFile, compiling]).then(loaded);
    try {
      return await MediaPipeDetector.create(file, wasm, detectorConfidence);
    } catch (error) {
      if (url === wholeVision || !lacksFunction(error)) throw error;
      return openMediaPipe(wholeVision, over);
    }
  };

  const startsLight = visionWasm === null || (urls.startsLight && onWasm);
  const [detector, classifier] = await Promise.all([
    startsLight ? openLight() : openMediaPipe(visionWasm, download),
    warmClassifier,
  ]);
  return {
    detector,
    classifier,
    warmupMs: performance.now() - loadedAt,
    loadSuccessor:
      startsLight && visionWasm !== null
        ? () => openMediaPipe(visionWasm, new Download(null))
        : null,
  };
}
