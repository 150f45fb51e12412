import { EmotionError } from '../errors';
import type { UsedCamera } from '../types';
import { cameraError } from './cameraErrors';
import type { FrameSink, FrameSource } from './FrameSource';
import { StreamPlayer } from './StreamPlayer';

export interface CameraOptions {
  /** One of `cameras()`. Where it is not there, any other of the facing is taken. */
  readonly deviceId?: string;
  /** On phones: `user` is the front camera (default), `environment` the back one. */
  readonly facingMode?: 'user' | 'environment';
}

/** 640×480 holds a face at arm's length at about 200 px, four times what the classifier needs. */
const IDEAL = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** What the browser says when the asked-for device is not there. */
const ABSENT = ['OverconstrainedError', 'NotFoundError'];

/** The player's webcam. `open()` is what makes the browser ask for permission. */
export class CameraSource implements FrameSource {
  camera: UsedCamera | null = null;
  readonly #options: CameraOptions;
  readonly #device: string | null;
  #stream: MediaStream | null = null;
  #player: StreamPlayer | null = null;
  #closed = false;

  /** @param device  opens this camera and no other in its place */
  constructor(options: CameraOptions, device: string | null) {
    this.#options = options;
    this.#device = device;
  }

  get video(): HTMLVideoElement | null {
    return this.#player?.video ?? null;
  }

  async open(sink: FrameSink): Promise<void> {
    if (!globalThis.isSecureContext) {
      throw new EmotionError(
        'insecure-context',
        'Cameras need https or localhost; this page has neither.',
      );
    }
    // Typed as always there, but absent in old browsers and embedded views.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) {
      throw new EmotionError('unsupported', 'navigator.mediaDevices is missing.');
    }
    const stream = await this.#ask(devices).catch((cause: unknown) => {
      throw cameraError(cause);
    });
    if (this.#closed) {
      stopTracks(stream);
      return;
    }
    this.#stream = stream;
    this.camera = cameraOf(stream, this.#options.deviceId);
    this.#player = new StreamPlayer(stream, 'camera-busy', { mayFreeze: true });
    await this.#player.open(sink);
  }

  deliver(targetFps: () => number): void {
    this.#player?.deliver(targetFps);
  }

  close(): void {
    this.#closed = true;
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = null;
    this.#player?.close();
  }

  async #ask(devices: MediaDevices): Promise<MediaStream> {
    const { deviceId, facingMode = 'user' } = this.#options;
    const ask = (which: MediaTrackConstraints) =>
      devices.getUserMedia({ audio: false, video: { ...IDEAL, ...which } });
    if (this.#device) return ask({ deviceId: { exact: this.#device } });
    if (!deviceId) return ask({ facingMode });
    try {
      return await ask({ deviceId: { exact: deviceId } });
    } catch (cause) {
      // Ids change when a player clears the site's data, and cameras are left at home.
      if (this.#closed || !(cause instanceof Error) || !ABSENT.includes(cause.name)) throw cause;
      return ask({ facingMode });
    }
  }
}

function cameraOf(stream: MediaStream, asked: string | undefined): UsedCamera | null {
  const [track] = stream.getVideoTracks();
  const { deviceId } = track?.getSettings() ?? {};
  if (!track || !deviceId) return null;
  return { deviceId, label: track.label, substitute: asked !== undefined && asked !== deviceId };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
