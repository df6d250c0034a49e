import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header, Redirect, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Health, ReadOnly, Ready } from '@cobuild/api-schema';
import { dayOf, toMillis } from '@cobuild/calendar';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import { jsonSchema } from '@cobuild/programme';
import { ApiDeps } from './deps';
import { pagePolicy } from './headers';
import { openApi } from './openapi/openapi';
import { readOnlyNow } from './read-only';
import { isAway, publishedCheckpoint } from '@cobuild/ledger';
import { Anonymous } from './session.guard';

const HTML = 'text/html; charset=utf-8';
const CSP = 'content-security-policy';
const page = (name: string): string => readFileSync(join(__dirname, name), 'utf8');
const [HOME, DOCS] = [page('home.html'), page('docs.html')];

/** How things are, and what there is. */
@Controller()
@Anonymous()
export class StatusController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  @Redirect('/console/', 302)
  home(): void {
    // the console is where people begin
  }

  @Get('status')
  @Header('content-type', HTML)
  @Header(CSP, pagePolicy(HOME))
  status(): string {
    return HOME;
  }

  @Get('docs')
  @Header('content-type', HTML)
  @Header(CSP, pagePolicy(DOCS, "'self'"))
  docs(): string {
    return DOCS;
  }

  @Get('openapi.json')
  document(): unknown {
    return openApi();
  }

  @Get('schema/programme-1.json')
  @Header('content-type', 'application/schema+json')
  schema(): unknown {
    return jsonSchema();
  }

  /** The one clock, virtual or not. */
  @Get('clock')
  clock() {
    const { clock, demo } = this.deps;
    const now = clock.now();
    return { now, today: dayOf(now, DIRECTORY_ZONE), rate: clock.rate(), steerable: demo && clock.steered };
  }

  /** For a load balancer: 200 while this process is to get requests, 503 while it starts and from when it is told to stop. */
  @Get('ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): Ready {
    const { now } = this.deps.readiness;
    if (now !== 'ready') void reply.status(503);
    return { state: now };
  }

  /** 200 as long as the ledger can be read; what is read-only or away is said, not hidden. */
  @Get('health')
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [ledger, temporal, published] = await Promise.all([
      this.ledger(),
      this.deps.temporal.look(),
      publishedCheckpoint(this.deps.log),
    ]);
    if (!ledger.up) void reply.status(503);
    const { up, reason, late, courier, queued, sealer, readOnly } = ledger;
    const now = this.deps.clock.now();
    return {
      ledger: { up, ...(reason ? { reason } : {}), readOnly },
      clock: {
        ...temporal,
        mode: this.deps.clockMode,
        now,
        lateMs: late === null ? null : Math.max(0, toMillis(now) - late.getTime()),
      },
      courier: { up: courier, queued },
      sealer: {
        up: sealer,
        size: published?.size ?? null,
        publishedAt: published?.publishedAt ?? null,
        cosignatures: published?.cosignatures ?? 0,
      },
    };
  }

  private async ledger(): Promise<{
    up: boolean;
    reason?: string;
    late: Date | null;
    courier: boolean;
    queued: number | null;
    sealer: boolean;
    readOnly: ReadOnly[];
  }> {
    const { healthDb, clock, storage } = this.deps;
    try {
      const [row] =
        await healthDb.query<{ late: Date | null; courier: boolean; queued: number; sealer: boolean }[]>(LOOK);
      const { late = null, courier = false, queued = 0, sealer = false } = row ?? {};
      return { up: true, late, courier, queued, sealer, readOnly: await readOnlyNow(healthDb, clock, storage) };
    } catch (error) {
      const reason = isAway(error) ? 'PostgreSQL does not answer' : 'the ledger is not ready';
      return { up: false, reason, late: null, courier: false, queued: null, sealer: false, readOnly: [] };
    }
  }
}

/** Courier and sealer are up when their connections are there; the app role sees its own sessions. */
const LOOK = `
  SELECT (SELECT min(next_change) FROM cobuild.agreements WHERE status IN ('in-force', 'suspended')) AS late,
         EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'cobuild-courier' AND datname = current_database()) AS courier,
         EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'cobuild-sealer' AND datname = current_database()) AS sealer,
         (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE attempts < max_attempts) AS queued`;
