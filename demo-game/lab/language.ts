/**
 * A system without a language makes WebKitGTK call it "c", which the chart's number formats refuse
 * as soon as they are loaded.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en' });
}
