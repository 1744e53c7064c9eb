import { useSyncExternalStore } from 'react';
import { egress, onEgress } from './egress.ts';

const isBetrayed = (): boolean =>
  egress.contacted.size > 1 || egress.violations.some((what) => !what.startsWith('style'));

/** Whether the page has asked anybody but its own origin, or was kept from something by its policy. */
export const useEgress = (): boolean => useSyncExternalStore(onEgress, isBetrayed);
