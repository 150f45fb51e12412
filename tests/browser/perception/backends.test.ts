import { afterEach, expect, test } from 'vitest';
import { closeClients, openClient } from './clients';

const workerUrl = new URL('./broken-graphics-worker.ts', import.meta.url);

afterEach(closeClients);

test('a graphics card that miscalculates fails webgl alone', async () => {
  const client = openClient({ workerUrl, backend: 'webgl' });
  await expect(client.load()).rejects.toMatchObject({ code: 'model-invalid' });
});
