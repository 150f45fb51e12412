import type { EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import { element } from './element';

/** The camera's picture, mirrored, on demand only. */
export function selfView(emotion: EmotionPlugin) {
  const root = element('video', {
    className: 'self-view',
    muted: true,
    playsInline: true,
    hidden: true,
    aria: { label: words.setting.selfView },
  });
  const close = () => {
    root.srcObject = null;
    root.hidden = true;
  };
  return {
    root,
    close,
    toggle: () => {
      const stream = emotion.video?.srcObject ?? null;
      if (!root.hidden || !stream) {
        close();
        return;
      }
      root.srcObject = stream;
      root.hidden = false;
      void root.play();
    },
  };
}
