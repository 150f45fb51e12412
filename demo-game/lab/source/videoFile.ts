import { LabError } from './LabError';

const CODEC_NAMES: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'H.265 (HEVC)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
};

/**
 * Loads a file into the page's video element.
 *
 * @throws LabError saying what is wrong with the file
 */
export async function loadVideo(video: HTMLVideoElement, file: File): Promise<void> {
  if (file.size === 0) throw new LabError(`${file.name} is empty (0 bytes).`);
  const loaded = new Promise<void>((resolve, reject) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
  });
  video.srcObject = null;
  video.src = URL.createObjectURL(file);
  try {
    await loaded;
  } catch {
    throw new LabError(await troubleWith(file));
  }
  if (video.videoWidth === 0) throw new LabError(await troubleWith(file));
}

export function unloadVideo(video: HTMLVideoElement): void {
  video.pause();
  if (video.src.startsWith('blob:')) URL.revokeObjectURL(video.src);
  video.srcObject = null;
  video.removeAttribute('src');
  video.load();
}

/** Looks into a file that did not play. */
async function troubleWith(file: File): Promise<string> {
  try {
    const { ALL_FORMATS, BlobSource, Input } = await import('mediabunny');
    using input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
    const track = await input.getPrimaryVideoTrack();
    if (!track) return `${file.name} has no picture, only sound.`;
    const codec = await track.getCodec();
    if (!(await track.canDecode())) {
      const name = codec ? (CODEC_NAMES[codec] ?? codec) : 'an unknown codec';
      return `${file.name} is encoded as ${name}, which this browser cannot play. Convert it to H.264 or VP9.`;
    }
    return `${file.name} is damaged: it starts like a video but cannot be played.`;
  } catch {
    return `${file.name} is not a video that can be read, or it is damaged.`;
  }
}
