import './page/styles.css';
import { applySettings } from './comforts';
import { loadFonts } from './page/fonts';
import { Sound } from './sound/Sound';
import { createGame } from './stage/createGame';
import { createSettings } from './state/settings';
import story from './story/not-a-word.ink';
import { Saves } from './telling/save';
import { Theatre } from './Theatre';

const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const settings = createSettings(localStorage, lessMotion, new URLSearchParams(location.search));
const [{ stage, emotion }] = await Promise.all([createGame('stage'), loadFonts()]);
applySettings(settings, stage, emotion);
const sound = new Sound(settings);
new Theatre({ stage, emotion, settings, saves: new Saves(localStorage), sound, story }).open();

// For measuring from outside, in development only: Vite leaves it out of a build.
if (import.meta.env.DEV) Object.assign(window, { notAWord: { emotion, stage } });
