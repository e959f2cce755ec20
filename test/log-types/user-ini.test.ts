import { builtInLogic } from '../../src/loader/catalogue/built-in-logic';
import { Catalogue } from '../../src/loader/catalogue/catalogue';
import { readConfiguration } from '../../src/loader/catalogue/read-catalogue';

const planOf = (logType: string, userIni: string) => new Catalogue([...readConfiguration(), { name: 'user.ini', text: userIni }], builtInLogic).plan(logType);

describe('built-in log types under user.ini', () => {
  it.each(['securityhub', 'inspector', 'cloudfront-standard', 'cloudfront-v2'])('%s reads the times that timestamp_format says', (logType) => {
    const section = logType === 'cloudfront-v2' ? 'cloudfront-standard' : logType;
    expect(planOf(logType, `[${section}]\ntimestamp_format = %d.%m.%Y %H:%M`).timestampFormats).toContain('%d.%m.%Y %H:%M');
  });

  it('workspaces-inventory takes the time that timestamp_key says', () => {
    expect(planOf('workspaces-inventory', '[workspaces-inventory]\ntimestamp_key = seen').timestampKeys[0]).toBe('seen');
  });

  it('index-metrics keeps its rotation when that of all logs changes', () => {
    expect(planOf('index-metrics', '[DEFAULT]\nindex_rotation = daily').rotation).toBe('monthly');
    expect(planOf('securityhub', '[DEFAULT]\nindex_rotation = daily').rotation).toBe('daily');
  });
});
