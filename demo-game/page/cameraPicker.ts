import type { EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import { element } from './element';

/** A list of the cameras, where there is more than one to choose from. */
export function cameraPicker(emotion: EmotionPlugin, settings: SettingsStore): HTMLElement {
  const select = element('select', {
    onchange: () => {
      settings.setState({ camera: select.value });
      const { status } = emotion.store.getState();
      if (status === 'watching' || status === 'searching')
        void emotion.start({ deviceId: select.value });
    },
  });
  const label = element(
    'label',
    { className: 'row', hidden: true },
    element('span', {}, words.consent.camera),
    select,
  );
  void emotion.cameras().then((cameras) => {
    const named = cameras.filter(({ deviceId }) => deviceId !== '');
    select.replaceChildren(
      new Option(words.consent.anyCamera, ''),
      ...named.map(({ deviceId, label: name }) => new Option(name, deviceId)),
    );
    select.value = settings.getState().camera;
    if (select.selectedIndex < 0) select.value = '';
    label.hidden = named.length < 2;
  });
  return label;
}
