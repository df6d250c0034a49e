import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import {
  createClock,
  freshSalt,
  pushKeysOf,
  readEnv,
  retrying,
  type Clock,
  type EnvOf,
  type ProcessLife,
} from '@cobuild/config';
import { linkKeyOf, sideStore } from '@cobuild/directory';
import { createDataSource, isAway, whenReachable } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { channelsFrom, type ChannelSettings } from './channels/channels';
import { startCourier, type RunningCourier } from './run';

type Env = EnvOf<'courier'>;

/** Holds the courier's queue runner for as long as the process lives. */
@Module({})
export class CourierModule implements OnApplicationShutdown {
  static with(life: ProcessLife): DynamicModule {
    return {
      module: CourierModule,
      providers: [{ provide: CourierModule, useFactory: () => CourierModule.start(life) }],
    };
  }

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly courier: RunningCourier,
  ) {}

  private static async start({ log, fail }: ProcessLife): Promise<CourierModule> {
    const env = readEnv('courier');
    const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = env;
    const entities = [AgreementOverview, InboxNotice];
    const db = await whenReachable(createDataSource(databaseUrl, { purpose: 'courier', poolSize: 8, entities }), log);
    const clock = await createClock(env.COBUILD_CLOCK, databaseUrl);
    const publicUrl = env.PUBLIC_URL ?? `http://127.0.0.1:${env.HTTP_PORT}`;
    const master = masterOf(env);
    const deps = {
      db,
      clock,
      salt: freshSalt,
      side: sideStore(master),
      channels: channelsFrom(channelSettings(env, publicUrl)),
      publicUrl,
      linkKey: linkKeyOf(master),
    };
    const courier = await retrying(
      () => startCourier(deps, { databaseUrl, address, namespace }, log),
      isAway,
      (reason) => log(`the queue is not there yet, trying again: ${reason}`),
    );
    courier.stopped.catch(fail);
    return new CourierModule(db, clock, courier);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.courier.stop();
    await this.clock.close();
    await this.db.destroy();
  }
}

/** A mail server takes both settings or neither. */
function channelSettings(env: Env, publicUrl: string): ChannelSettings {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, COBUILD_PUSH_KEY: key, COBUILD_ALLOW_PRIVATE_TARGETS: inside } = env;
  if ((smtpUrl === undefined) !== (from === undefined)) throw new Error('configuration: SMTP_URL needs MAIL_FROM');
  const mail = smtpUrl === undefined || from === undefined ? null : { smtpUrl, from };
  // Push services take no plain http as an address to write to; a machine that nobody reaches has none.
  const subject = publicUrl.startsWith('https:') ? publicUrl : 'mailto:nobody@cobuild.invalid';
  const push = key === undefined ? null : { ...pushKeysOf(key), subject };
  return { mail, push, allowPrivate: inside === '1' };
}

function masterOf({ COBUILD_MASTER_KEY: master }: Env): Buffer {
  if (master === undefined) throw new Error('configuration: the courier needs COBUILD_MASTER_KEY');
  return Buffer.from(master, 'hex');
}
