import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import type { Instant } from '@cobuild/calendar';
import { recordErasure, restorePerson, restrictPerson } from '@cobuild/directory';
import { trustedNow } from '@cobuild/ledger';
import { ApiDeps } from './deps';
import { keepsWhole } from './keeping';
import { Problem } from './problem';
import { vacating } from './vacancies';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Uuid = z.uuid();

/** Stops all handling of what is known of a person but its storage, and begins it again on the word of two administrators. */
@Controller('people/:person/restriction')
export class RestrictionController {
  constructor(private readonly deps: ApiDeps) {}

  @Post()
  @HttpCode(200)
  async restrict(@Param('person', new Zod(Uuid)) person: string, @Viewing() viewer: Viewer) {
    const vacancies = await this.deps.db.transaction(async (tx) => {
      await keepsWhole(tx, viewer, person);
      const at = await trustedNow(tx, this.deps.clock);
      const look = await vacating(tx, person, at);
      if (!(await restrictPerson(tx, this.deps.side, person, at)))
        throw new Problem(409, 'already-restricted', {
          zh: '这个人的信息已经限制处理，或已删除',
          en: 'What is known of this person is restricted already, or erased',
        });
      await this.record(tx, 'person-restricted', person, at);
      return look();
    });
    return { person, restricted: true, vacancies };
  }

  /** The first administrator's word waits for the second's. */
  @Delete()
  @HttpCode(200)
  async restore(@Param('person', new Zod(Uuid)) person: string, @Viewing() viewer: Viewer) {
    const became = await this.deps.db.transaction(async (tx) => {
      await keepsWhole(tx, viewer, person);
      const restoring = await restorePerson(tx, this.deps.side, person, viewer.person);
      if (restoring === 'restored')
        await this.record(tx, 'person-restored', person, await trustedNow(tx, this.deps.clock));
      return restoring;
    });
    if (became === 'not-restricted')
      throw new Problem(409, 'not-restricted', {
        zh: '这个人的信息没有被限制处理',
        en: 'What is known of this person is not restricted',
      });
    return { person, restricted: became === 'waits', waitsForAnother: became === 'waits' };
  }

  private record(
    tx: EntityManager,
    kind: 'person-restricted' | 'person-restored',
    person: string,
    at: Instant,
  ): Promise<void> {
    return recordErasure(tx, { kind, what: person, at, post: 'administrator' });
  }
}
