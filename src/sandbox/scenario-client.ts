import type { ServerFault } from './scenario-name.ts';

/** The client of each server's fault: it is struck when this client asks, and nobody else ever meets it. */
export const FAULT_CLIENT_IDS: Readonly<Record<ServerFault, string>> = {
  'Slow server': '4b8daec6-9a75-4fbc-825b-7ea02b4d6f21',
  'Server that never answers': '5c9ebfd7-ab86-40cd-936c-8fb13c5e7022',
  'Rate limited': '6dafc0e8-bc97-41de-a47d-90c24d6f8123',
  'Service unavailable': '7eb0d1f9-cda8-42ef-b58e-a1d35e709224',
  'Server error': '8fc1e20a-deb9-43f0-869f-b2e46f81a325',
  'HTML instead of JSON': '90d2f31b-efca-4401-97a0-c3f57092b426',
  'Malformed JSON': 'a1e3042c-f0db-4512-a8b1-d40681a3c527',
  'Empty answer': 'b2f4153d-01ec-4623-b9c2-e51792b4d628',
  'Answer cut off': 'c305264e-12fd-4734-8ad3-f628a3c5e729',
  'Connection reset': 'd416375f-230e-4845-9be4-0739b4d6f830',
  Redirect: 'e5274860-341f-4956-acf5-184ac5e70931',
  'Server clock ahead': 'f6385971-4520-4a67-bd06-295bd6f81a32',
};

/** Whether it is the server that fails in this scenario. */
export function isServerFault(name: string): name is ServerFault {
  return Object.hasOwn(FAULT_CLIENT_IDS, name);
}
