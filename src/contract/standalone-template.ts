/** What `siem template` asks the constructs for, as JSON in the one argument of their program. */
export interface StandaloneRequest {
  /** Bucket that the template and its assets are uploaded to. */
  readonly bucket: string;
  /** Start of the keys of the assets; ends with a slash. */
  readonly assetPrefix: string;
  /** Folder that the files of `StandaloneFiles` are written into. */
  readonly outdir: string;
  /** What the template calls itself. */
  readonly version: string;
  /** Start of the physical names; the default of the constructs when it is missing. */
  readonly namePrefix?: string;
  /** OpenSearch Serverless instead of a managed domain. */
  readonly serverless?: boolean;
  /** Parameters for a network that exists. */
  readonly vpc?: boolean;
}

/** A folder that is uploaded as a zip file, or a file that is uploaded as it is. */
export interface StandaloneAsset {
  readonly key: string;
  readonly path: string;
  readonly packaging: 'zip' | 'file';
}

/** What the program leaves in `outdir`. */
export const StandaloneFiles = {
  template: 'siem-on-opensearch.template',
  /** A list of StandaloneAsset. */
  assets: 'assets.json',
} as const;

/** The program, in the package. */
export const STANDALONE_PROGRAM = 'lib/constructs/private/standalone/program.js';
