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

  it('plays its video for whoever asks for it, where the worker takes the pictures', async () => {
    engine = new EmotionEngine();
    const read: number[] = [];
    engine.on('reading', ({ frame }) => read.push(frame.timestamp));
    await engine.start();
    const unseen = document.querySelector('video');
    await expect.poll(() => unseen?.paused).toBe(true);
    const before = read.length;
    await expect.poll(() => read.length).toBeGreaterThan(before + 5);
    expect(unseen?.paused).toBe(true);

    expect(engine.video).toBe(unseen);
    const from = unseen?.currentTime ?? 0;
    await expect.poll(() => unseen?.currentTime).toBeGreaterThan(from);
    expect(unseen?.paused).toBe(false);
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
