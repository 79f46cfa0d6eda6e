/** What a browser does on the payment partner's hosted pages, by plain forms. */

/** Pays a Checkout page with the test card that always works. */
export async function payWithCard(url: string, payer: { readonly name: string; readonly email: string }): Promise<void> {
  const { status } = await post(url, {
    email: payer.email,
    name: payer.name,
    cardNumber: '4242424242424242',
    expiry: '12 / 34',
    cvc: '123',
  });
  if (status !== 303) throw new Error(`The payment page answered ${status}.`);
}

/** Goes through the expert's onboarding from name to bank account; the test id number is verified at once. */
export async function setUpAccount(url: string, name: string): Promise<void> {
  const [givenName = name, ...rest] = name.split(' ');
  const answers: Readonly<Record<string, Record<string, string>>> = {
    name: { givenName, surname: rest.join(' ') || givenName, birthDate: '1988-04-12' },
    address: { line1: 'Harbour Street 5', postalCode: '10115', city: 'Old Town' },
    'id-number': { idNumber: '222222222' },
    bank: { routing: '110000000', account: '000123456789' },
  };
  let page = await follow(url);
  for (const [step, form] of Object.entries(answers)) {
    if (!page.pathname.endsWith(`/${step}`)) continue;
    page = await landing(page, await post(page.href, form));
  }
  if (!page.pathname.endsWith('/review')) throw new Error(`The onboarding stopped at ${page.pathname}.`);
  await post(new URL('submit', page).href, {});
}

async function follow(url: string): Promise<URL> {
  return landing(new URL(url), await fetch(url, { redirect: 'manual' }));
}

async function landing(from: URL, answer: Response): Promise<URL> {
  await answer.arrayBuffer();
  const location = answer.headers.get('location');
  if (!location) throw new Error(`The page ${from.pathname} answered ${answer.status}.`);
  return new URL(location, from);
}

const post = (url: string, form: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
