import { afterEach, describe, expect, it } from 'vitest';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';
import type { EmotionStatus } from '../../../plugin/types';

let engine: EmotionEngine | null = null;

afterEach(() => {
  engine?.destroy();
  engine = null;
});

/** The fake camera shows: neutral 3 s, happy 4 s, nobody 4 s, someone else happy 3 s. */
describe('a player in front of the camera', () => {
  it('is found, smiles, leaves and returns', async () => {
    engine = new EmotionEngine({ targetFps: 15 });
    const told: string[] = [];
    const statuses: EmotionStatus[] = [];
    engine.on('status', ({ status }) => statuses.push(status));
    engine.on('facefound', () => told.push('found'));
    engine.on('facelost', () => told.push('lost'));
    engine.on('change', ({ emotion }) => told.push(emotion));

    expect(await engine.start()).toBe(true);
    expect(engine.store.getState().performance.backend).toMatch(/webgl|wasm/);
    await expect.poll(() => told.join(' ')).toMatch(/found (.* )?happy (.* )?lost (.* )?found/);
    expect(statuses.slice(0, 2)).toEqual(['requesting', 'loading']);
    expect(statuses).toContain('watching');
    expect(statuses).toContain('searching');
  });

  it('goes dark when told to stop: the track ends and the worker is gone', async () => {
    engine = new EmotionEngine();
    await engine.start();
    const stream = engine.video?.srcObject;
    if (!(stream instanceof MediaStream)) throw new Error('no stream');
    const [track] = stream.getVideoTracks();
    expect(track?.readyState).toBe('live');
    // Phones stop a video that is no part of the page.
    expect(engine.video?.isConnected).toBe(true);
    engine.stop();
    expect(document.querySelector('video')).toBeNull();
    expect(track?.readyState).toBe('ended');
    expect(engine.store.getState().status).toBe('off');
    expect(engine.video).toBeNull();
  });
});
