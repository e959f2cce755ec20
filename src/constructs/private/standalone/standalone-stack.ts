import { App, CfnOutput, CliCredentialsStackSynthesizer, Stack } from 'aws-cdk-lib';
import { addRules } from './parameter-rules';
import { Parameters } from './parameters';
import { siemProps } from './siem-props';
import { Switch } from './switches';
import { StandaloneRequest } from '../../../contract/standalone-template';
import { SiemOnOpenSearch } from '../../siem-on-opensearch';

/** A SIEM whose settings are parameters, with the parts in it that are switched on. It needs nothing of the account that it is deployed to. */
export class StandaloneStack extends Stack {
  constructor(app: App, request: StandaloneRequest, on: ReadonlySet<Switch>) {
    super(app, 'Siem', {
      description: `SIEM on OpenSearch ${request.version}`,
      analyticsReporting: false,
      synthesizer: new CliCredentialsStackSynthesizer({ fileAssetsBucketName: request.bucket, bucketPrefix: request.assetPrefix }),
    });
    const parameters = new Parameters(this, request);
    addRules(this, parameters, request);
    const siem = new SiemOnOpenSearch(this, 'Siem', siemProps(this, parameters, request, on));

    this.output('DashboardsUrl', 'OpenSearch Dashboards', `https://${siem.endpoint}/_dashboards/`);
    this.output('LogBucket', 'Bucket that logs are put into', siem.logBucket.bucketName);
    this.output('LoaderRoleArn', 'Role of the loader, for buckets, keys and roles of other accounts', siem.loaderRole.roleArn);
    if (siem.masterRole) this.output('MasterRoleArn', 'Master user of the domain: who assumes it maps others to roles', siem.masterRole.roleArn);
  }

  private output(id: string, description: string, value: string): void {
    new CfnOutput(this, id, { description, value });
  }
}
