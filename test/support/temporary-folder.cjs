const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Tests and what they start put their temporary files into one folder, which goes when they end. */
module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'siem-tests-'));
  globalThis.testsFolder = process.env.TMPDIR;
};
