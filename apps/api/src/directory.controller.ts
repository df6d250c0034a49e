import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { actsFor, administers, posts, type Viewer } from '@cobuild/access';
import { Day, displayName, Id } from '@cobuild/api-schema';
import { dayOf } from '@cobuild/calendar';
import {
  addPerson,
  addUnit,
  appoint,
  assign,
  assignedTo,
  DIRECTORY_ZONE,
  endAssignment,
  endHolding,
  erasePerson,
  hashPassword,
  holdingsOf,
  homesOf,
  knownUnits,
  pathOf,
  recordErasure,
  unitKinds,
  unitNames,
  unitOfAssignment,
  unitOfHolding,
  unitsUnder,
} from '@cobuild/directory';
import { trustedNow } from '@cobuild/ledger';
import { ApiDeps } from './deps';
import { givenId } from './given-id';
import { keeps, keepsPerson, keepsWhole, needAdministrator } from './keeping';
import { needGoodPassword } from './password-policy';
import { Password } from './passwords.controller';
import { Problem } from './problem';
import { vacancyAfter, vacating } from './vacancies';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Unit = z.strictObject({ id: Id, parent: Id, kind: z.enum(unitKinds), name: displayName(100) });
const Person = z.strictObject({
  unit: Id,
  name: displayName(100),
  contact: displayName(200).optional(),
  login: displayName(100).optional(),
  password: Password.optional(),
  subject: displayName(400).optional(),
});
const inOrder = { message: 'term-order', path: ['to'] };
const Holding = z
  .strictObject({
    unit: Id,
    post: z.enum(posts),
    person: z.uuid(),
    from: Day,
    to: Day.nullable().default(null),
    standingIn: z.boolean().default(false),
  })
  .refine(({ from, to }) => to === null || from <= to, inOrder);
const Assignment = z
  .strictObject({ unit: Id, person: z.uuid(), from: Day, to: Day })
  .refine(({ from, to }) => from <= to, inOrder);
const Until = z.strictObject({ to: Day });
const Uuid = z.uuid();

/** Organisations, posts and people; kept by administrators of a unit for it and those under it (W5). */
@Controller()
export class DirectoryController {
  constructor(private readonly deps: ApiDeps) {}

  /** The organisations of one's own districts, and those one shares an agreement with. */
  @Get('units')
  async units(@Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    const own = [...viewer.posts.map(({ unit }) => unit), ...viewer.assigned];
    const homes = [...(await homesOf(manager, own)).values()].map(({ home }) => home);
    return { units: await knownUnits(manager, [...own, ...homes]) };
  }

  /** Under an id that begins with its district where several are (W19); the answer names it. */
  @Post('units')
  @HttpCode(200)
  async addUnit(@Body(new Zod(Unit)) wish: z.output<typeof Unit>, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    await keeps(manager, viewer, wish.parent);
    const known = await pathOf(manager, wish.id);
    // An id of one's own that is taken is told to be; any other wish is answered alike.
    const own = known.some((one) => administers(viewer).includes(one));
    const id = own ? wish.id : await givenId(manager, this.deps, wish.parent, wish.id, known.length > 0);
    const unit = { ...wish, id };
    if (!(await addUnit(manager, unit)))
      throw new Problem(409, 'unit-taken', { zh: '单位编号已用过，请换一个', en: 'This id is taken; choose another' });
    return unit;
  }

  /** Who holds the posts of a unit, to its own people and those who keep it. */
  @Get('units/:id/holdings')
  async holdings(@Param('id', new Zod(Id)) id: string, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    if (!actsFor(viewer).includes(id)) await keeps(manager, viewer, id);
    return { unit: id, holdings: await holdingsOf(manager, this.deps.side, id) };
  }

  @Post('people')
  @HttpCode(200)
  async addPerson(
    @Body(new Zod(Person)) { unit, password, ...person }: z.output<typeof Person>,
    @Viewing() viewer: Viewer,
  ) {
    const { db, side } = this.deps;
    await keeps(db.manager, viewer, unit);
    if (password !== undefined)
      needGoodPassword(password, [person.login ?? null, (await unitNames(db.manager)).get(unit) ?? null]);
    const kept = password === undefined ? undefined : await hashPassword(password);
    const id = await db.transaction(async (tx) => {
      await keeps(tx, viewer, unit);
      return addPerson(tx, side, { ...person, unit, kept, mustChange: kept !== undefined });
    });
    if (id === null)
      throw new Problem(409, 'account-taken', {
        zh: '账号已被使用，请换一个',
        en: 'This account is taken; choose another',
      });
    return { person: id };
  }

  /** Destroys what is known of a person. What they did stays, done by nobody who can be named. */
  @Delete('people/:person')
  @HttpCode(200)
  async erase(@Param('person', new Zod(Uuid)) person: string, @Viewing() viewer: Viewer) {
    const vacancies = await this.deps.db.transaction(async (tx) => {
      await keepsWhole(tx, viewer, person);
      const at = await trustedNow(tx, this.deps.clock);
      const look = await vacating(tx, person, at);
      await erasePerson(tx, this.deps.side, person, dayOf(at, DIRECTORY_ZONE));
      await recordErasure(tx, { kind: 'person-erased', what: person, at, post: 'administrator' });
      return look();
    });
    return { person, erased: true, vacancies };
  }

  @Post('holdings')
  @HttpCode(200)
  async appoint(@Body(new Zod(Holding)) holding: z.output<typeof Holding>, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    await keeps(manager, viewer, holding.unit);
    await keepsPerson(manager, viewer, holding.person);
    return { holding: await appoint(manager, holding) };
  }

  /**
   * The last day of a holding. The duties of the post go to its next holder; `vacancy` says what it has in hand where nobody holds it
   * on the day after.
   */
  @Post('holdings/:holding/end')
  @HttpCode(200)
  async end(
    @Param('holding', new Zod(Uuid)) holding: string,
    @Body(new Zod(Until)) { to }: z.output<typeof Until>,
    @Viewing() viewer: Viewer,
  ) {
    needAdministrator(viewer);
    const { manager } = this.deps.db;
    const unit = await unitOfHolding(manager, holding);
    await keeps(manager, viewer, unit);
    await endHolding(manager, holding, to);
    return { holding, to, vacancy: await vacancyAfter(manager, unit, to, this.deps.clock.now()) };
  }

  /** Lets an auditor read for a time. */
  @Post('assignments')
  @HttpCode(200)
  async assign(@Body(new Zod(Assignment)) assignment: z.output<typeof Assignment>, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    await keeps(manager, viewer, assignment.unit);
    await keepsPerson(manager, viewer, assignment.person);
    return { assignment: await assign(manager, assignment) };
  }

  /** The auditors of a unit and of those under it, to those who keep it. */
  @Get('units/:id/assignments')
  async assignments(@Param('id', new Zod(Id)) id: string, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    await keeps(manager, viewer, id);
    return { unit: id, assignments: await assignedTo(manager, this.deps.side, await unitsUnder(manager, id)) };
  }

  /** The last day on which an auditor reads; one that lies before the first lets them read nothing. */
  @Post('assignments/:assignment/end')
  @HttpCode(200)
  async endAssignment(
    @Param('assignment', new Zod(Uuid)) assignment: string,
    @Body(new Zod(Until)) { to }: z.output<typeof Until>,
    @Viewing() viewer: Viewer,
  ) {
    needAdministrator(viewer);
    const { manager } = this.deps.db;
    await keeps(manager, viewer, await unitOfAssignment(manager, assignment));
    return { assignment, to: await endAssignment(manager, assignment, to) };
  }
}
