import { attic } from './attic';
import type { Backdrop } from './Backdrop';
import { dining } from './dining';
import { hall } from './hall';
import { kitchen } from './kitchen';
import { map } from './map';
import { morning } from './morning';
import { pantry } from './pantry';
import { river } from './river';
import { midnight, roof } from './roof';
import { title } from './title';

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
