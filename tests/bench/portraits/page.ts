import { assetUrls } from '../../../plugin/assets';
import { PerceptionClient } from '../../../plugin/perception/PerceptionClient';

/** What the shipped worker reads on one photo. */
interface PortraitReading {
  readonly faces: number;
  readonly probabilities: readonly number[];
}

/** Runs photos through a worker whose card names another blend of the outputs as its default. */
async function readPortraits(
  photos: readonly string[],
  blend: Readonly<Record<string, number>>,
): Promise<PortraitReading[]> {
  const urls = assetUrls();
  const card = (await (await fetch(urls.card)).json()) as object;
  const changed = JSON.stringify({ ...card, default: blend });
  const client = new PerceptionClient({
    urls: { ...urls, card: URL.createObjectURL(new Blob([changed])) },
    backend: 'auto',
    maxFaces: 10,
    onProgress: () => undefined,
  });
  await client.load();
  const readings: PortraitReading[] = [];
  for (const [index, photo] of photos.entries()) {
    const bitmap = await createImageBitmap(await (await fetch(photo)).blob());
    const frame = new VideoFrame(bitmap, { timestamp: 0 });
    bitmap.close();
    const reading = await client.read(frame, index * 10_000);
    readings.push({
      faces: reading?.faces.length ?? 0,
      probabilities: reading?.faces[0]?.probabilities ?? [],
    });
  }
  client.close();
  return readings;
}

Object.assign(globalThis, { readPortraits, benchReady: true });
