import { mergeIni } from '../../../../src/loader/catalogue/ini/merged-ini';
import { parseIni } from '../../../../src/loader/catalogue/ini/parse-ini';

const ini = mergeIni([
  parseIni('[DEFAULT]\nrotation = monthly\n[alb]\nindex = log\n', 'aws.ini'),
  parseIni('[own]\nkey = ${alb:missing}\n[alb]\nindex = mine\nbad = 5$\n', 'user.ini'),
]);

test('the error of an interpolation names file, section and key', () => {
  expect(() => ini.get('own', 'key')).toThrow('user.ini: [own] key: refers to "${alb:missing}", which doesn\'t exist');
  expect(() => ini.get('alb', 'bad')).toThrow('user.ini: [alb] bad: "$" must be followed by "$" or "{" at "$" (write $$ for a dollar)');
});

test('a raw value knows the file that it comes from', () => {
  expect(ini.raw('alb', 'index')).toEqual({ value: 'mine', line: 4, file: 'user.ini' });
  expect(ini.raw('alb', 'rotation')).toEqual({ value: 'monthly', line: 2, file: 'aws.ini' });
});

test('own keys are those of the section, without the defaults', () => {
  expect(ini.ownKeys('alb')).toEqual(['index', 'bad']);
  expect(ini.keys('alb')).toEqual(['index', 'bad', 'rotation']);
});

test('a missing key is undefined and a missing section an error', () => {
  expect(ini.get('alb', 'nope')).toBeUndefined();
  expect(ini.has('alb', 'nope')).toBe(false);
  expect(() => ini.get('nope', 'key')).toThrow('[nope] key: there is no such section');
});
