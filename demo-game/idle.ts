const ACTS = ['pointerdown', 'pointermove', 'keydown'] as const;

/**
 * Calls back once nobody has done or shown anything for `afterMs`.
 *
 * @returns tells it that somebody is there
 */
export function watchIdle(afterMs: number, idle: () => void): () => void {
  let timer = 0;
  const awake = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(idle, afterMs);
  };
  for (const act of ACTS) window.addEventListener(act, awake, { passive: true });
  awake();
  return awake;
}
