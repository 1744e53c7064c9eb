import { expect, type ConsolePage } from './console-page.ts';

/** The whole of the Trust check in one sentence. */
export const whole = (console: ConsolePage) => console.page.getByRole('status', { name: 'Trust', exact: true });

/** One promise of it, by what it is about. */
export const promise = (console: ConsolePage, about: string) => console.page.locator(`[data-trust=${about}]`);

/** Opens it, and waits until it has looked. */
export async function openCheck(console: ConsolePage): Promise<void> {
  await console.button('Trust check').click();
  await expect(whole(console)).toHaveAttribute('data-standing', /./);
}

/** What does not hold, by what it is about. */
export const unmet = (console: ConsolePage) =>
  console.page
    .locator('[data-trust][data-standing=unmet]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-trust')));
