import { cacheRoot, dataRoot } from './folders';

it('takes the data folder from COBUILD_DATA_DIR, then XDG, then the home', () => {
  expect(dataRoot({ COBUILD_DATA_DIR: '/srv/c', XDG_DATA_HOME: '/x' }, true)).toBe('/srv/c');
  expect(dataRoot({ XDG_DATA_HOME: '/x' }, true)).toBe('/x/cobuild');
  expect(dataRoot({}, false)).toMatch(/\/\.local\/share\/cobuild$/);
});

it("keeps root's data where PostgreSQL's user can reach it", () => {
  expect(dataRoot({}, true)).toBe('/var/lib/cobuild');
});

it('takes the cache from XDG, then the home', () => {
  expect(cacheRoot({ XDG_CACHE_HOME: '/c' })).toBe('/c/cobuild');
  expect(cacheRoot({})).toMatch(/\/\.cache\/cobuild$/);
});
