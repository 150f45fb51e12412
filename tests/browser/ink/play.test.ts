import { Story } from 'inkjs';
import { EmotionPlugin } from 'phaser-emotion';
import { bindStory } from 'phaser-emotion/ink';
import { ScriptedSource } from 'phaser-emotion/testing';
import Phaser from 'phaser';
import { afterEach, expect, it } from 'vitest';
import soup from '../../unit/ink/stories/soup.ink';

const games: Phaser.Game[] = [];

afterEach(async () => {
  for (const game of games.splice(0)) {
    const destroyed = new Promise((resolve) => game.events.once('destroy', resolve));
    game.destroy(true);
    await destroyed;
  }
});

function openScene(): Promise<Phaser.Scene> {
  return new Promise((resolve) => {
    class Kitchen extends Phaser.Scene {
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
        scene: Kitchen,
        plugins: {
          global: [
            { key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true },
          ],
        },
      }),
    );
  });
}

it('a story compiled by the build is led by a face, in a scene, in real time', async () => {
  const scene = await openScene();
  const ink = bindStory(new Story(soup), scene.emotion);
  const told: string[] = [];
  const read = () => {
    for (let line = ink.next(); line; line = ink.next()) told.push(line.text);
  };
  read();
  expect(ink.window?.name).toBe('soup');
  const answer = ink.answer();
  await scene.emotion.start({
    source: new ScriptedSource([
      { emotion: 'neutral', ms: 800 },
      { emotion: 'sad', ms: 60_000 },
    ]),
  });
  expect(await answer).toMatchObject({ emotion: 'sad', by: 'face' });
  read();
  expect(told).toContain('She sighs.');
});

it('the end of the scene ends the waiting and leaves the story in the window', async () => {
  const scene = await openScene();
  const ink = bindStory(new Story(soup), scene.emotion);
  while (ink.next());
  const ended = new AbortController();
  scene.events.once('shutdown', () => ended.abort());
  const answer = ink.answer({ signal: ended.signal });
  scene.scene.stop();
  expect(await answer).toMatchObject({ by: 'cancelled', choice: null });
  expect(ink.choices).toHaveLength(4);
});
