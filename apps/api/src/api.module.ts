import { Module, type DynamicModule } from '@nestjs/common';
import { AgreementsController } from './agreements.controller';
import { ApiDeps } from './deps';
import { InboxController } from './inbox.controller';
import { ProgrammesController } from './programmes.controller';
import { StatusController } from './status.controller';

@Module({})
export class ApiModule {
  /** The API on these connections. */
  static on(deps: ApiDeps): DynamicModule {
    return {
      module: ApiModule,
      controllers: [StatusController, ProgrammesController, AgreementsController, InboxController],
      providers: [{ provide: ApiDeps, useValue: deps }],
    };
  }
}
