export interface PageLifeListener {
  hidden(): void;
  visible(): void;
  blurred(blurred: boolean): void;
  key(key: string): void;
}

/**
 * What the page and its window do, whether or not a game loop still runs to notice: a hidden tab
 * stops Phaser's steps but must still release the camera.
 *
 * @returns stops watching
 */
export function watchPage(listener: PageLifeListener): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) listener.hidden();
      else listener.visible();
    },
    { signal },
  );
  const on = (name: string, act: () => void) => {
    window.addEventListener(name, act, { signal });
  };
  on('pagehide', () => {
    listener.hidden();
  });
  on('pageshow', () => {
    listener.visible();
  });
  on('blur', () => {
    listener.blurred(true);
  });
  on('focus', () => {
    listener.blurred(false);
  });
  // Captured, so that a game's own key handling cannot keep it from the player.
  window.addEventListener(
    'keydown',
    ({ key }) => {
      listener.key(key);
    },
    { signal, capture: true },
  );
  return () => {
    ending.abort();
  };
}
