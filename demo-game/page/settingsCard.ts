import type { EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import {
  PATIENCE,
  STEADINESS,
  TEXT_SPEEDS,
  type Settings,
  type SettingsStore,
} from '../state/settings';
import { cameraPicker } from './cameraPicker';
import { Card } from './Card';
import { button, element } from './element';
import { selfView } from './selfView';

type Names<T> = { [K in keyof Settings]: Settings[K] extends T ? K : never }[keyof Settings];

function row(label: string, control: HTMLElement): HTMLElement {
  return element('label', { className: 'row' }, element('span', {}, label), control);
}

function check(settings: SettingsStore, name: Names<boolean>, label: string): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    checked: settings.getState()[name],
    onchange: () => settings.setState({ [name]: box.checked }),
  });
  return row(label, box);
}

function volume(settings: SettingsStore, name: 'music' | 'sounds', label: string): HTMLElement {
  const slider = element('input', { type: 'range', min: '0', max: '1', step: '0.05' });
  slider.value = String(settings.getState()[name]);
  slider.oninput = () => settings.setState({ [name]: Number(slider.value) });
  return row(label, slider);
}

function pick<T extends string>(
  options: readonly T[],
  names: Readonly<Record<T, string>>,
  now: T,
  set: (value: T) => void,
  label: string,
): HTMLElement {
  const select = element(
    'select',
    {},
    ...options.map((option) => new Option(names[option], option)),
  );
  select.value = now;
  select.onchange = () => {
    const chosen = options.find((option) => option === select.value);
    if (chosen) set(chosen);
  };
  return row(label, select);
}

export interface SettingsActions {
  /** Takes the resting face again; resolves to a sentence about it. */
  calibrate(): Promise<string>;
  /** Null on the title itself. */
  readonly leave: (() => void) | null;
}

/** Everything that can be set, at once in force. */
export function openSettings(
  emotion: EmotionPlugin,
  settings: SettingsStore,
  actions: SettingsActions,
): void {
  const { setting } = words;
  const { textSpeed, steadiness, patience } = settings.getState();
  const view = selfView(emotion);
  let forget = () => {};
  const told = element('p', { className: 'message', aria: { role: 'status' } });
  const watching = ['watching', 'searching'].includes(emotion.store.getState().status);
  const camera = [
    cameraPicker(emotion, settings),
    pick(
      STEADINESS,
      setting.steady,
      steadiness,
      (value) => settings.setState({ steadiness: value }),
      setting.steadiness,
    ),
    check(settings, 'streamer', setting.streamer),
    check(settings, 'kiosk', setting.kiosk),
  ];
  if (watching) {
    const bar = element('progress', {
      max: 1,
      value: 0,
      hidden: true,
      aria: { label: words.calibrating },
    });
    const again = button(
      setting.recalibrate,
      () => {
        again.disabled = true;
        told.textContent = words.calibrating;
        void actions.calibrate().then((text) => {
          again.disabled = false;
          told.textContent = text;
        });
      },
      'plain',
    );
    const show = emotion.store.subscribe(({ calibrating }) => {
      bar.hidden = calibrating === null;
      bar.value = calibrating ?? 0;
    });
    const look = button(setting.selfView, () => view.toggle(), 'plain');
    camera.push(again, told, bar, look, view.root);
    const guard = () => {
      look.hidden = settings.getState().streamer;
      if (look.hidden) view.close();
    };
    guard();
    const unguard = settings.subscribe(guard);
    forget = () => {
      unguard();
      show();
    };
  }
  const card: Card = new Card(
    'settings',
    words.settings,
    () => {
      forget();
      view.close();
    },
    element('h3', {}, setting.reading),
    pick(
      TEXT_SPEEDS,
      setting.speeds,
      textSpeed,
      (value) => settings.setState({ textSpeed: value }),
      setting.textSpeed,
    ),
    pick(
      PATIENCE,
      setting.patiences,
      patience,
      (value) => settings.setState({ patience: value }),
      setting.patience,
    ),
    check(settings, 'auto', setting.auto),
    check(settings, 'dyslexiaFont', setting.dyslexiaFont),
    check(settings, 'highContrast', setting.highContrast),
    check(settings, 'reducedMotion', setting.reducedMotion),
    element('h3', {}, setting.sound),
    volume(settings, 'music', setting.music),
    volume(settings, 'sounds', setting.sounds),
    check(settings, 'captions', setting.captions),
    element('h3', {}, setting.camera),
    ...camera,
    element(
      'div',
      { className: 'pair' },
      ...(actions.leave
        ? [
            button(
              words.toTitle,
              () => {
                card.close();
                actions.leave?.();
              },
              'plain',
            ),
          ]
        : []),
      button(words.close, () => card.close(), 'primary'),
    ),
  );
  card.open();
}
