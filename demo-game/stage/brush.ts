/** The hand that draws the backdrops: flat colour inside a slightly unsteady ink line. */
export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  /** A closed shape. */
  shape(points: readonly Point[], fill: string | CanvasGradient, line?: number): void;
  box(
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string | CanvasGradient,
    line?: number,
  ): void;
  oval(
    x: number,
    y: number,
    rx: number,
    ry: number,
    fill: string | CanvasGradient,
    line?: number,
  ): void;
  /** An open stroke. */
  line(points: readonly Point[], width: number, color?: string): void;
  /** Light that fades out from a point. */
  glow(x: number, y: number, radius: number, color: string, strength: number): void;
  /** A number 0..1, the same in every run. */
  chance(): number;
}

type Point = readonly [x: number, y: number];

/** mulberry32, by Tommy Ettinger (public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** How far a line strays from the straight, px. */
const TREMBLE = 2.2;
/** Longest stretch drawn without a new tremble, px. */
const STRETCH = 70;

export function createBrush(ctx: CanvasRenderingContext2D, ink: string, seed: number): Brush {
  const chance = seeded(seed);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  const stray = () => (chance() - 0.5) * 2 * TREMBLE;

  function trace(points: readonly Point[], closed: boolean): void {
    ctx.beginPath();
    points.forEach(([x, y], i) => {
      const from = points[i - 1];
      if (from) stretch(from, [x, y]);
      else ctx.moveTo(x, y);
    });
    const [first] = points;
    const last = points.at(-1);
    if (closed && first && last) {
      stretch(last, first);
      ctx.closePath();
    }
  }

  function stretch([x0, y0]: Point, [x1, y1]: Point): void {
    const pieces = Math.max(1, Math.round(Math.hypot(x1 - x0, y1 - y0) / STRETCH));
    for (let i = 1; i <= pieces; i += 1) {
      const t = i / pieces;
      ctx.lineTo(x0 + (x1 - x0) * t + stray(), y0 + (y1 - y0) * t + stray());
    }
  }

  function finish(fill: string | CanvasGradient, line: number): void {
    ctx.fillStyle = fill;
    ctx.fill();
    if (line <= 0) return;
    ctx.strokeStyle = ink;
    ctx.lineWidth = line;
    ctx.stroke();
  }

  const brush: Brush = {
    ctx,
    chance,
    shape: (points, fill, line = 5) => {
      trace(points, true);
      finish(fill, line);
    },
    box: (x, y, width, height, fill, line = 5) => {
      brush.shape(
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ],
        fill,
        line,
      );
    },
    oval: (x, y, rx, ry, fill, line = 5) => {
      ctx.beginPath();
      ctx.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
      finish(fill, line);
    },
    line: (points, width, color = ink) => {
      trace(points, false);
      ctx.strokeStyle = color;
      ctx.lineWidth = width;
      ctx.stroke();
    },
    glow: (x, y, radius, color, strength) => {
      const gradient = ctx.createRadialGradient(x, y, 0, x, y, radius);
      gradient.addColorStop(0, color);
      gradient.addColorStop(1, `${color}00`);
      ctx.save();
      ctx.globalAlpha = strength;
      ctx.globalCompositeOperation = 'lighter';
      ctx.fillStyle = gradient;
      ctx.fillRect(x - radius, y - radius, radius * 2, radius * 2);
      ctx.restore();
    },
  };
  return brush;
}
