export { DashboardsAccess } from './constructs/dashboards-access';
export { type IndexRetention } from './constructs/index-retention';
export { LoaderConfig } from './constructs/loader-config';
export { type ExistingDomainOptions, type ManagedDomainOptions } from './constructs/managed-domain-options';
export { type CollectionAttributes, CollectionType, type ServerlessOptions } from './constructs/serverless-options';
export { SiemDomain } from './constructs/siem-domain';
export { SiemOnOpenSearch } from './constructs/siem-on-opensearch';
export { type LoaderOptions, LogLevel, type SiemOnOpenSearchProps } from './constructs/siem-on-opensearch-props';
export { type ISiem, type SiemAttributes } from './constructs/siem-reference';
