import { albLine } from './alb';
import { cloudtrailRecord } from './cloudtrail';
import { guardDutyFinding } from './guardduty';
import { envelopes, MakeObject, text } from './make-object';
import { LoadTypeName } from './manifest';
import { parquet } from './parquet';
import { SLOW_QUERY_MS, slowQuery } from './rds-mysql-slowquery';
import { FLOW_SCHEMA, flowRow } from './securitylake';
import { VPC_FLOW_HEADER, vpcFlowLine } from './vpc-flow';
import { wafLine } from './waf';
import { WINDOWS_EVENT_MS, windowsEvent } from './windows-event';

/** How the objects of a log type are made and named. */
export interface LoadType {
  readonly make: MakeObject;
  /** Key of the n-th object, as the service would name it. */
  key(account: string, n: string): string;
}

const DAY = 'eu-central-1/2025/03/03';

export const LOAD: { readonly [T in LoadTypeName]: LoadType } = {
  'cloudtrail': {
    make: text({ record: cloudtrailRecord, head: '{"Records":[', separator: ',', tail: ']}' }),
    key: (account, n) => `AWSLogs/${account}/CloudTrail/${DAY}/${account}_CloudTrail_eu-central-1_20250303T${n}Z_bench.json.gz`,
  },
  'vpcflowlogs': {
    make: text({ record: vpcFlowLine, head: VPC_FLOW_HEADER }),
    key: (account, n) => `AWSLogs/${account}/vpcflowlogs/${DAY}/${account}_vpcflowlogs_eu-central-1_fl-00aa11bb22cc33dd4_20250303T${n}Z_bench.log.gz`,
  },
  'alb': {
    make: text({ record: albLine }),
    key: (account, n) => `AWSLogs/${account}/elasticloadbalancing/${DAY}/`
      + `${account}_elasticloadbalancing_eu-central-1_app.front.0c1d2e3f4a5b6c7d_20250303T${n}Z_198.51.100.7_bench.log.gz`,
  },
  'waf': {
    make: text({ record: wafLine }),
    key: (account, n) => `AWSLogs/${account}/WAFLogs/eu-central-1/front/2025/03/03/00/00/${account}_waflogs_eu-central-1_front_20250303T${n}Z_bench.log.gz`,
  },
  'guardduty': {
    make: text({ record: guardDutyFinding }),
    key: (account, n) => `AWSLogs/${account}/GuardDuty/${DAY}/0c1d2e3f-4a5b-4c7d-8e9f-00000000${n}.jsonl.gz`,
  },
  'securitylake': {
    make: parquet({ record: flowRow, schema: FLOW_SCHEMA }),
    key: (account, n) => `aws/VPC_FLOW/2.0/region=eu-central-1/accountId=${account}/eventDay=20250303/0c1d2e3f4a5b4c7d8e9f00000000${n}.gz.parquet`,
  },
  'rds-mysql-slowquery': {
    make: envelopes({
      record: slowQuery, logGroup: '/aws/rds/cluster/shop/slowquery', logStream: (random) => `shop-instance-${random.int(1, 4)}`, every: SLOW_QUERY_MS,
    }),
    key: (account, n) => `AWSLogs/${account}/RDS/MySQL/slowquery/${DAY}/00/siem-rds-mysql-slowquery-1-2025-03-03-00-${n}-bench.gz`,
  },
  'windows-event': {
    make: envelopes({
      record: windowsEvent, logGroup: '/ec2/windows/Security', logStream: (random) => `i-0${random.hex(16)}`, every: WINDOWS_EVENT_MS,
    }),
    key: (account, n) => `AWSLogs/${account}/EC2/Windows/Event/${DAY}/00/siem-windows-event-1-2025-03-03-00-${n}-bench.gz`,
  },
};
