import { Module, type DynamicModule } from '@nestjs/common';
import { AdoptionController } from './programmes/adoption.controller';
import { ActController } from './act/act.controller';
import { ActLinksController } from './act/act-links.controller';
import { AgreementsController } from './agreements.controller';
import { BoardController } from './board/board.controller';
import { BundleController } from './bundle.controller';
import { ChannelsController } from './channels.controller';
import { CompareController } from './compare.controller';
import { Cookies } from './cookies';
import { DemoYear, DemoYearController } from './demo-year';
import { DeskController } from './desk.controller';
import { DirectoryController } from './directory.controller';
import { ApiDeps } from './deps';
import { DocumentsController } from './documents.controller';
import { FeedsController } from './feeds.controller';
import { FurtherController } from './further.controller';
import { InboxController } from './inbox.controller';
import { ItemsController } from './items.controller';
import { LiveInbox } from './live/live-inbox';
import { LogController } from './log.controller';
import { NumbersController } from './numbers.controller';
import { OidcController } from './oidc.controller';
import { PasswordsController } from './passwords.controller';
import { ProgrammesController } from './programmes.controller';
import { ProofsController } from './proofs.controller';
import { RolloutController } from './programmes/rollout.controller';
import { ReadingController } from './reading.controller';
import { RestrictionController } from './restriction.controller';
import { SearchController } from './search/search.controller';
import { SessionController } from './session.controller';
import { SideController } from './side.controller';
import { SignIn } from './sign-in/sign-in';
import { StatusController } from './status.controller';
import { VacanciesController } from './vacancies.controller';
import { YearController } from './year.controller';
import { WhyController } from './why.controller';

@Module({})
export class ApiModule {
  /** The API on these connections. */
  static on(deps: ApiDeps, log: (line: string) => void): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        StatusController,
        DemoYearController,
        SessionController,
        NumbersController,
        OidcController,
        PasswordsController,
        DirectoryController,
        VacanciesController,
        RestrictionController,
        SideController,
        ProgrammesController,
        AdoptionController,
        RolloutController,
        AgreementsController,
        ReadingController,
        CompareController,
        DeskController,
        BoardController,
        YearController,
        SearchController,
        ItemsController,
        FurtherController,
        WhyController,
        DocumentsController,
        InboxController,
        ChannelsController,
        FeedsController,
        LogController,
        ProofsController,
        BundleController,
        ActController,
        ActLinksController,
      ],
      providers: [
        { provide: ApiDeps, useValue: deps },
        Cookies,
        SignIn,
        DemoYear,
        { provide: LiveInbox, useFactory: () => new LiveInbox(deps, log) },
      ],
    };
  }
}
