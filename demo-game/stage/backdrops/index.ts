import { attic } from './attic';
import type { Backdrop } from './Backdrop';
import { dining } from './dining';
import { hall } from './hall';
import { kitchen } from './kitchen';
import { map } from './map';
import { morning, river, title } from './outdoors';
import { pantry } from './pantry';
import { midnight, roof } from './roof';

export const BACKDROPS: Readonly<Record<string, Backdrop>> = {
  title,
  kitchen,
  hall,
  dining,
  pantry,
  map,
  attic,
  roof,
  midnight,
  morning,
  river,
};
