'use client';
import type { Emotion } from 'phaser-emotion';
import { useEffect, useRef, useState } from 'react';

export default function Page() {
  const parent = useRef<HTMLDivElement>(null);
  const [emotion, setEmotion] = useState<Emotion | null>(null);

  useEffect(() => {
    let end = () => {};
    let unmounted = false;
    // Phaser wants a window: it is loaded in the browser only.
    void import('../game').then(({ startGame }) => {
      if (unmounted) return;
      const game = startGame(parent.current!);
      end = () => game.destroy(true);
      game.events.on('emotion', setEmotion);
    });
    return () => {
      unmounted = true;
      end();
    };
  }, []);

  return (
    <>
      <div ref={parent} />
      <p id="component">{emotion ?? 'nobody yet'}</p>
    </>
  );
}
