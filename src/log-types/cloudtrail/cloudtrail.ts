import { repairRequest, repairResponse } from './type-conflicts';
import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { lastNamePart } from '../shared/name-part';
import { isObject, objectField, objectIn } from '../shared/object-field';

const STARTS_WITH_INSTANCE_ID = /^i-(?:[0-9a-z]{17}|[0-9a-z]{8})(?![\p{L}\p{N}])/u;

export const logic: LogTypeLogic = {
  reads: ['errorCode', 'errorMessage', 'eventSource', 'eventName', 'userAgent', 'requestParameters', 'responseElements'],
  apply(doc, raw) {
    objectField(doc, 'event').outcome = raw.errorCode === undefined && raw.errorMessage === undefined ? 'success' : 'failure';
    const user = doc.user;
    if (typeof user?.name === 'string' && user.name.includes(':')) user.name = lastNamePart(user.name);

    const source = typeof raw.eventSource === 'string' ? raw.eventSource : '';
    const request = raw.requestParameters;
    const response = raw.responseElements;
    writeInstance(doc, raw, source, request, response);
    if (isObject(request) && repairRequest(request, source)) doc.requestParameters = request;
    if (isObject(response) && repairResponse(response, source)) doc.responseElements = response;
  },
};

/** cloud.instance.id where the ECS mapping has no path to it. */
function writeInstance(doc: Fields, raw: Fields, source: string, request: Value, response: Value): void {
  if (source === 'ssm.amazonaws.com') {
    const name = raw.eventName ?? '';
    if (name === 'StartSession' || name === 'GetConnectionStatus') {
      setInstance(doc, request?.target);
    } else if (typeof name === 'string' && 'PutComplianceItems'.includes(name)) {
      const resource = request?.resourceId;
      if (typeof resource === 'string' && STARTS_WITH_INSTANCE_ID.test(resource)) setInstance(doc, resource);
    }
  } else if ('sts.amazonaws.com'.includes(source)) {
    // an event without source counts as one of STS
    if (raw.userAgent === 'ec2.amazonaws.com') setInstance(doc, request?.roleSessionName);
  } else if ('cloudhsm.amazonaws.com'.includes(source)) {
    writeHsm(doc, request, response);
  }
}

/** An id that is empty leaves what the mapping has found. */
function setInstance(doc: Fields, id: Value): void {
  if (id) objectField(objectField(doc, 'cloud'), 'instance').id = id;
}

/** `related` holds the cluster and the HSM only. */
function writeHsm(doc: Fields, request: Value, response: Value): void {
  const hosts = [];
  if (request?.clusterId) hosts.push(request.clusterId);
  const hsm = response?.hsmId ?? objectIn(response, 'hsm')?.hsmId;
  if (hsm) {
    hosts.push(hsm);
    setInstance(doc, hsm);
  }
  doc.related = { hosts };
}
