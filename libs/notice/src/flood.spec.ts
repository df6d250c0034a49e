import fc from 'fast-check';
import { heldBack } from './flood';

const few = { person: 0, unit: 0, all: 0 };

it('N14 a person, an organisation and the whole house have each so many messages a minute', () => {
  expect(heldBack(few, false)).toBeNull();
  expect(heldBack({ ...few, person: 3 }, false)).toBe('person');
  expect(heldBack({ ...few, unit: 60 }, false)).toBe('unit');
  expect(heldBack({ ...few, all: 600 }, false)).toBe('all');
  expect(heldBack({ person: 2, unit: 59, all: 599 }, false)).toBeNull();
});

it('N14 what is urgent is never held back for others', () => {
  const n = fc.nat(10_000);
  fc.assert(fc.property(n, n, n, (person, unit, all) => heldBack({ person, unit, all }, true) === null));
});
