import type { Emotion } from 'phaser-emotion';

/** One hue per emotion, told apart on the dark ground also with the common colour-vision defects. */
export const COLOURS: Readonly<Record<Emotion, string>> = {
  angry: '#ee6a5b',
  disgust: '#a8b545',
  fear: '#b993ee',
  happy: '#f6c650',
  sad: '#69a8f0',
  surprise: '#f39ac7',
  neutral: '#95a4b3',
};
