/** Writes everything that is generated from sources and committed; each generator is a line here. */
const generators: Array<() => void> = [];

generators.forEach((generate) => generate());
