// The bundles take .ini files as text (esbuild's text loader); tests do the same.
module.exports = {
  process: (source) => ({ code: `module.exports = ${JSON.stringify(source)};` }),
};
