const { rmSync } = require('node:fs');

module.exports = () => rmSync(globalThis.testsFolder, { recursive: true, force: true, maxRetries: 3 });
