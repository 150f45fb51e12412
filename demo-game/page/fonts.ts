import '@fontsource/atkinson-hyperlegible/latin-400.css';
import '@fontsource/atkinson-hyperlegible/latin-700.css';
import '@fontsource/literata/latin-400.css';
import '@fontsource/literata/latin-400-italic.css';
import '@fontsource/opendyslexic/latin-400.css';
import '@fontsource/opendyslexic/latin-700.css';
import '@fontsource/special-elite/latin-400.css';

/** Resolves when the fonts of the first screens are there. */
export async function loadFonts(): Promise<void> {
  const faces = [
    '16px "Literata"',
    'italic 16px "Literata"',
    '16px "Special Elite"',
    '16px "Atkinson Hyperlegible"',
  ];
  await Promise.all(faces.map((face) => document.fonts.load(face)));
}
