import { applyLogic } from './apply-logic';
import { logTypeOf, readLine } from './read-line';
import { logic } from '../../src/log-types/eks/eks';

const audit = (raw: object) => applyLogic(logic, { auditID: '1', ...raw }, { event: {} }).doc;

describe('audit events of eks', () => {
  it.each([
    ['get', 'access'], ['watch', 'access'], ['create', 'creation'], ['patch', 'change'], ['deletecollection', 'deletion'],
  ])('verb %s is of type %s', (verb, type) => {
    expect(audit({ verb }).event).toMatchObject({ category: ['configuration'], type: [type] });
  });

  it.each([
    [{ responseStatus: { code: 201 } }, 'success'],
    [{ responseStatus: { code: 404 } }, 'failure'],
    [{ annotations: { 'authorization.k8s.io/decision': 'forbid' } }, 'failure'],
    [{}, 'unknown'],
    [{ responseStatus: 'ok', annotations: 'none' }, 'unknown'],
  ])('%j has the outcome %s', (raw, outcome) => {
    expect(audit(raw).event.outcome).toBe(outcome);
  });

  it('tells what was decided', () => {
    expect(audit({ verb: 'get', annotations: { 'authorization.k8s.io/decision': 'allow' } }).event.type).toEqual(['access', 'allowed']);
    expect(audit({ verb: 'own-verb', annotations: { 'authorization.k8s.io/decision': 'forbid' } }).event.type).toEqual(['denied']);
    expect(audit({ verb: 'own-verb' }).event).not.toHaveProperty('type');
  });

  it('splits the target of the request', () => {
    expect(audit({ requestURI: '/api/v1/pods?watch=true&x=a?b' }).url).toEqual({ path: '/api/v1/pods', query: 'watch=true&x=a?b' });
    expect(audit({ requestURI: '/healthz' }).url).toEqual({ path: '/healthz' });
  });
});

describe('lines of eks', () => {
  it('have cluster and component of their stream', () => {
    const { doc } = applyLogic(logic, {}, {}, { logGroup: '/aws/eks/shop/cluster', logStream: 'kube-apiserver-audit-0a1b2c3d4e5f60718293a4b5c6d7e8f9' });
    expect(doc).toEqual({ orchestrator: { cluster: { name: 'shop' } }, service: { name: 'kube-apiserver-audit' } });
  });

  it('of klog have a level', () => {
    const raw = readLine('eks', 'E0612 08:00:02.000001      10 leaderelection.go:429] Failed to update lock')!;
    expect(raw).toMatchObject({ klog_thread: '10', klog_file: 'leaderelection.go', klog_line: '429', message: 'Failed to update lock' });
    expect(applyLogic(logic, raw).doc).toEqual({ log: { level: 'error' } });
  });

  it.each([['granted', 'success'], ['denied', 'failure']])('of the authenticator tell that access was %s', (word, outcome) => {
    const raw = readLine('eks', `time="2025-06-12T08:00:01Z" level=info msg="access ${word}" arn="arn:aws:iam::123456789012:role/admin" username=admin`)!;
    expect(applyLogic(logic, raw).doc).toEqual({
      log: { level: 'info' },
      message: `access ${word}`,
      authenticator: { arn: 'arn:aws:iam::123456789012:role/admin', username: 'admin' },
      event: { category: ['authentication'], action: `access ${word}`, outcome },
      user: { name: 'admin' },
      related: { user: ['admin', 'arn:aws:iam::123456789012:role/admin'] },
    });
  });

  it('of other programs are kept as they are', () => {
    expect(readLine('eks', '2025/06/12 08:00:02 http: TLS handshake error\nEOF')).toMatchObject({ klog_severity: undefined, message: '2025/06/12 08:00:02 http: TLS handshake error\nEOF' });
    expect(applyLogic(logic, { message: 'x' }).doc).toEqual({});
  });

  it.each([['AWSLogs/123456789012/EKS/eu-central-1/2025/x', 'eks'], ['AWSLogs/123456789012/eks/x', 'eks'], ['backup/eks/x', undefined]])('knows %s', (key, logType) => {
    expect(logTypeOf(key)).toBe(logType);
  });
});
