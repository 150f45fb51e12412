declare module 'virtual:lab-models' {
  const offered: readonly import('./models').OfferedModel[];
  export default offered;
}
