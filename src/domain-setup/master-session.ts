import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { DomainProperties } from '../contract/domain-setup';

/** Behind the domain's ARN and a slash: all that is asked of a domain. A session policy has at most 2048 characters, so each path stands here once. */
const READ = ['', '_plugins/_ism/explain/*'];
const READ_AND_PUT = [
  '_component_template', '_component_template/component_template_*', '_index_template', '_index_template/*_aws', '_index_template/*_rollover',
  '_plugins/_security/api/roles/*', '_plugins/_security/api/rolesmapping/*', '_plugins/_ism/policies/siem_*', '_snapshot/siem-*',
];
const POSTED = ['_plugins/_ism/*'];
const OF_SNAPSHOTS = ['_plugins/_sm/policies/siem-*'];

/** Credentials of the master user, for what setting a domain up needs and nothing more: the session's policy narrows what the role may. */
export function masterSession(domain: SessionDomain, region: string): ReturnType<typeof fromTemporaryCredentials> {
  return fromTemporaryCredentials({
    clientConfig: { region },
    params: { RoleArn: domain.MasterRoleArn, RoleSessionName: 'siem-configure-opensearch', Policy: JSON.stringify(sessionPolicy(domain)) },
  });
}

type SessionDomain = Pick<DomainProperties, 'Arn' | 'MasterRoleArn' | 'Snapshots'>;

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html */
export function sessionPolicy({ Arn, Snapshots }: Pick<SessionDomain, 'Arn' | 'Snapshots'>): object {
  const may = (methods: readonly string[], paths: readonly string[]) => ({
    Effect: 'Allow', Action: methods.map((method) => `es:ESHttp${method}`), Resource: paths.map((path) => `${Arn}/${path}`),
  });
  return {
    Version: '2012-10-17',
    Statement: [
      may(['Get'], READ),
      may(['Get', 'Put'], READ_AND_PUT),
      may(['Post', 'Delete'], POSTED),
      may(['Get', 'Put', 'Post'], OF_SNAPSHOTS),
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: Snapshots.RoleArn },
    ],
  };
}
