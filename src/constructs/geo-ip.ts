import { Token } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ValidationError } from './private/validation';

/** License for the databases of MaxMind, which are free of charge: https://www.maxmind.com/en/geolite2/signup. */
export interface MaxMindOptions {
  /**
   * Secret that holds the license key: as plain text, or as JSON `{"licenseKey": "…", "accountId": "…"}`.
   * It is read at each download, so a new key needs no deployment.
   */
  readonly licenseKey: secretsmanager.ISecret;

  /**
   * Number of the MaxMind account.
   * @default - what the secret says; if it says nothing, the key alone is sent, to an older address that MaxMind keeps for such clients
   */
  readonly accountId?: string;
}

/**
 * Where places and networks of IP addresses come from: `source.geo`, `source.as` and the like.
 *
 * @example
 * new SiemOnOpenSearch(this, 'Siem', {
 *   geoIp: GeoIp.maxMind({ accountId: '123456', licenseKey: Secret.fromSecretNameV2(this, 'License', 'maxmind') }),
 * });
 */
export class GeoIp {
  /**
   * GeoLite2 City and ASN of MaxMind: looked for right after the deployment and every 12 hours, checked against their checksums,
   * and kept in the geo bucket under `GeoLite2/`. The last good ones stay while the new ones can't be had.
   *
   * @param options the license
   */
  public static maxMind(options: MaxMindOptions): GeoIp {
    const { accountId } = options;
    if (accountId !== undefined && !Token.isUnresolved(accountId) && !/^\d+$/.test(accountId)) {
      throw new ValidationError('geoIp.accountId', `'${accountId}' is no account id of MaxMind`, 'give the number that MaxMind shows as Account ID');
    }
    return new GeoIp(options);
  }

  private constructor(
    /** @internal */
    public readonly _maxMind: MaxMindOptions,
  ) {}
}
