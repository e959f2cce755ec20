import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readLine as read } from './read-line';
import { builtInCatalogue } from '../support/log-type-samples';

const SAMPLES = join(__dirname, '../../src/log-types');
const alb = gunzipSync(readFileSync(join(SAMPLES, 'alb/samples/web-shop/object.log.gz'))).toString().split('\n')[0];
const s3 = readFileSync(join(SAMPLES, 's3accesslog/samples/reads-and-refusals/object.txt'), 'utf8').split('\n')[0];
const apache = '203.0.113.18, 198.51.100.7 10.0.0.9 - maria [12/Jun/2025:10:20:00 +0000] "GET /a HTTP/1.1" 200 10 "-" "curl/8.7.1" 512 4096';

describe('log_pattern of alb', () => {
  const withRequest = (request: string) => alb.replace(/"(GET|POST) [^"]*"/, () => `"${request}"`);

  it.each([
    ['GET https://shop.example.com:443/a?b=c HTTP/2.0', { http_method: 'GET', http_host: 'shop.example.com', http_port: '443', http_path: '/a', http_query: 'b=c', http_version: '2.0' }],
    ['GET https://[2001:db8::1]:443/ HTTP/1.1', { http_host: '2001:db8::1', http_port: '443', http_path: '/', http_query: undefined }],
    ['- http://192.0.2.10:80- -', { http_method: undefined, http_protocol: 'http', http_port: '80', http_path: undefined, http_version: undefined }],
    ['- - -', { http_method: undefined, http_protocol: undefined }],
    ['- - - ', { http_method: undefined, http_protocol: undefined }],
    ['GET http://h:80/a "b" c?d="e" HTTP/1.1', { http_path: '/a "b" c', http_query: 'd="e"', http_version: '1.1' }],
    ['GET http://h:80/? HTTP/1.1', { http_path: '/', http_query: '' }],
  ])('reads request "%s"', (request, expected) => {
    expect(read('alb', withRequest(request))).toMatchObject({ ...expected, request });
  });

  it('reads lists of several targets', () => {
    const line = alb.replace(/"10\.0\.4\.17:8080" "\d+"/, '"10.0.4.17:8080 10.0.4.18:8080" "502 200"');
    expect(read('alb', line)).toMatchObject({ target_port_list: '10.0.4.17:8080 10.0.4.18:8080', target_status_code_list: '502 200' });
  });

  it('splits IPv6 addresses from ports, and reads a missing target', () => {
    const line = alb.replace(/ \d+\.\d+\.\d+\.\d+:(\d+) /, ' 2001:db8::1:$1 ').replace(' 10.0.4.17:8080 ', ' - ');
    expect(read('alb', line)).toMatchObject({ client_ip: '2001:db8::1', target_ip: '', target_port: '' });
  });

  it('reads lines with fields that it does not know at their end, and without those that came later', () => {
    expect(read('alb', `${alb} "new" field`)).toMatchObject({ classification: '-', classification_reason: '-' });
    expect(read('alb', alb.replace(/ "-" "-" TID_\w+$/, ''))).toMatchObject({ classification: undefined, target_port_list: '10.0.4.17:8080' });
  });
});

