import { Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, MoneyType, type RequestContext } from '@sidecrew/platform';
import { type CatalogueRow, ExpertsReader } from '../profiles/experts.reader.js';
import { CategoryType, SkillType } from './experts.types.js';

/** Categories with what is going on in them; nested ones load their figures once per request. */
@Resolver(() => CategoryType)
export class CategoriesResolver {
  constructor(private readonly experts: ExpertsReader) {}

  @Query(() => [CategoryType])
  @Allow('anyone')
  async categories() {
    return this.experts.categories();
  }

  @ResolveField(() => [SkillType])
  async skills(@Parent() category: CategoryType, @Context() context: RequestContext) {
    return (await this.whole(category, context)).skills;
  }

  @ResolveField(() => Int)
  async openTasks(@Parent() category: CategoryType, @Context() context: RequestContext) {
    return (await this.whole(category, context)).openTasks;
  }

  @ResolveField(() => MoneyType, { nullable: true, description: 'The lowest budget among open tasks in dollars.' })
  async startingPrice(@Parent() category: CategoryType, @Context() context: RequestContext) {
    return (await this.whole(category, context)).startingPrice;
  }

  private async whole(category: CategoryType & Partial<CatalogueRow>, context: RequestContext): Promise<CatalogueRow> {
    if (category.openTasks !== undefined && category.skills !== undefined) return category as CatalogueRow;
    return context.loaders
      .named<CatalogueRow>('CategoryById', async (ids) => {
        const rows = new Map((await this.experts.categories()).map((row) => [row.id, row]));
        return ids.map((id) => rows.get(id) ?? new Error(`There is no category ${id}.`));
      })
      .load(category.id);
  }
}
