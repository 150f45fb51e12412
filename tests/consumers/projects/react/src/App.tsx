import type { Emotion } from 'phaser-emotion';
import { useEffect, useRef, useState } from 'react';
import { startGame } from './game';

export function App() {
  const parent = useRef<HTMLDivElement>(null);
  const [emotion, setEmotion] = useState<Emotion | null>(null);

  useEffect(() => {
    const game = startGame(parent.current!);
    game.events.on('emotion', setEmotion);
    return () => game.destroy(true);
  }, []);

  return (
    <>
      <div ref={parent} />
      <p id="component">{emotion ?? 'nobody yet'}</p>
    </>
  );
}
