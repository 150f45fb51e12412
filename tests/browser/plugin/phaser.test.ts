import Phaser4 from 'phaser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EmotionPlugin, type EmotionOptions } from 'phaser-emotion';
import { ScriptedSource } from 'phaser-emotion/testing';
import Phaser3 from '../../fixtures/phaser3.mjs';

const smiling = () =>
  new ScriptedSource(
    [
      { emotion: 'neutral', ms: 800 },
      { emotion: 'happy', ms: 2200 },
    ],
    { loop: true },
  );

const KEY = 'EmotionPlugin';

describe.each([
  ['Phaser 4', Phaser4],
  ['Phaser 3', Phaser3],
])('in %s', (_, Phaser) => {
  const games: Phaser.Game[] = [];

  afterEach(async () => {
    for (const game of games.splice(0)) {
      const destroyed = new Promise((resolve) => game.events.once('destroy', resolve));
      game.destroy(true);
      await destroyed;
    }
  });

  function makeGame(
    options: {
      readonly data?: EmotionOptions;
      readonly config?: Phaser.Types.Core.GameConfig;
    } = {},
  ): Promise<Phaser.Scene> {
    return new Promise((resolve) => {
      class MainScene extends Phaser.Scene {
        create(): void {
          resolve(this);
        }
      }
      games.push(
        new Phaser.Game({
          type: Phaser.CANVAS,
          width: 200,
          height: 150,
          audio: { noAudio: true },
          banner: false,
          scene: MainScene,
          plugins: {
            global: [
              {
                key: KEY,
                plugin: EmotionPlugin,
                mapping: 'emotion',
                start: true,
                data: options.data,
              },
            ],
          },
          ...options.config,
        }),
      );
    });
  }

  it('is this.emotion in every scene, and asks for nothing by itself', async () => {
    const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
    const scene = await makeGame();
    expect(scene.emotion).toBeInstanceOf(EmotionPlugin);
    expect(scene.emotion.store.getState().status).toBe('off');
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('tells a scene of a smile until the scene shuts down', async () => {
    const scene = await makeGame();
    const heard: string[] = [];
    const always: string[] = [];
    scene.emotion.forScene(scene).on('change', ({ emotion }) => heard.push(emotion));
    scene.emotion.on('change', ({ emotion }) => always.push(emotion));
    await scene.emotion.start({ source: smiling() });
    await expect.poll(() => heard[0]).toBe('happy');

    scene.scene.stop();
    await new Promise((resolve) => scene.events.once('shutdown', resolve));
    const before = heard.length;
    const count = always.length;
    await expect.poll(() => always.length).toBeGreaterThan(count + 1);
    expect(heard.length).toBe(before);
  });

  it('ends a scene’s listeners when the scene is removed', async () => {
    const scene = await makeGame();
    const heard: number[] = [];
    scene.emotion.forScene(scene).on('reading', ({ timestamp }) => heard.push(timestamp));
    await scene.emotion.start({ source: smiling() });
    await expect.poll(() => heard.length).toBeGreaterThan(2);
    const { emotion } = scene;
    const removed = new Promise((resolve) => scene.events.once('destroy', resolve));
    scene.scene.remove();
    await removed;
    const before = heard.length;
    let later = 0;
    emotion.on('reading', () => (later += 1));
    await expect.poll(() => later).toBeGreaterThan(2);
    expect(heard.length).toBe(before);
    expect(emotion.store.getState().faces).toHaveLength(1);
  });

  it('goes on when a listener of the game throws', async () => {
    const scene = await makeGame();
    const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined);
    const heard: string[] = [];
    scene.emotion.on('change', () => {
      throw new Error('a bug in the game');
    });
    scene.emotion.on('change', ({ emotion }) => heard.push(emotion));
    await scene.emotion.start({ source: smiling() });
    await expect.poll(() => heard.length).toBeGreaterThan(1);
    expect(reported).toHaveBeenCalled();
    reported.mockRestore();
  });

  it('stops by one key', async () => {
    const scene = await makeGame();
    await scene.emotion.start({ source: smiling() });
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8' }));
    expect(scene.emotion.store.getState().status).toBe('off');
  });

  it('installs late, also into a headless game, and maps into scenes that exist', async () => {
    const scene = await makeGame({
      config: { type: Phaser.HEADLESS, plugins: {} },
    });
    expect(scene.emotion).toBeUndefined();
    scene.plugins.install(KEY, EmotionPlugin, true, 'emotion', { maxFaces: 2 });
    expect(scene.emotion).toBeInstanceOf(EmotionPlugin);
    const changed = new Promise((resolve) => scene.emotion.on('change', resolve));
    await scene.emotion.start({ source: smiling() });
    await expect(changed).resolves.toMatchObject({ emotion: 'happy', previous: 'neutral' });
  });

  it('serves two games on one page, each with its own state', async () => {
    const first = await makeGame();
    const second = await makeGame();
    expect(second.emotion).toBeInstanceOf(EmotionPlugin);
    expect(second.emotion).not.toBe(first.emotion);
    await second.emotion.start({ source: smiling() });
    expect(second.emotion.store.getState().status).toBe('searching');
    expect(first.emotion.store.getState().status).toBe('off');
  });

  it('serves the next game after a scene that installs it again and again', async () => {
    const again = await new Promise<Phaser.Scene>((resolve) => {
      let times = 0;
      class Restarting extends Phaser.Scene {
        create(): void {
          this.plugins.install(KEY, EmotionPlugin, true, 'emotion', {});
          times += 1;
          if (times < 5) this.scene.restart();
          else resolve(this);
        }
      }
      void makeGame({ config: { scene: Restarting, plugins: {} } });
    });
    const besides = await makeGame();
    expect(besides.emotion).toBeInstanceOf(EmotionPlugin);
    expect(besides.emotion).not.toBe(again.emotion);

    // In the very tick in which the old game took the key and was told to end.
    again.plugins.install(KEY, EmotionPlugin, true, 'emotion', {});
    games.splice(games.indexOf(again.game), 1);
    again.game.destroy(true);
    const next = await makeGame();
    expect(next.emotion).toBeInstanceOf(EmotionPlugin);
    expect(next.emotion).not.toBe(again.emotion);
    expect(await next.emotion.start({ source: smiling() })).toBe(true);
  });

  it('says so when a window outlives its scene, unless it is the scene’s own', async () => {
    const scene = await makeGame();
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const own = scene.emotion.forScene(scene).listen({ for: ['angry'], timeoutMs: 60_000 });
    scene.scene.stop();
    expect(await own).toMatchObject({ by: 'cancelled' });
    expect(warned).not.toHaveBeenCalled();

    scene.scene.start();
    await new Promise((resolve) => scene.events.once('create', resolve));
    const left = scene.emotion.listen({ for: ['angry'], timeoutMs: 300 });
    scene.scene.stop();
    expect(await left).toMatchObject({ by: 'timeout' });
    expect(warned).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/after its scene had ended.*forScene/),
    );
    warned.mockRestore();
  });

  it('ends by itself after removeGlobalPlugin, which does not tell it', async () => {
    const scene = await makeGame();
    await scene.emotion.start({ source: smiling() });
    scene.plugins.removeGlobalPlugin(KEY);
    await expect.poll(() => scene.emotion.store.getState().status).toBe('off');
  });

  it.each<[string, (scene: Phaser.Scene) => () => void]>([
    [
      'game.pause()',
      ({ game }) => {
        game.pause();
        return () => game.resume();
      },
    ],
    [
      'scene.pause()',
      ({ scene }) => {
        scene.pause();
        return () => scene.resume();
      },
    ],
    [
      'loop.sleep()',
      ({ game }) => {
        game.loop.sleep();
        return () => game.loop.wake();
      },
    ],
  ])('runs no window out behind %s', async (_, pause) => {
    const scene = await makeGame();
    await scene.emotion.start({ source: smiling() });
    let answered = false;
    const answer = scene.emotion.listen({ for: ['angry'], timeoutMs: 800 }).then((result) => {
      answered = true;
      return result;
    });
    const resume = pause(scene);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(answered).toBe(false);
    resume();
    expect(await answer).toMatchObject({ emotion: null });
  });

  it('ends with the game', async () => {
    const scene = await makeGame();
    const { emotion } = scene;
    await emotion.start({ source: smiling() });
    const answer = emotion.listen({ for: ['happy'], timeoutMs: 60_000 });
    const [game] = games.splice(0);
    game?.destroy(true);
    await expect(answer).resolves.toMatchObject({ emotion: null, by: 'cancelled' });
    expect(emotion.store.getState().status).toBe('off');
  });

  it('refuses a wrong option with a typed error', async () => {
    const scene = await makeGame({ config: { plugins: {} } });
    expect(() =>
      scene.plugins.install(KEY, EmotionPlugin, true, 'emotion', { maxFaces: 99 }),
    ).toThrow(expect.objectContaining({ code: 'bad-option' }));
    scene.plugins.removeGlobalPlugin(KEY);
  });
});
