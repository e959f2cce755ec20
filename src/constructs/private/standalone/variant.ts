import { join } from 'path';
import { App, cx_api } from 'aws-cdk-lib';
import { Manifest } from 'aws-cdk-lib/cloud-assembly-schema';
import { Value } from './intrinsics';
import { StandaloneStack } from './standalone-stack';
import { Switch } from './switches';
import { StandaloneAsset, StandaloneRequest } from '../../../contract/standalone-template';

/** The template that CDK makes of a SIEM with some parts switched on, and what has to be uploaded for it. */
export interface Variant {
  readonly template: Value;
  readonly assets: StandaloneAsset[];
}

/** @param on the parts of the SIEM that are there */
export function synthesizeVariant(request: StandaloneRequest, on: ReadonlySet<Switch>): Variant {
  // assets are read from where they are
  const app = new App({ outdir: join(request.outdir, 'cdk.out'), analyticsReporting: false, context: { [cx_api.DISABLE_ASSET_STAGING_CONTEXT]: true } });
  const stack = new StandaloneStack(app, request, on);
  const assembly = app.synth();
  const { template, templateFile } = assembly.getStackArtifact(stack.artifactId);
  const files = Object.values(Manifest.loadAssetManifest(join(assembly.directory, `${stack.artifactId}.assets.json`)).files ?? {});
  const assets = files.filter(({ source }) => source.path !== templateFile).map(({ source, destinations }) => ({
    key: Object.values(destinations)[0].objectKey, path: source.path!, packaging: source.packaging === 'zip' ? 'zip' as const : 'file' as const,
  }));
  return { template, assets };
}
