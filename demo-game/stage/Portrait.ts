import type Phaser from 'phaser';
import sheet from '../../assets/portraits/sheet.json';
import type { Face, Person } from '../telling/cast';
import type { Hideout } from './backdrops/Backdrop';

type Frame = readonly [x: number, y: number, width: number, height: number];
const frames = sheet.frames as unknown as Readonly<Record<string, Frame>>;
const [, , WIDTH, HEIGHT] = frames.body as Frame;
const [FACE_X = 0, FACE_Y = 0] = sheet.face;

/** Cuts the sheet of a character, loaded as texture `key`, into its frames. */
export function cutSheet(textures: Phaser.Textures.TextureManager, key: string): void {
  const texture = textures.get(key);
  const scale = texture.getSourceImage().width / sheet.width;
  for (const [name, [x, y, width, height]] of Object.entries(frames)) {
    texture.add(name, 0, x * scale, y * scale, width * scale, height * scale);
  }
}

/**
 * Paints as much of somebody as a hideout lets one see.
 *
 * @param ctx  of a sheet as the hideout measures it
 */
export function paintPeeping(
  ctx: CanvasRenderingContext2D,
  textures: Phaser.Textures.TextureManager,
  person: Person,
  face: Face,
  { x, y, width, height, faceX, faceY, scale, facing, dark }: Hideout,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  if (dark !== undefined) {
    ctx.fillStyle = dark;
    ctx.fillRect(x, y, width, height);
  }
  ctx.translate(faceX, faceY);
  ctx.scale(scale * facing, scale);
  const texture = textures.get(person);
  const [, , faceWidth, faceHeight] = frames[face] as Frame;
  const left = -FACE_X - faceWidth / 2;
  const top = -FACE_Y - faceHeight / 2;
  for (const [name, dx, dy] of [
    ['body', 0, 0],
    [face, FACE_X, FACE_Y],
    ['over', 0, 0],
  ] as const) {
    const { cutX, cutY, cutWidth, cutHeight } = texture.get(name);
    const [, , w, h] = frames[name] as Frame;
    const picture = texture.getSourceImage() as CanvasImageSource;
    ctx.drawImage(picture, cutX, cutY, cutWidth, cutHeight, left + dx, top + dy, w, h);
  }
  ctx.restore();
}

/** How far a face slides over its head when the character looks aside, in sheet units. */
const GLANCE = 9;
const BLINK_MS = 120;

/** A character: body, face and whatever lies over the face, breathing, blinking and glancing. */
export class Portrait {
  readonly person: Person;
  readonly root: Phaser.GameObjects.Container;
  readonly #scene: Phaser.Scene;
  readonly #body: Phaser.GameObjects.Image;
  readonly #face: Phaser.GameObjects.Image;
  readonly #over: Phaser.GameObjects.Image;
  readonly #figure: Phaser.GameObjects.Container;
  #expression: Face = 'neutral';
  #lent: Face | null = null;
  #nextBlink: number;
  #blinkEnds = 0;
  #nextGlance: number;
  #glance = { x: 0, y: 0 };
  #attention = 0;
  #still = false;
  readonly #phase: number;

  constructor(scene: Phaser.Scene, person: Person) {
    this.#scene = scene;
    this.person = person;
    const part = (frame: string) => scene.add.image(0, 0, person, frame);
    this.#body = part('body').setOrigin(0.5, 1);
    this.#face = part('neutral').setOrigin(0, 0);
    this.#over = part('over').setOrigin(0.5, 1);
    const unit = this.#body.frame.width / WIDTH;
    for (const each of [this.#body, this.#face, this.#over]) each.setScale(1 / unit);
    this.#figure = scene.add.container(0, 0, [this.#body, this.#face, this.#over]);
    this.root = scene.add.container(0, 0, [this.#figure]);
    this.#phase = Math.random() * Math.PI * 2;
    this.#nextBlink = scene.time.now + 1500 + Math.random() * 3000;
    this.#nextGlance = scene.time.now + 2500 + Math.random() * 3000;
    this.#place();
  }

  /** Height of a portrait at scale 1, px. */
  static readonly height = HEIGHT;
  static readonly width = WIDTH;

  /** Stands as if painted: neither breathes, blinks nor glances. */
  set still(still: boolean) {
    this.#still = still;
    if (!still) return;
    this.#figure.setScale(1).setAngle(0);
    this.#place();
  }

  express(face: Face): void {
    this.#lent = null;
    if (face === this.#expression) return;
    this.#expression = face;
    this.#blinkEnds = this.#scene.time.now + BLINK_MS;
    if (this.#still) return;
    this.#scene.tweens.add({
      targets: this.#figure,
      scaleY: { from: 0.985, to: 1 },
      duration: 260,
      ease: 'Back.Out',
    });
  }

  /** While the player is read, the listener's face answers with one of its own; null ends it. */
  lend(face: Face | null): void {
    if (face !== this.#lent) this.#blinkEnds = this.#scene.time.now + BLINK_MS / 2;
    this.#lent = face;
  }

  /** 0: at ease; 1: leaning in and looking straight at the player. */
  attend(amount: number): void {
    this.#attention = amount;
  }

  light(tint: number): void {
    for (const each of [this.#body, this.#face, this.#over]) each.setTint(tint);
  }

  update(now: number): void {
    const face = this.#lent ?? this.#expression;
    if (this.#still) {
      this.#face.setFrame(face);
      return;
    }
    if (now > this.#nextBlink) {
      this.#blinkEnds = now + BLINK_MS;
      this.#nextBlink = now + 2200 + Math.random() * 3800;
    }
    if (now > this.#nextGlance) {
      const away = this.#glance.x === 0 && this.#attention < 0.1;
      this.#glance = away
        ? { x: (Math.random() < 0.5 ? -1 : 1) * GLANCE, y: (Math.random() - 0.5) * 6 }
        : { x: 0, y: 0 };
      this.#nextGlance = now + (away ? 500 + Math.random() * 700 : 2600 + Math.random() * 3600);
    }
    this.#face.setFrame(now < this.#blinkEnds ? `${face}-blink` : face);
    const breath = Math.sin(now / 900 + this.#phase);
    this.#figure.setScale(
      1 + this.#attention * 0.035,
      1 + breath * 0.006 + this.#attention * 0.035,
    );
    this.#figure.setAngle(Math.sin(now / 2300 + this.#phase) * 0.5 * (1 - this.#attention));
    const ease = 0.18;
    const x = this.#attention > 0.1 ? 0 : this.#glance.x;
    const y = this.#attention > 0.1 ? 0 : this.#glance.y;
    this.#place(
      this.#face.x + (this.#faceX + x - this.#face.x) * ease,
      this.#face.y + (this.#faceY + y + breath * 1.4 - this.#face.y) * ease,
    );
  }

  destroy(): void {
    this.root.destroy();
  }

  get #faceX(): number {
    return FACE_X - WIDTH / 2;
  }

  get #faceY(): number {
    return FACE_Y - HEIGHT;
  }

  #place(x = this.#faceX, y = this.#faceY): void {
    this.#face.setPosition(x, y);
    this.#over.setPosition((x - this.#faceX) * 0.6, (y - this.#faceY) * 0.6);
  }
}
