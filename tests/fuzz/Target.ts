import type { Random } from '../bench/signal/random.ts';

/** Something that reads what others may have damaged. */
export interface Target {
  readonly name: string;
  /**
   * Feeds it one damaged input.
   *
   * @returns whether it was taken (and what came of it is valid) or refused with the typed error
   * @throws anything else: that is a finding
   */
  attempt(random: Random): Promise<'taken' | 'refused'>;
}
