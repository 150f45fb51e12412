import { startGame } from './game';

startGame('game');
