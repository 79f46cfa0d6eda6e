import type { Browser, Locator, Page } from 'playwright-core';
import { expectNoAxeViolations, openWindow, type pictures, type Screen } from '../setup/browser.js';
import { hasSecondFactor, PASSWORD, type Persona, recoveryCodeOf } from '../setup/people.js';

const PHONE = { width: 390, height: 844 };

type Picture = ReturnType<typeof pictures>;

/** One person's own browser window, used as they would: by labels and names, never by selectors. */
export class PersonalWindow {
  private constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly picture: Picture,
  ) {}

  /** Opens a window and signs the person in through the form. */
  static async of(browser: Browser, url: string, persona: Persona, picture: Picture): Promise<PersonalWindow> {
    const context = await openWindow(browser);
    context.setDefaultTimeout(45_000);
    const window = new PersonalWindow(await context.newPage(), url, picture);
    await window.visits('/sign-in');
    await window.writes('Mail address', persona.email);
    await window.writes('Password', PASSWORD);
    await window.presses('Sign in');
    if (hasSecondFactor(url, persona)) {
      await window.writes('Code', recoveryCodeOf(url, persona));
      await window.presses('Sign in');
    }
    await window.page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
    return window;
  }

  async visits(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  async writes(label: string, text: string, inside: Locator | Page = this.page): Promise<void> {
    await inside.getByLabel(label, { exact: true }).first().fill(text);
  }

  async chooses(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).first().selectOption({ label: option });
  }

  async ticks(label: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).first().check();
  }

  async presses(name: string | RegExp, inside: Locator | Page = this.page): Promise<void> {
    await inside
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  /** Presses as people do who do not trust their mouse. */
  async pressesTwice(name: string | RegExp, inside: Locator | Page = this.page): Promise<void> {
    await inside
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .dblclick();
  }

  async follows(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  /** Looks for a button and does not find it. The page is read first, so that "not there" is not "not yet there". */
  async cannotPress(name: string | RegExp): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    const found = await this.page.getByRole('button', { name, exact: typeof name === 'string' }).count();
    if (found > 0) throw new Error(`There is a button “${String(name)}” on ${this.page.url()}.`);
  }

  /** Adds a file to an open dialog and waits until it has arrived. */
  async attaches(label: string, name: string, text: string): Promise<void> {
    await this.dialog.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await this.dialog.getByRole('button', { name: `Remove ${name}` }).waitFor();
  }

  /** Writes the owner's share into the box of the split slider. */
  async shares(owner: string): Promise<void> {
    await this.writes('Back to the owner', owner, this.dialog);
    await this.page.keyboard.press('Tab');
  }

  /** Moves the split slider with the keys, as far as a number of percent for the owner. */
  async slides(percent: number): Promise<void> {
    const slider = this.dialog.getByRole('slider');
    await slider.focus();
    await this.page.keyboard.press('Home');
    for (let step = 0; step < percent; step += 1) await this.page.keyboard.press('ArrowRight');
  }

  /** Both shares as they stand in the boxes: the owner's, the expert's. */
  async split(): Promise<string[]> {
    const boxes = ['Back to the owner', 'To the expert'].map((label) => this.dialog.getByLabel(label, { exact: true }).inputValue());
    return Promise.all(boxes);
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Waits until the page says so; otherwise fails with what it says instead. */
  async reads(text: string | RegExp): Promise<void> {
    try {
      await this.page.getByText(text).first().waitFor();
    } catch (cause) {
      throw new Error(`Expected to read “${String(text)}” on ${this.page.url()}, but it says: ${await this.page.innerText('body')}`, {
        cause,
      });
    }
  }

  /** Looks at the page at desktop and phone width: keeps both pictures, and lets axe look too. */
  async looks(name: string): Promise<void> {
    // The page is judged with its data, not in the moment before it came.
    await this.page.waitForLoadState('networkidle');
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await expectNoAxeViolations(this.page);
    await this.picture(this.page, name, 'desktop');
    await this.atPhoneWidth(() => this.picture(this.page, name, 'phone' satisfies Screen));
  }

  private async atPhoneWidth(act: () => Promise<unknown>): Promise<void> {
    const before = this.page.viewportSize() ?? { width: 1280, height: 800 };
    await this.page.setViewportSize(PHONE);
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
    if (width > PHONE.width) throw new Error(`${this.page.url()} scrolls sideways on a phone: it is ${width} px wide.`);
    await act();
    await this.page.setViewportSize(before);
  }
}
