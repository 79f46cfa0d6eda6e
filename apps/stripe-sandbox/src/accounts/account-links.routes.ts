import { SECOND } from '../clock/job.js';
import { checkUrl } from '../events/check-url.js';
import { invalidRequest, missing } from '../protocol/api-error.js';
import { oneOf, optional, text } from '../protocol/fields.js';
import { randomWord } from '../protocol/ids.js';
import { route } from '../protocol/route.js';
import { hash } from '../protocol/shapes.js';
import { nowIso } from '../world.js';

const LIFE = 5 * 60 * SECOND;

const useCase = hash({
  collection_options: optional(
    hash({
      fields: optional(oneOf('currently_due', 'eventually_due')),
      future_requirements: optional(oneOf('include', 'omit')),
    }),
  ),
  refresh_url: text(),
  return_url: optional(text()),
});

/** Links into the onboarding page: good once, for five minutes. */
export const accountLinkRoutes = [
  route(
    'POST',
    '/v2/core/account_links',
    {
      account: text(),
      use_case: hash({
        account_onboarding: optional(useCase),
        account_update: optional(useCase),
        type: oneOf('account_onboarding', 'account_update'),
      }),
    },
    ({ world, account: acting, params }) => {
      const { type } = params.use_case;
      const wish = params.use_case[type];
      if (!wish) throw invalidRequest(`use_case.${type} is needed for this type.`, { param: 'use_case' });
      const account = world.tables.accounts.get(params.account);
      if (!account || world.tables.accounts.ownerOf(account.id) !== acting) throw missing('account', params.account, 'account');
      checkUrl(wish.refresh_url, 'refresh_url');
      if (wish.return_url !== undefined) checkUrl(wish.return_url, 'return_url');
      const link = world.tables.accountLinks.insert(acting, {
        id: randomWord(28),
        account: account.id,
        expiresAt: world.clock.now() + LIFE,
        used: false,
        visit: randomWord(28),
        refreshUrl: wish.refresh_url,
        returnUrl: wish.return_url ?? null,
        useCase: type,
      });
      return {
        object: 'v2.core.account_link',
        account: account.id,
        created: nowIso(world),
        expires_at: new Date(link.expiresAt).toISOString(),
        livemode: false,
        url: `${world.publicUrl}/setup/${link.id}`,
        use_case: { account_onboarding: null, account_update: null, type, [type]: wish },
      };
    },
  ),
];
