import { agent } from 'supertest';
import { noteRefusedUpload, noteTried } from './tried-operations.js';

/** What GraphQL answered, errors included. */
export interface Answer<T> {
  readonly data: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** What every mutation says in place of its result when it is refused: ask for it with `... on Refused`. */
export interface Refusal {
  readonly __typename: 'Refused';
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

export const REFUSED = '... on Refused { __typename code message field }';

let browsers = 0;

/** Somebody's browser: it keeps its cookies, has a network address of its own, and speaks GraphQL. */
export class Visitor {
  readonly http: ReturnType<typeof agent>;

  constructor(readonly url: string) {
    browsers += 1;
    // The app trusts this header from a proxy on the same machine, which is what specs are to it.
    const address = `10.1.${browsers >> 8}.${browsers & 255}`;
    this.http = agent(url).set('X-Forwarded-For', address).on('response', noteRefusedUpload);
  }

  /** The data, or an error that carries the first message; for what should work. */
  async asks<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.answers<T>(query, variables);
    if (errors?.[0] || !data) throw new Error(`${errors?.[0]?.message ?? 'No data'} (${JSON.stringify(errors)})`);
    return data;
  }

  /** One mutation by its call, such as `signOut { ... on Done { done } }`; answers its result or its refusal. */
  async does<T extends object = object>(call: string, types = '', variables: object = {}): Promise<T | Refusal> {
    const open = call.lastIndexOf('}');
    const document = `mutation ${types ? `(${types})` : ''} { result: ${call.slice(0, open)} ${REFUSED} ${call.slice(open)} }`;
    return (await this.asks<{ result: T | Refusal }>(document, variables)).result;
  }

  /** Everything GraphQL answered, for what should fail. */
  async answers<T>(query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await this.http.post('/graphql').send({ query, variables });
    const answer = response.body as Answer<T>;
    noteTried(query, answer);
    return answer;
  }
}

/** The code of a refusal, or null where the act was done. */
export const codeOf = (result: object): string | null =>
  '__typename' in result && result.__typename === 'Refused' ? (result as Refusal).code : null;
