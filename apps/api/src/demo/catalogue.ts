import type { Door } from './door.js';

interface CategoryAnswer {
  readonly id: string;
  readonly slug: string;
  readonly skills: readonly { readonly id: string; readonly name: string }[];
}

/** Ids of categories and skills by the words people use. */
export class Catalogue {
  private constructor(private readonly categories: readonly CategoryAnswer[]) {}

  static async read(door: Door): Promise<Catalogue> {
    const { categories } = await door.asks<{ categories: CategoryAnswer[] }>(null, '{ categories { id slug skills { id name } } }');
    return new Catalogue(categories);
  }

  category(slug: string): CategoryAnswer {
    const category = this.categories.find((each) => each.slug === slug);
    if (!category) throw new Error(`There is no category ${slug}.`);
    return category;
  }

  skillIds(slug: string, names: readonly string[]): string[] {
    return names.map((name) => {
      const skill = this.category(slug).skills.find((each) => each.name === name);
      if (!skill) throw new Error(`There is no skill ${name} in ${slug}.`);
      return skill.id;
    });
  }
}
