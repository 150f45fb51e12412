// Draws the cast: one SVG sheet per character (body, hair, faces, blinks) from DiceBear's
// open-peeps style (CC0), and the table of frames that the game cuts the sheets by.
// Run: node assets/scripts/portraits.mjs
import { Avatar, Style } from '@dicebear/core';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const definition = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@dicebear/styles/open-peeps.json')), 'utf8'),
);
const out = new URL('../portraits/', import.meta.url);

const BODY = { x: -40, y: -90, width: 784, height: 794 };
const FACE = { x: 331, y: 245, width: 270, height: 300 };
const COLUMNS = 6;
/** Below this height, in the style's canvas, a face is nose and mouth; above it, eyes and brows. */
const EYE_LINE = 275 + 116;
/** Where staring eyes end. */
const WIDE_EYE_LINE = 275 + 138;
const STARING = ['awe', 'fear', 'hectic'];

const FACES = {
  neutral: 'serious',
  happy: 'smile',
  laugh: 'smileBig',
  warm: 'calm',
  surprise: 'hectic',
  sad: 'concerned',
  tired: 'tired',
  angry: 'veryAngry',
  fear: 'concernedFear',
  doubt: 'suspicious',
  talk: 'explaining',
};

const CAST = {
  oda: {
    colors: { skin: '#edb98a', clothing: '#7d5a8c', headContrast: '#e8e1e1' },
    head: 'grayBun',
    accessories: 'glasses2',
    // The bib of an apron.
    clothes:
      '<path d="M250 704 276 622M540 704 506 622" stroke="#17131c" stroke-width="34" stroke-linecap="round"/>' +
      '<path d="M250 710 276 624M540 710 506 624" stroke="#efe4cf" stroke-width="20" stroke-linecap="round"/>',
    faces: { ...FACES, sad: 'solemn', surprise: 'awe', laugh: 'smileLOL' },
  },
  tam: {
    colors: { skin: '#ae5d29', clothing: '#d9963f', headContrast: '#2c1b18' },
    head: 'shaved3',
    facialHair: 'chin',
    // A scarf, still wet.
    clothes:
      '<path d="M232 606Q384 752 530 606" stroke="#17131c" stroke-width="62" fill="none" stroke-linecap="round"/>' +
      '<path d="M232 606Q384 752 530 606" stroke="#b5443c" stroke-width="44" fill="none" stroke-linecap="round"/>' +
      '<path d="M282 622l-14 34M346 654l-6 38M420 656l8 36M482 624l16 32" stroke="#e9b0a0" stroke-width="8" stroke-linecap="round"/>',
    faces: { ...FACES, neutral: 'blank', happy: 'smileTeethGap', fear: 'fear' },
  },
  karr: {
    colors: { skin: '#ffdbb4', clothing: '#3f6d78', headContrast: '#a55728' },
    head: 'hatHip',
    // A coat collar and the Board's badge.
    clothes:
      '<path d="M232 604 330 704 214 704 176 640ZM528 604 444 704 560 704 590 640Z" fill="#2b4d57" stroke="#17131c" stroke-width="9" stroke-linejoin="round"/>' +
      '<circle cx="606" cy="676" r="19" fill="#e0b456" stroke="#17131c" stroke-width="7"/>',
    faces: { ...FACES, laugh: 'eatingHappy', surprise: 'fear', warm: 'cute' },
  },
};

/** A style whose canvas keeps only the elements that `keep` accepts. */
function layer(keep) {
  return new Style({
    ...definition,
    canvas: { ...definition.canvas, elements: definition.canvas.elements.filter(keep) },
  });
}
const OVER = new Set(['facialHair', 'accessories']);
const styles = {
  body: layer((e) => e.type === 'element' || e.name === 'head'),
  over: layer((e) => OVER.has(e.name)),
  face: layer((e) => e.name === 'expression'),
};

function draw(kind, person, expression) {
  const svg = new Avatar(styles[kind], {
    seed: 'phaser-emotion',
    headVariant: [person.head],
    expressionVariant: [expression],
    facialHairProbability: person.facialHair ? 100 : 0,
    facialHairVariant: [person.facialHair ?? 'chin'],
    accessoriesProbability: person.accessories ? 100 : 0,
    accessoriesVariant: [person.accessories ?? 'glasses'],
    skinColor: [person.colors.skin],
    clothingColor: [person.colors.clothing],
    headContrastColor: [person.colors.headContrast],
    inkColor: ['#17131c'],
  }).toString();
  return svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<metadata[\s\S]*?<\/metadata>/, '');
}

function cell(content, view, x, y) {
  const { width, height } = view;
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${view.x} ${view.y} ${width} ${height}" fill="none">${content}</svg>`;
}

/** Clips that keep what is above a line, and what is below it. */
function clipPair(prefix, line) {
  const clip = (name, y, height) =>
    `<clipPath id="${prefix}${name}"><rect x="0" y="${y}" width="704" height="${height}"/></clipPath>`;
  return clip('eyes', 0, line) + clip('mouth', line, 704 - line);
}

const width = Math.max(2 * BODY.width, COLUMNS * FACE.width);
const names = Object.keys(FACES);
const rows = Math.ceil((2 * names.length) / COLUMNS);
const height = BODY.height + rows * FACE.height;
const frames = {
  body: [0, 0, BODY.width, BODY.height],
  over: [BODY.width, 0, BODY.width, BODY.height],
};
const place = (index) => [
  (index % COLUMNS) * FACE.width,
  BODY.height + Math.floor(index / COLUMNS) * FACE.height,
];
names.forEach((name, i) => {
  frames[name] = [...place(i), FACE.width, FACE.height];
  frames[`${name}-blink`] = [...place(i + names.length), FACE.width, FACE.height];
});

for (const [id, person] of Object.entries(CAST)) {
  const closed = draw('face', person, 'contempt');
  const cells = [
    cell(draw('body', person, 'smile') + person.clothes, BODY, 0, 0),
    cell(draw('over', person, 'smile'), BODY, BODY.width, 0),
  ];
  names.forEach((name, i) => {
    const face = draw('face', person, person.faces[name]);
    cells.push(cell(face, FACE, ...place(i)));
    const wide = STARING.includes(person.faces[name]) ? 'wide-' : '';
    const blink = `<g clip-path="url(#${wide}eyes)">${closed}</g><g clip-path="url(#${wide}mouth)">${face}</g>`;
    cells.push(cell(blink, FACE, ...place(i + names.length)));
  });
  const clips = `<defs>${clipPair('', EYE_LINE)}${clipPair('wide-', WIDE_EYE_LINE)}</defs>`;
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${clips}${cells.join('')}</svg>\n`;
  writeFileSync(new URL(`${id}.svg`, out), sheet);
}
const table = { width, height, face: [FACE.x - BODY.x, FACE.y - BODY.y], names, frames };
writeFileSync(new URL('sheet.json', out), `${JSON.stringify(table)}\n`);
