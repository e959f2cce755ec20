import { webAccessLogic } from '../shared/web-access';

export const logic = webAccessLogic([
  'authuser', 'datetime', 'ident', 'referer', 'remotehost', 'request_bytes', 'request_method', 'request_path', 'request_raw', 'request_version',
  'response_body_bytes', 'response_bytes', 'response_status', 'useragent', 'xff',
]);
