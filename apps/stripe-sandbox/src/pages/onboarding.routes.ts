import { Router, type Response } from 'express';
import type { AccountLink } from '../accounts/links.js';
import { submitAccount } from '../accounts/verify-account.js';
import { publishThin } from '../events/publish.js';
import type { World } from '../world.js';
import { html } from './html.js';
import { alertBox, sendMessage, sendPage } from './layout.js';
import { nextStepPath, onboardingSteps, type OnboardingStep } from './onboarding-steps.js';
import { formOf, type PageStep } from './page-step.js';
import { reviewPage } from './review-page.js';
import { saveStep } from './save-step.js';

/** The page where an expert sets up their account. The link works once; what follows is one visit. */
export function onboardingRoutes(world: World, step: PageStep): Router {
  const router = Router();

  router.get('/setup/:token', (request, response) => {
    step(response, () => {
      const link = world.tables.accountLinks.get(request.params.token);
      if (!link) {
        sendMessage(response, 'Unknown link', 'This link is not known here. Ask for a new one.', 404);
        return;
      }
      if (link.used || link.expiresAt <= world.clock.now()) {
        response.redirect(303, link.refreshUrl);
        return;
      }
      world.tables.accountLinks.update(link.id, { used: true });
      const account = world.tables.accounts.must(link.account);
      response.redirect(303, `/onboarding/${link.visit}/${nextStepPath(account)}`);
    });
  });

  router.get('/onboarding/:visit/review', (request, response) => {
    step(response, () => {
      const link = findVisit(world, response, request.params.visit);
      if (link) sendPage(response, 'Review', reviewPage(world, link));
    });
  });

  router.post('/onboarding/:visit/leave', (request, response) => {
    step(response, () => {
      const link = findVisit(world, response, request.params.visit);
      if (link) leave(world, response, link);
    });
  });

  router.post('/onboarding/:visit/submit', (request, response) => {
    step(response, () => {
      const link = findVisit(world, response, request.params.visit);
      if (!link) return;
      submitAccount(world, link.account);
      leave(world, response, link);
    });
  });

  for (const page of onboardingSteps) {
    router.get(`/onboarding/:visit/${page.path}`, (request, response) => {
      step(response, () => {
        const link = findVisit(world, response, request.params.visit);
        if (link) showStep(response, link, page);
      });
    });
    router.post(`/onboarding/:visit/${page.path}`, (request, response) => {
      step(response, () => {
        const link = findVisit(world, response, request.params.visit);
        if (!link) return;
        const refusal = saveStep(world, world.tables.accounts.must(link.account), page, formOf(request));
        const next = nextStepPath(world.tables.accounts.must(link.account));
        if (refusal === undefined) response.redirect(303, `/onboarding/${link.visit}/${next}`);
        else showStep(response, link, page, refusal);
      });
    });
  }
  return router;
}

function findVisit(world: World, response: Response, visit: string): AccountLink | undefined {
  const link = world.tables.accountLinks.find((each) => each.used && each.visit === visit);
  if (!link) sendMessage(response, 'Unknown visit', 'Open the link you were given once more.', 404);
  return link;
}

// Coming back proves nothing, so the event only says that somebody came back.
function leave(world: World, response: Response, link: AccountLink): void {
  publishThin(world, 'v2.core.account_link.returned', {
    data: { account_id: link.account, configurations: ['recipient'], use_case: link.useCase },
  });
  if (link.returnUrl === null) sendMessage(response, 'Saved', 'You can close this page.');
  else response.redirect(303, link.returnUrl);
}

function showStep(response: Response, link: AccountLink, page: OnboardingStep, refusal?: string): void {
  const number = onboardingSteps.indexOf(page) + 1;
  const body = html`<p class="steps">Step ${number} of ${onboardingSteps.length + 1}</p>
    <h1>${page.title}</h1>
    ${alertBox(refusal)}
    <form class="card" method="post" action="/onboarding/${link.visit}/${page.path}">
      ${page.inputs}
      <p class="hint">What you type is checked and then forgotten; only that the step is done is kept.</p>
      <button type="submit">Continue</button>
    </form>
    <form method="post" action="/onboarding/${link.visit}/leave">
      <button type="submit" class="plain">Save and leave</button>
    </form>`;
  sendPage(response, page.title, body, refusal ? 400 : 200);
}
