/** The channel between the tabs of one console; nothing secret is ever said on it. */
const NAME = 'tokenscope.lock';

/**
 * Hears of a Lock that was pressed in another tab. The channel is closed while the page is away: one that is open may keep
 * a browser from taking the page into its back-forward cache, and such a page is locked anyway.
 */
export function onLockElsewhere(heard: () => void): { readonly tell: () => void; readonly close: () => void } {
  let channel: BroadcastChannel | undefined;
  const open = (): void => {
    if (channel) return;
    try {
      channel = new BroadcastChannel(NAME);
      channel.addEventListener('message', heard);
    } catch {
      // where a browser allows no storage, it may allow no channel either: each tab is then locked by itself
    }
  };
  const shut = (): void => {
    channel?.close();
    channel = undefined;
  };
  open();
  addEventListener('pagehide', shut);
  addEventListener('pageshow', open);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin and takes no target
    tell: () => channel?.postMessage('locked'),
    close: () => {
      removeEventListener('pagehide', shut);
      removeEventListener('pageshow', open);
      shut();
    },
  };
}
