import { writeFileSync } from 'fs';
import { join } from 'path';
import { Annotations, AspectPriority, Aspects } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { EXCLUSIONS_CSV, EXCLUSIONS_INI } from '../../contract/config-folder';
import { CheckedConfiguration } from '../../contract/synth-checks';
import { LoaderConfig } from '../loader-config';
import { ISiem } from '../siem-reference';
import { FieldRule, fieldRulesAsCsv, KeyRule, keyRulesAsIni } from './exclusion-files';
import { builtInConfiguration, synthChecks } from './synth-checks';
import { temporaryFolder } from './temporary-folder';
import { ValidationError } from './validation';

/** What the loader finds in its configuration folder, as a layer: an operator's user.ini and code, and the exclusion rules of the app. */
export class LoaderConfiguration extends Construct {
  /** That of a SIEM of this app; undefined for one that was deployed elsewhere. */
  static of(siem: ISiem): LoaderConfiguration | undefined {
    const found = siem.node.tryFindChild('Loader')?.node.tryFindChild('Config');
    return found instanceof LoaderConfiguration ? found : undefined;
  }

  private readonly own?: CheckedConfiguration;
  private readonly folder?: string;
  private readonly keyRules: KeyRule[] = [];
  private readonly fieldRules: FieldRule[] = [];

  constructor(scope: Construct, id: string, private readonly loader: lambda.Function, config?: LoaderConfig) {
    super(scope, id);
    if (config) {
      this.own = this.check(config);
      this.folder = config._stage();
    }
    // rules are added after the SIEM was made, and the layer's files are fixed when it is made
    Aspects.of(this).add({ visit: (node) => (node === this ? this.ship() : undefined) }, { priority: AspectPriority.MUTATING });
  }

  /** The configuration that the loader has. */
  get checked(): CheckedConfiguration {
    return this.own ?? builtInConfiguration();
  }

  addKeyRule(rule: KeyRule): void {
    this.requireOpen();
    this.keyRules.push(rule);
  }

  addFieldRule(rule: FieldRule): void {
    this.requireOpen();
    this.fieldRules.push(rule);
  }

  private check(config: LoaderConfig): CheckedConfiguration {
    const checked = synthChecks().readConfiguration(config._asOwn());
    if (checked.errors.length > 0) {
      throw new ValidationError('loaderConfig', `the loader can't use it: ${checked.errors.join('\n  ')}`, 'mend what is named');
    }
    checked.warnings.forEach((text) => Annotations.of(this).addWarningV2('siem-on-opensearch:loaderConfig', `loaderConfig: ${text}`));
    return checked;
  }

  private requireOpen(): void {
    if (this.isShipped) throw new ValidationError('rule', 'the template was already made', 'add exclusion rules before the app is synthesized');
  }

  private get isShipped(): boolean {
    return this.node.tryFindChild('Layer') !== undefined;
  }

  private ship(): void {
    const hasRules = this.keyRules.length + this.fieldRules.length > 0;
    if (this.isShipped || (this.folder === undefined && !hasRules)) return;
    const folder = this.folder ?? temporaryFolder('siem-config');
    if (this.keyRules.length > 0) writeFileSync(join(folder, EXCLUSIONS_INI), keyRulesAsIni(this.keyRules));
    if (this.fieldRules.length > 0) writeFileSync(join(folder, EXCLUSIONS_CSV), fieldRulesAsCsv(this.fieldRules));
    this.loader.addLayers(new lambda.LayerVersion(this, 'Layer', {
      description: 'Configuration of the loader: user.ini, code of log types, exclusion rules',
      code: lambda.Code.fromAsset(folder),
    }));
  }
}
