import type { Name, Player, Reader, ReaderOptions } from './Reader';

export * from './Reader';

/** Loads the library's code, then its models; nothing of any of them is loaded before. */
export async function openReader(name: Name, options: ReaderOptions): Promise<Reader> {
  switch (name) {
    case 'ours':
    case 'ours-light':
      return (await import('./ours')).openOurs(name, options);
    case 'human':
    case 'human-caching':
      return (await import('./human')).openHuman(options, name === 'human-caching');
    case 'face-api':
      return (await import('./faceApi')).openFaceApi(options);
  }
}

/** @param onRead after every frame, with the faces read */
export async function playReader(
  name: Name,
  video: HTMLVideoElement,
  options: ReaderOptions,
  targetFps: number,
  onRead: (faces: number) => void,
): Promise<Player> {
  if (name === 'ours' || name === 'ours-light') {
    const { playOurs } = await import('./ours');
    return playOurs(name, video.srcObject as MediaStream, options, targetFps, onRead);
  }
  const reader = await openReader(name, options);
  let playing = true;
  let dueAt = 0;
  const loop = async (): Promise<void> => {
    while (playing) {
      const now = await presented(video);
      if (now < dueAt - 200 / targetFps) continue;
      dueAt = Math.max(dueAt + 1000 / targetFps, now);
      onRead(await reader.read(video));
    }
  };
  void loop();
  return {
    stop: () => {
      playing = false;
    },
  };
}

/** The video's next frame, at this time, ms. */
export function presented(video: HTMLVideoElement): Promise<number> {
  return new Promise((resolve) => {
    video.requestVideoFrameCallback((now) => {
      resolve(now);
    });
  });
}
