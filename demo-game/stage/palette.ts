export type Weather = 'rain' | 'storm' | 'embers' | 'dust' | 'stars' | 'mist' | 'none';

/** Colours and weather of a scene. Colours are CSS strings for painting, numbers for Phaser. */
export interface Palette {
  readonly sky: readonly [top: string, bottom: string];
  readonly wall: string;
  readonly floor: string;
  readonly ink: string;
  readonly light: string;
  /** Multiplied over the portraits. */
  readonly tint: number;
  /** The colour of the page around the text. */
  readonly accent: string;
  readonly weather: Weather;
}

const INK = '#17131c';

export const PALETTES: Readonly<Record<string, Palette>> = {
  title: {
    sky: ['#141a33', '#3a4a6b'],
    wall: '#26304a',
    floor: '#101626',
    ink: INK,
    light: '#ffc663',
    tint: 0xd8d8f0,
    accent: '#f2b950',
    weather: 'rain',
  },
  kitchen: {
    sky: ['#27324a', '#4a5875'],
    wall: '#8c5a3c',
    floor: '#5a3626',
    ink: INK,
    light: '#ffcf7a',
    tint: 0xffedd2,
    accent: '#f2a950',
    weather: 'rain',
  },
  hall: {
    sky: ['#16203c', '#34507a'],
    wall: '#3d5266',
    floor: '#2a3442',
    ink: INK,
    light: '#bcd8ff',
    tint: 0xd9e6ff,
    accent: '#86b7f0',
    weather: 'storm',
  },
  dining: {
    sky: ['#1a2a2c', '#2b4444'],
    wall: '#49604f',
    floor: '#4a3a2c',
    ink: INK,
    light: '#ffe08a',
    tint: 0xfff0cc,
    accent: '#c9d66b',
    weather: 'dust',
  },
  pantry: {
    sky: ['#1c1820', '#2b2430'],
    wall: '#5b4a55',
    floor: '#37292e',
    ink: INK,
    light: '#ffd9a0',
    tint: 0xffe2c0,
    accent: '#e8967c',
    weather: 'dust',
  },
  map: {
    sky: ['#1c1210', '#3a2018'],
    wall: '#6b3a2c',
    floor: '#3a2018',
    ink: INK,
    light: '#ff9a4a',
    tint: 0xffdcb4,
    accent: '#ff9d5c',
    weather: 'embers',
  },
  attic: {
    sky: ['#1a2340', '#2c3d63'],
    wall: '#55506e',
    floor: '#3a3450',
    ink: INK,
    light: '#ffe9b0',
    tint: 0xf0e8ff,
    accent: '#c3aef0',
    weather: 'rain',
  },
  roof: {
    sky: ['#0a1230', '#24407a'],
    wall: '#2a3a5e',
    floor: '#1c2746',
    ink: INK,
    light: '#d9e8ff',
    tint: 0xcfdcff,
    accent: '#9fc3ff',
    weather: 'stars',
  },
  midnight: {
    sky: ['#12103a', '#5a4a8c'],
    wall: '#3a3468',
    floor: '#231f48',
    ink: INK,
    light: '#ffe0a0',
    tint: 0xe6deff,
    accent: '#ffd98a',
    weather: 'stars',
  },
  morning: {
    sky: ['#9cc3d8', '#ffe2b8'],
    wall: '#7aa0a0',
    floor: '#4f7a86',
    ink: INK,
    light: '#fff2cc',
    tint: 0xfff6e8,
    accent: '#ffbe6b',
    weather: 'mist',
  },
  river: {
    sky: ['#0b1a2c', '#1f4458'],
    wall: '#1c3a48',
    floor: '#10283a',
    ink: INK,
    light: '#ffcf80',
    tint: 0xcfe6f0,
    accent: '#6fd0d8',
    weather: 'rain',
  },
};

export function paletteOf(scene: string): Palette {
  const palette = PALETTES[scene];
  if (!palette) throw new Error(`there is no palette for the scene "${scene}"`);
  return palette;
}
