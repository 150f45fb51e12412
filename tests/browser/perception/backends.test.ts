import { afterEach, expect, test } from 'vitest';
import { closeClients, openClient, readingOf } from './clients';
import { frameOf, samples } from './pictures';

const workerUrl = new URL('./broken-graphics-worker.ts', import.meta.url);

afterEach(closeClients);

test('a graphics card that miscalculates leaves auto with wasm', async () => {
  const client = openClient({ workerUrl, backend: 'auto' });
  await expect(client.load()).resolves.toMatchObject({ backend: 'wasm' });
  const { faces } = await readingOf(client, await frameOf(`${samples}/sample1.jpg`));
  expect(faces.length).toBeGreaterThan(0);
});

test('a graphics card that miscalculates fails webgl alone', async () => {
  const client = openClient({ workerUrl, backend: 'webgl' });
  await expect(client.load()).rejects.toMatchObject({ code: 'model-invalid' });
});
