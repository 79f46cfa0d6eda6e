import type { AccountLink } from '../accounts/links.js';
import { requirementEntries } from '../accounts/requirements.js';
import type { World } from '../world.js';
import { html, type Html } from './html.js';
import { onboardingSteps } from './onboarding-steps.js';

/** The last page of onboarding: what was given, what is wrong, and the button that hands it in. */
export function reviewPage(world: World, link: AccountLink): Html {
  const account = world.tables.accounts.must(link.account);
  const problems = requirementEntries(world, account).flatMap((entry) => entry.errors);
  const rows = onboardingSteps.map((step) => {
    const done = step.gives.every((field) => account.given.includes(field));
    return html`<dt>${step.title}</dt>
      <dd>
        ${done ? 'Given' : 'Missing'} ·
        <a href="/onboarding/${link.visit}/${step.path}">Change <span>${step.title.toLowerCase()}</span></a>
      </dd>`;
  });
  return html`<p class="steps">Step ${onboardingSteps.length + 1} of ${onboardingSteps.length + 1}</p>
    <h1>Review</h1>
    ${problems.map((problem) => html`<p class="alert" role="alert">${problem.description}</p>`)}
    <div class="card"><dl>${rows}</dl></div>
    <div class="actions">
      <form method="post" action="/onboarding/${link.visit}/submit">
        <button type="submit">Submit</button>
      </form>
      <form method="post" action="/onboarding/${link.visit}/leave">
        <button type="submit" class="plain">Save and leave</button>
      </form>
    </div>`;
}
