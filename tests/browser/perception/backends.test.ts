import { afterEach, expect, test } from 'vitest';
import { closeClients, openClient } from './clients';

afterEach(closeClients);

test('a graphics card that miscalculates fails webgl alone', async () => {
  const workerUrl = new URL('./broken-graphics-worker.ts', import.meta.url);
  const client = openClient({ workerUrl, backend: 'webgl' });
  await expect(client.load()).rejects.toMatchObject({ code: 'model-invalid' });
});

test('a graphics card that never says that it is done is not waited for, and no use of auto', async () => {
  const workerUrl = new URL('./stuck-graphics-worker.ts', import.meta.url);
  const stuck = openClient({ workerUrl, backend: 'webgl' });
  await expect(stuck.load()).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('no answer') as string,
  });
  const client = openClient({ workerUrl, backend: 'auto' });
  await expect(client.load()).resolves.toMatchObject({ backend: 'wasm' });
});
