export { LoaderConfig } from './constructs/loader-config';
export { type ManagedDomainOptions, SiemDomain } from './constructs/siem-domain';
export { SiemOnOpenSearch } from './constructs/siem-on-opensearch';
export { type LoaderOptions, LogLevel, type SiemOnOpenSearchProps } from './constructs/siem-on-opensearch-props';
export { type ISiem, type SiemAttributes } from './constructs/siem-reference';
