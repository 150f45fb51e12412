import type { EmotionPlugin } from 'phaser-emotion';
import type { StageScene } from './stage/StageScene';
import type { SettingsStore } from './state/settings';

/** Keeps page, stage and plugin in step with the settings. */
export function applySettings(
  settings: SettingsStore,
  stage: StageScene,
  emotion: EmotionPlugin,
): void {
  let before: ReturnType<SettingsStore['getState']> | null = null;
  const apply = () => {
    const now = settings.getState();
    document.body.classList.toggle('dyslexia', now.dyslexiaFont);
    document.body.classList.toggle('contrast', now.highContrast);
    document.body.classList.toggle('calm', now.reducedMotion);
    if (now.reducedMotion !== before?.reducedMotion) stage.hold(now.reducedMotion);
    if (now.steadiness !== before?.steadiness) emotion.configure({ preset: now.steadiness });
    if (now.patience !== before?.patience)
      emotion.configure({ patience: now.patience === 'none' ? Infinity : Number(now.patience) });
    before = now;
  };
  apply();
  settings.subscribe(apply);
}
