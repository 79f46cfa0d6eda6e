import { Module, type OnModuleInit } from '@nestjs/common';
import { FileReaders } from '@sidecrew/platform';
import { CategoriesResolver } from './graphql/categories.resolver.js';
import { ExpertLoader } from './graphql/expert.loader.js';
import { ExpertsResolver } from './graphql/experts.resolver.js';
import { VettingResolver } from './graphql/vetting.resolver.js';
import { ViewerHandleResolver } from './graphql/viewer-handle.resolver.js';
import { ExpertsReader } from './profiles/experts.reader.js';
import { SaveExpertProfile } from './profiles/save-expert-profile.js';
import { WorkSamples } from './profiles/work-samples.js';
import { DecideVetting } from './vetting/decide-vetting.js';
import { RequestVetting } from './vetting/request-vetting.js';
import { VettingsReader } from './vetting/vettings.reader.js';

export const expertsResolvers = [ExpertsResolver, CategoriesResolver, VettingResolver, ViewerHandleResolver];

@Module({
  providers: [
    ...expertsResolvers,
    ExpertsReader,
    ExpertLoader,
    VettingsReader,
    SaveExpertProfile,
    WorkSamples,
    RequestVetting,
    DecideVetting,
  ],
  exports: [ExpertsReader, SaveExpertProfile, WorkSamples, RequestVetting, DecideVetting],
})
export class ExpertsModule implements OnModuleInit {
  constructor(
    private readonly experts: ExpertsReader,
    private readonly files: FileReaders,
  ) {}

  onModuleInit(): void {
    // A work sample is what an expert shows to everyone, for as long as it stands in the profile.
    this.files.register('sample', (_actor, fileId) => this.experts.showsFile(fileId));
  }
}
