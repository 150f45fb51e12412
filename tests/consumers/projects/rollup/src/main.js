import { startGame } from './game.js';

startGame('game');
