import { applySettings } from './comforts';
import { loadFonts } from './page/fonts';
import { Sound } from './sound/Sound';
import { createGame } from './stage/createGame';
import { createSettings } from './state/settings';
import { openStorage } from './state/storage';
import story from './story/not-a-word.ink';
import { Saves } from './telling/save';
import { Theatre } from './Theatre';

declare global {
  interface Window {
    notAWord?: Awaited<ReturnType<typeof createGame>>;
  }
}

/** Opens the game at its title. */
export async function play(): Promise<void> {
  const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const storage = openStorage();
  const settings = createSettings(storage, lessMotion, new URLSearchParams(location.search));
  const [{ stage, emotion }] = await Promise.all([createGame('stage'), loadFonts()]);
  applySettings(settings, stage, emotion);
  const sound = new Sound(settings);
  new Theatre({ stage, emotion, settings, saves: new Saves(storage), sound, story }).open();

  // For measuring from outside, in development only: Vite leaves it out of a build.
  if (import.meta.env.DEV) window.notAWord = { emotion, stage };
}
