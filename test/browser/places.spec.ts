import { machinePlaces, PLAYWRIGHT_PROGRAMS, playwrightFolder } from './places';

it('looks on PATH before the usual places, and at no place twice', () => {
  const places = machinePlaces({ platform: 'linux', env: { PATH: '/opt/here:/usr/bin' }, home: '/home/me' });
  expect(places[0]).toBe('/opt/here/chromium');
  expect(places.indexOf('/opt/here/msedge')).toBeLessThan(places.indexOf('/usr/bin/chromium'));
  expect(places).toContain('/opt/microsoft/msedge/msedge');
  expect(new Set(places).size).toBe(places.length);
});

it('knows where macOS and Windows install browsers, for all users and for one', () => {
  const mac = machinePlaces({ platform: 'darwin', env: {}, home: '/Users/me' });
  expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(mac).toContain('/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  const env = { Path: 'C:\\tools;D:\\bin', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\me' };
  const windows = machinePlaces({ platform: 'win32', env, home: 'C:\\Users\\me' });
  expect(windows[0]).toBe('C:\\tools\\chromium.exe');
  expect(windows).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(windows).toContain('C:\\me\\Google\\Chrome\\Application\\chrome.exe');
});

it('has no place of PATH where PATH is empty', () => {
  expect(machinePlaces({ platform: 'linux', env: { PATH: '' }, home: '/' }).every((path) => path.startsWith('/'))).toBe(
    true,
  );
});

it.each([
  ['linux', { XDG_CACHE_HOME: '/cache' }, '/cache/ms-playwright'],
  ['linux', {}, '/home/me/.cache/ms-playwright'],
  ['darwin', {}, '/home/me/Library/Caches/ms-playwright'],
  ['win32', { LOCALAPPDATA: 'C:\\me' }, 'C:\\me\\ms-playwright'],
  ['linux', { PLAYWRIGHT_BROWSERS_PATH: '/named' }, '/named'],
] as const)('finds the cache of Playwright on %s with %j', (platform, env, folder) => {
  expect(playwrightFolder({ platform, env, home: '/home/me' })).toBe(folder);
});

it.each(['chrome', 'chrome-headless-shell', 'headless_shell', 'chrome.exe', 'Google Chrome for Testing'])(
  'takes %s for a program of Playwright, and nothing beside it',
  (name) => {
    expect(name).toMatch(PLAYWRIGHT_PROGRAMS);
    expect(`${name}.pak`).not.toMatch(PLAYWRIGHT_PROGRAMS);
  },
);
