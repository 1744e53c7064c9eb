import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page, type Request } from '@playwright/test';
import type { IntrospectCall } from '../src/core/environment/relay.ts';
import type { SampleName } from '../src/core/environment/sample.ts';
import { guardPages } from './page-guard.ts';

/** The page by its roles and names, as a person with a keyboard or a screen reader finds it. */
export class ConsolePage {
  readonly page: Page;
  readonly requests: Request[] = [];
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => this.requests.push(request));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  get answer(): Locator {
    return this.page.getByRole('region', { name: 'Answer' });
  }
  get verdict(): Locator {
    return this.page.getByRole('status', { name: 'Verdict' });
  }
  get introspect(): Locator {
    return this.page.getByRole('button', { name: 'Introspect', exact: true });
  }
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }
  choice(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }
  claim(name: string): Locator {
    return this.page.getByRole('table', { name: 'Claims' }).locator(`[data-claim="${name}"]`);
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`/${query}`);
    await expect(this.introspect).toBeVisible();
  }

  async load(name: SampleName): Promise<void> {
    const before = await this.field('Token').inputValue();
    if (name === 'Good token') await this.page.getByRole('button', { name: 'Load sample' }).click();
    else {
      await this.page.getByRole('button', { name: 'More samples' }).click();
      await this.page.getByRole('menuitem', { name, exact: true }).click();
    }
    await expect(this.field('Token')).not.toHaveValue(before);
    await expect(this.page.getByRole('group', { name: 'Imported key' })).toBeVisible();
  }

  async ask(): Promise<void> {
    await this.introspect.click();
    await this.settled();
  }
  async settled(): Promise<void> {
    await expect(this.answer).toHaveAttribute('data-verdict', /^(?!idle|pending)/);
  }
  async expectVerdict(state: string): Promise<void> {
    await expect(this.answer).toHaveAttribute('data-verdict', state);
  }

  /** Calls a control route of the sandbox as the page itself would: from within it, with its secret. */
  control(route: string, body: unknown): Promise<Record<string, unknown>> {
    return this.page.evaluate(
      async ([path, json]) => {
        const session = document.querySelector('meta[name=tokenscope-session]')?.getAttribute('content') ?? '{}';
        const response = await fetch(`/sandbox/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-tokenscope-relay': JSON.parse(session).relaySecret },
          body: json ?? '',
        });
        return response.json() as Promise<Record<string, unknown>>;
      },
      [route, JSON.stringify(body)] as const,
    );
  }

  /** The introspection calls that were sent to the relay so far. */
  relayCalls(): IntrospectCall[] {
    return this.requests
      .filter((request) => request.url().endsWith('/relay'))
      .map((request) => request.postDataJSON() as IntrospectCall)
      .filter(({ call }) => call === 'introspect');
  }

  /** The value of a parameter of the last introspection call. */
  sent(name: string): string | undefined {
    return this.relayCalls()
      .at(-1)
      ?.parameters.find(([parameter]) => parameter === name)?.[1];
  }

  /** Has the sandbox fill the form so that the next question fails in this way. */
  async choose(scenario: string): Promise<void> {
    const before = await this.field('Token').inputValue();
    await this.choice('Scenario').selectOption(scenario);
    await expect(this.field('Token')).not.toHaveValue(before);
  }
  get problem(): Locator {
    return this.page.getByRole('alert').and(this.page.locator('[data-problem]'));
  }
  /** What a failure is put down to, the likeliest first: by what each cause is about. */
  causes(): Promise<(string | null)[]> {
    return this.problem
      .getByRole('list', { name: 'Likely causes' })
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-cause')));
  }

  get importedKey(): Locator {
    return this.page.getByRole('group', { name: 'Imported key' });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  async showTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }
  /** The row of a claim or header parameter in the Assertion tab. */
  assertionRow(name: string): Locator {
    return this.page.getByRole('table', { name: 'Assertion' }).locator(`[data-claim="${name}"]`);
  }

  /** What of the page is against WCAG 2.2 AA, or against best practice: the rules and the places. */
  async accessibilityViolations(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }

  /** Fills the form with the sandbox's client, or resource, for a method. */
  async loadClient(method: string, caller: 'Application' | 'Resource' = 'Application'): Promise<void> {
    await this.page.getByRole('radio', { name: caller }).check();
    await this.choice('Authentication method').selectOption(method);
    const before = await this.field('Token').inputValue();
    if (method === 'private_key_jwt' && caller === 'Application') await this.button('Load sample').click();
    else await this.button('Load both').click();
    await expect(this.field('Token')).not.toHaveValue(before);
    if (method === 'private_key_jwt') await expect(this.importedKey).toBeVisible();
  }
}

/**
 * Every story ends without a word on the browser's console: no error, no warning. No page of any story asks another origin
 * than its console's, or violates its policy.
 */
export const test = base.extend<{ console: ConsolePage; guarded: void }>({
  guarded: [
    async ({ context, baseURL }, use, info) => {
      const faults = guardPages(context, baseURL ?? '', info);
      await use();
      expect(faults()).toEqual([]);
    },
    { auto: true },
  ],
  console: async ({ page }, use) => {
    const console = new ConsolePage(page);
    await use(console);
    expect(console.complaints).toEqual([]);
  },
});

export { expect };