describe('log_pattern of s3accesslog', () => {
  it('does not let a user agent forge the fields after it', () => {
    const line = s3.replace(/"Boto3[^"]*"/, () => '"x" - forged SigV4 TLS AuthHeader evil.example.net "y"');
    expect(read('s3accesslog', line)).toMatchObject({
      UserAgent: 'x" - forged SigV4 TLS AuthHeader evil.example.net "y', EndPoint: 'example-reports.s3.us-east-1.amazonaws.com',
    });
  });

  it.each([['"-"'], ['-']])('reads request %s of S3 itself', (request) => {
    expect(read('s3accesslog', s3.replace(/"GET [^"]*"/, request))).toMatchObject({ RequestURI_operation: undefined, HTTPstatus: '200' });
  });

  it('reads lines of before 2019, and fields that it does not know', () => {
    expect(read('s3accesslog', s3.replace(/("Boto3[^"]*" -).*/, '$1'))).toMatchObject({ VersionId: '-', HostId: undefined, EndPoint: undefined });
    expect(read('s3accesslog', `${s3} new "field`)).toMatchObject({ TLSVersion: 'TLSv1.3', S3AccessPointARN: '-' });
  });
});

describe('log_pattern of linux-os-syslog', () => {
  it.each([
    ['Jun  5 09:50:00 web-3 sshd[2211]: Server listening', { syslog_timestamp: 'Jun  5 09:50:00', hostname: 'web-3', proc: 'sshd', pid: '2211', syslog_message: 'Server listening' }],
    ['Jun 12 09:50:00 web-3 sudo:   maria : USER=root', { syslog_timestamp: 'Jun 12 09:50:00', proc: 'sudo', pid: undefined, syslog_message: 'maria : USER=root' }],
    ['2025-06-12T09:50:00.123456+02:00 web-3 su: x', { syslog_timestamp: '2025-06-12T09:50:00.123456+02:00', hostname: 'web-3', proc: 'su', syslog_message: 'x' }],
    ['Jun 12 09:50:00 web-3 kernel no colon', { proc: 'kernel', syslog_message: 'no colon' }],
  ])('reads "%s"', (line, expected) => {
    expect(read('linux-os-syslog', line)).toMatchObject(expected);
    expect(read('linux-secure', line)).toMatchObject(expected);
  });
});

describe('log_pattern of apache-access', () => {
  it.each([
    [apache, { xff: '203.0.113.18, 198.51.100.7', remotehost: '10.0.0.9', authuser: 'maria', request_path: '/a', referer: undefined, response_bytes: '4096' }],
    [apache.replace(/^[^,]+, \S+ /, '- '), { xff: undefined, remotehost: '10.0.0.9' }],
    [apache.replace(/^[^,]+, \S+ /, ''), { xff: undefined, remotehost: '10.0.0.9' }],
    [apache.replace('maria', 'jörg müller'), { ident: undefined, authuser: 'jörg müller' }],
    [apache.replace('/a HTTP', '/a?b=\\"c\\" HTTP'), { request_path: '/a?b=\\"c\\"', request_version: '1.1' }],
    [apache.replace('GET /a HTTP/1.1', '\\x16\\x03'), { request_method: undefined, request_raw: '\\x16\\x03' }],
    [apache.replace('GET /a HTTP/1.1', '-'), { request_method: undefined, request_raw: undefined }],
    [apache.replace('"-" "curl', '"" "curl'), { referer: '', useragent: 'curl/8.7.1' }],
    [apache.replace('GET /a HTTP/1.1', '\\"GET /a HTTP/1.1\\"'), { request_method: '\\"GET', request_path: '/a', request_version: '1.1\\"' }],
    [apache.replace('/a HTTP', '/a?b="c" HTTP'), { request_path: '/a?b="c"', response_status: '200' }],
    [apache.replace('"-" "curl', '"http://h/?a="b" "curl'), { referer: 'http://h/?a="b', useragent: 'curl/8.7.1' }],
    [apache.replace('maria', 'a [b] c'), { authuser: 'a [b] c', datetime: '12/Jun/2025:10:20:00 +0000' }],
    [apache.replace(', 198.51.100.7 ', ',  198.51.100.7\t'), { xff: '203.0.113.18,  198.51.100.7', remotehost: '10.0.0.9' }],
    [apache.replace(/ "-" "curl.*/, ''), { useragent: undefined, request_bytes: undefined, response_body_bytes: '10' }],
  ])('reads %s', (line, expected) => {
    expect(read('apache-access', line)).toMatchObject(expected);
  });
});

describe('times of Linux', () => {
  const formats = (userIni?: string) => ['linux-os-syslog', 'linux-secure'].map((logType) => builtInCatalogue(userIni).plan(logType).timestampFormats);

  it('are those of syslog or ISO 8601', () => {
    expect(formats()).toEqual([['syslog', 'iso8601'], ['syslog', 'iso8601']]);
  });

  it('have the format of user.ini first', () => {
    expect(formats('[linux-secure]\ntimestamp_format = %d %b %H:%M:%S')).toEqual([['syslog', 'iso8601'], ['%d %b %H:%M:%S', 'iso8601']]);
    expect(formats('[linux-os-syslog]\ntimestamp_format = epoch')).toEqual([['epoch', 'iso8601'], ['epoch', 'iso8601']]);
  });
});

describe('log_pattern on hostile lines', () => {
  const many = (text: string) => text.repeat(20_000);

  // what backtracks more than a little doesn't end within the test's time
  it.each([
    ['alb', alb.replace(/"(GET|POST) [^"]*"/, () => `"GET http://h:80/${many(' a/1"')} x"`)],
    ['alb', alb.replace(/"(GET|POST) [^"]*"/, () => `"GET http://${many('h:80')}/ HTTP/1.1"`).replace('"forward"', 'forward')],
    ['alb', many('https 1: ')],
    ['s3accesslog', s3.replace(/"Boto3[^"]*".*/, () => `"${many('"x')}`)],
    ['s3accesslog', many('- ')],
    ['linux-os-syslog', `Jun 12${' '.repeat(20_000)}\n`],
    ['apache-access', many('1 ')],
    ['apache-access', `${'1 '.repeat(64)}${many('x ')}`],
    ['apache-access', `10.0.0.9 - ${many('a [1] ')}`],
    ['apache-access', apache.replace(/"GET.*/, () => `"${many('"x')}`)],
    ['apache-access', apache.replace(/"GET.*/, () => `"GET /${many(' HTTP/1')}`)],
    ['apache-access', apache.replace(/"GET.*/, () => `"${many('\\"')}`)],
  ])('%s gives up at once (%#)', (logType, line) => {
    // a boolean: nobody wants to see the line
    expect(read(logType, line) === undefined).toBe(true);
  });
});
