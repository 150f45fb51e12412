import type * as Phaser from 'phaser';

/**
 * Frees Phaser's process-wide key of an installed plugin for the next game on the page, now and
 * whenever a scene that restarts installs it again: Phaser then takes the key and asks whether what
 * runs under it is active.
 */
export function freeKey(
  manager: Phaser.Plugins.PluginManager,
  entry: Phaser.Types.Plugins.GlobalPlugin,
): void {
  let { active } = entry;
  const free = () => {
    if ((manager.getClass(entry.key) as unknown) === null) return;
    manager.removeGlobalPlugin(entry.key);
    manager.plugins.push(entry);
  };
  free();
  Object.defineProperty(entry, 'active', {
    get: () => {
      free();
      return active;
    },
    set: (value: boolean) => {
      active = value;
    },
  });
}
