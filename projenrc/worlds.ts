/** Folders of src/ whose code runs in Lambda or on the command line, bundled by esbuild. */
export const RUN_TIME_FOLDERS = [
  'functions',
  'loader',
  'log-types',
  'ioc',
  'domain-setup',
  'operations',
  'platform',
  'cli',
  'dashboards',
];

/** The same as patterns, for tools that must leave them alone. */
export const RUN_TIME_SOURCES = RUN_TIME_FOLDERS.map((folder) => `src/${folder}/**`);

/** Folder of src/ that jsii compiles for people's CDK apps. */
export const SYNTH_FOLDER = 'src/constructs';
