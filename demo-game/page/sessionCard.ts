import { toSessionJson, type EmotionPlugin, type SessionRecorder } from 'phaser-emotion';
import { words } from '../language/words';
import { Card } from './Card';
import { button, element } from './element';

const APP = { name: 'not-a-word', version: '1' };

/**
 * Asks whether the numbers of this session may be kept until its end; nothing is recorded before
 * the player says yes.
 */
export function offerSession(emotion: EmotionPlugin): Promise<SessionRecorder | null> {
  return new Promise((resolve) => {
    const { offer, what, promise, keep, decline } = words.playtest;
    let recorder: SessionRecorder | null = null;
    const card: Card = new Card(
      'playtest',
      offer,
      () => resolve(recorder),
      element('p', {}, what),
      element('p', { className: 'small' }, promise),
      element(
        'div',
        { className: 'pair' },
        button(
          keep,
          () => {
            recorder = emotion.record({ markers: true, app: APP });
            card.close();
          },
          'primary',
        ),
        button(decline, () => card.close(), 'primary'),
      ),
    );
    card.open();
  });
}

/** Shows exactly what was kept, and saves it where the player agrees; else it is forgotten. */
export function showSession(recorder: SessionRecorder): Promise<void> {
  return new Promise((resolve) => {
    const { yours, holds, promise, name, agree, save, forget, exact } = words.playtest;
    const session = recorder.stop();
    const preview = element('textarea', { readOnly: true, rows: 8, aria: { label: exact } });
    const player = element('input', { type: 'text', value: session.player, maxLength: 40 });
    const consent = element('input', { type: 'checkbox' });
    const text = () =>
      JSON.stringify(
        toSessionJson({
          ...session,
          player: player.value.trim() || session.player,
          consent: consent.checked,
        }),
      );
    const show = () => {
      preview.value = text();
      saved.disabled = !consent.checked;
    };
    const write = () => {
      const blob = new Blob([text()], { type: 'application/json' });
      const link = element('a', {
        href: URL.createObjectURL(blob),
        download: `${session.id}.session.json`,
      });
      link.click();
      URL.revokeObjectURL(link.href);
      card.close();
    };
    const saved = button(save, write, 'primary');
    player.addEventListener('input', show);
    consent.addEventListener('change', show);
    const minutes =
      ((session.frames.at(-1)?.timestamp ?? 0) - (session.frames[0]?.timestamp ?? 0)) / 60_000;
    const card: Card = new Card(
      'playtest',
      yours,
      resolve,
      element('p', {}, holds(session.frames.length, minutes, session.markers.length)),
      element('label', { className: 'row' }, name, player),
      element('details', {}, element('summary', {}, exact), preview),
      element('label', { className: 'row' }, agree, consent),
      element('p', { className: 'small' }, promise),
      element(
        'div',
        { className: 'pair' },
        saved,
        button(forget, () => card.close(), 'primary'),
      ),
    );
    show();
    card.open();
  });
}
