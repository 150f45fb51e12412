import './page/styles.css';
import { loadFonts } from './page/fonts';
import { createGame } from './stage/createGame';
import { createSettings } from './state/settings';
import story from './story/not-a-word.ink';
import { Saves } from './telling/save';
import { Theatre } from './Theatre';

const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const settings = createSettings(localStorage, lessMotion, new URLSearchParams(location.search));
const [{ stage, emotion }] = await Promise.all([createGame('stage'), loadFonts()]);
new Theatre({ stage, emotion, settings, saves: new Saves(localStorage), story }).open();
