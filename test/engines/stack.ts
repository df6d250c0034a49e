import { up, type Stack, type UpWish } from '../../infra/up';
import { closesAtEnd } from './resources';

/** A running Cobuild of a spec; it ends with the spec at the latest. */
export async function testStack(wish: UpWish): Promise<Stack> {
  const stack = await up(wish);
  return { ...stack, stop: closesAtEnd(`stack ${wish.profile}`, () => stack.stop()) };
}
