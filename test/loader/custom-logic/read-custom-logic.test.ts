import { relative } from 'node:path';
import { readCatalogue } from '../../../src/loader/catalogue/read-catalogue';
import { folderWith } from '../../cli/run-command';

const USER_INI = '[shop-orders]\ns3_key = orders\nfile_format = json\nindex_name = log-shop\nscript_ecs = event.outcome\n';

describe('the code in a configuration folder', () => {
  it.each(['exports.transform = (document) => document;', 'module.exports = (document) => document;', 'export function transform(document) { return document; }'])(
    'is found by the name of its log type: %s', (source) => {
      const catalogue = readCatalogue(folderWith({ 'user.ini': USER_INI, 'siem/sf_shop_orders.js': source }));
      expect(catalogue.problems).toEqual([]);
      expect(catalogue.logicOf('shop-orders')).toMatchObject({ wholeDocument: true });
      expect(catalogue.plan('shop-orders').roles.ownsAll).toBe(true);
    });

  it('is found in a folder that is named from where one stands', () => {
    const folder = folderWith({ 'user.ini': USER_INI, 'siem/sf_shop_orders.js': 'exports.transform = () => undefined;' });
    expect(readCatalogue(relative(process.cwd(), folder)).logicOf('shop-orders')).toMatchObject({ wholeDocument: true });
  });

  it('takes the place of built-in code', () => {
    const builtIn = readCatalogue().logicOf('alb');
    const own = readCatalogue(folderWith({ 'user.ini': USER_INI, 'siem/sf_alb.js': 'exports.transform = () => undefined;' })).logicOf('alb');
    expect(builtIn).toBeDefined();
    expect(own).not.toBe(builtIn);
  });

  it.each([
    ['syntax that is none', '// first line\nexports.transform = (', /siem\/sf_shop_orders\.js:\d can't be loaded:/],
    ['no function', 'exports.other = 1;', /siem\/sf_shop_orders\.js exports no function transform\(document, context\)/],
  ])('is its log type\'s problem alone with %s', (_, source, message) => {
    const catalogue = readCatalogue(folderWith({ 'user.ini': USER_INI, 'siem/sf_shop_orders.js': source }));
    expect(() => catalogue.plan('shop-orders')).toThrow(message);
    expect(catalogue.plan('alb').name).toBe('alb');
  });

  it('is reported where nothing runs it', () => {
    const files = { 'siem/sf_nobody.js': 'exports.transform = () => undefined;', 'siem/sf_alb.py': 'def transform(logdata): pass', 'siem/notes.txt': '' };
    expect(readCatalogue(folderWith({ 'user.ini': USER_INI, ...files })).problems).toEqual([
      'siem/sf_alb.py: Python is not run: write it as siem/sf_alb.js',
      'siem/sf_nobody.js has no effect: no section of that name has script_ecs',
      expect.stringMatching(/user\.ini:5: \[shop-orders\] script_ecs: there is no code for shop-orders: write siem\/sf_shop_orders\.js/),
    ]);
  });
});
