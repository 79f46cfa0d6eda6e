import DataLoader from 'dataloader';

/** The batching loaders of one request, made on first use and named by their key: `TaskById`, `BidsByTaskId`. */
export class LoaderSet {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  /** The loader of that name; `batch` must answer in the order of the keys. */
  named<T>(name: string, batch: (keys: readonly string[]) => Promise<ArrayLike<T | Error>>): DataLoader<string, T> {
    const known = this.loaders.get(name);
    if (known) return known as DataLoader<string, T>;
    const made = new DataLoader<string, T>(batch);
    this.loaders.set(name, made as DataLoader<string, unknown>);
    return made;
  }
}
