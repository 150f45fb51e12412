import type { EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import { Card } from './Card';
import { cameraPicker } from './cameraPicker';
import { button, element } from './element';

/**
 * Asks, before the browser does, whether the game may use the camera.
 *
 * @returns true to play, false when the player went back
 */
export function askConsent(emotion: EmotionPlugin, settings: SettingsStore): Promise<boolean> {
  return new Promise((resolve) => {
    const message = element('p', { className: 'message', aria: { role: 'status' } });
    const bar = element('progress', {
      max: 1,
      value: 0,
      hidden: true,
      aria: { label: words.consent.loading },
    });
    const withCamera = button(words.consent.with, () => void start(), 'primary');
    const without = button(words.consent.without, () => play(), 'primary');
    let played = false;
    const { consent } = words;
    const card = new Card(
      'consent',
      consent.heading,
      () => {
        unsubscribe();
        // A camera that was asked for and is not wanted any more must not come on behind the title.
        if (!played) emotion.stop();
        resolve(played);
      },
      element('p', { className: 'lead' }, consent.lead),
      element('p', {}, words.promise),
      element('p', {}, consent.what),
      element('p', {}, consent.where),
      cameraPicker(emotion, settings),
      message,
      bar,
      element('div', { className: 'pair' }, withCamera, without),
    );
    const unsubscribe = emotion.store.subscribe(({ status, loading, error }) => {
      bar.hidden = status !== 'loading';
      bar.value = loading.progress;
      if (status === 'requesting') message.textContent = consent.waiting;
      else if (status === 'loading') message.textContent = `${consent.loading} …`;
      else if (status === 'failed' && error) message.textContent = error.playerMessage;
    });

    async function start(): Promise<void> {
      withCamera.disabled = true;
      const { camera } = settings.getState();
      const started = await emotion.start(camera ? { deviceId: camera } : {});
      if (!card.root.isConnected) return;
      withCamera.disabled = false;
      withCamera.textContent = consent.retry;
      if (started) play(true);
    }

    function play(seeing = false): void {
      if (!seeing) emotion.stop();
      played = true;
      card.close();
    }

    card.open();
  });
}
