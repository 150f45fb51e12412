import { createTestEmotion } from 'phaser-emotion/testing';
import type { EmotionPlugin } from 'phaser-emotion';
import { expect, test } from 'vitest';

// The code under test: a shopkeeper whose price depends on the player's face. It asks for no more
// of the plugin than it uses, so that a scene gives it `this.emotion` and a test something else.
class Shopkeeper {
  mood = 'calm';
  readonly #emotion: Pick<EmotionPlugin, 'on' | 'listen'>;

  constructor(emotion: Pick<EmotionPlugin, 'on' | 'listen'>) {
    this.#emotion = emotion;
    emotion.on('change', (change) => {
      this.mood = change.emotion === 'angry' ? 'nervous' : 'calm';
    });
  }

  async offer(): Promise<number> {
    const { emotion } = await this.#emotion.listen({ for: ['happy', 'angry'], timeoutMs: 4000 });
    return { happy: 12, angry: 8 }[emotion as 'happy' | 'angry'] ?? 10;
  }
}

test('the shopkeeper is nervous while the player looks angry', async () => {
  const { emotion, player, clock } = createTestEmotion();
  const shopkeeper = new Shopkeeper(emotion);
  await emotion.start();

  player.show('angry');
  await clock.advance(1500);
  expect(shopkeeper.mood).toBe('nervous');

  player.show('neutral');
  await clock.advance(3000);
  expect(shopkeeper.mood).toBe('calm');
});

test('a smile costs more', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();

  const price = new Shopkeeper(emotion).offer();
  player.show('happy');
  await clock.advance(2000);
  expect(await price).toBe(12);
});

test('a poker face pays the list price, and so does nobody at all', async () => {
  const { emotion, player, clock } = createTestEmotion();
  const shopkeeper = new Shopkeeper(emotion);
  await emotion.start();

  const first = shopkeeper.offer();
  await clock.advance(4100);
  expect(await first).toBe(10);

  player.leave();
  const second = shopkeeper.offer();
  await clock.advance(4100);
  expect(await second).toBe(10);
});

test('without a camera the player answers by hand', async () => {
  const { emotion } = createTestEmotion();
  const price = new Shopkeeper(emotion).offer();
  emotion.chooseManually('angry');
  expect(await price).toBe(8);
});
