import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Body, Controller, Get, HttpCode, Injectable, Post, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { z } from 'zod';
import { adjust, envBeside } from '@cobuild/config';
import { ApiDeps } from './deps';
import { needDemo } from './demo-mode';
import { notFound } from './problem';
import { Open } from './session.guard';
import { Zod } from './zod.pipe';

export type DemoState = Readonly<{ state: 'none' | 'starting' | 'running' | 'failed'; url: string | null }>;

/** Virtual ms per real ms; as good as standing, up to two weeks in a second. */
const Pace = z.strictObject({ rate: z.number().min(0.001).max(1_209_600) });
const MAIN = join(__dirname, '../../cli/src/main.js');

/** The one demo year that runs beside us: a process of its own, which ends with us. */
@Injectable()
export class DemoYear implements OnApplicationShutdown {
  private child: ChildProcess | null = null;
  private now: DemoState = { state: 'none', url: null };

  get state(): DemoState {
    return this.now;
  }

  begin(): DemoState {
    if (this.now.state === 'starting' || this.now.state === 'running') return this.now;
    const child = spawn(process.execPath, [MAIN, 'demo'], {
      env: envBeside(),
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.child = child;
    this.now = { state: 'starting', url: null };
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('{"url":')) return;
        this.now = { state: 'running', url: (JSON.parse(line) as { url: string }).url };
      });
    child.once('exit', () => (this.now = { state: 'failed', url: null }));
    return this.now;
  }

  onApplicationShutdown(): void {
    this.child?.kill('SIGTERM');
  }
}

/** The demo year beside an installation without real data, and the pace of time where it is steered. */
@Controller()
@Open()
export class DemoYearController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly year: DemoYear,
  ) {}

  @Get('demo/year')
  async look(): Promise<DemoState> {
    await this.needDemoYear();
    return this.year.state;
  }

  /** Begins it, or finds the one that runs. */
  @Post('demo/year')
  @HttpCode(200)
  async begin(): Promise<DemoState> {
    await this.needDemoYear();
    return this.year.begin();
  }

  /** How fast time runs from now on; only where it is steered and everybody is made up. */
  @Post('clock/pace')
  @HttpCode(200)
  async pace(@Body(new Zod(Pace)) { rate }: z.output<typeof Pace>): Promise<{ rate: number }> {
    const { clock, db } = this.deps;
    if (!clock.steered) throw notFound();
    await needDemo(this.deps);
    const runner = db.createQueryRunner();
    try {
      await adjust((await runner.connect()) as Client, { rate });
    } finally {
      await runner.release();
    }
    return { rate };
  }

  private async needDemoYear(): Promise<void> {
    if (this.deps.clockMode !== 'system') throw notFound();
    await needDemo(this.deps);
  }
}
