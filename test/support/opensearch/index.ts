export { MissingToolError } from './missing-tool-error';
export { startOpenSearch, type LocalOpenSearch, type OpenSearchOptions } from './start-opensearch';
