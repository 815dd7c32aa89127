// The emulator's own endpoints. Changes carry the run's token, which the page was given with its markup.

const token = document.querySelector('meta[name="emulator-token"]').content;
const base = '/emulator';

async function ask(method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: method === 'GET' ? {} : { 'X-Emulator-Token': token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(json.error ?? `The emulator answered ${response.status}.`);
  return json;
}

export const timeline = query => ask('GET', `/timeline?${new URLSearchParams(query)}`);
export const event = number => ask('GET', `/events/${number}`);
export const names = () => ask('GET', '/names');
export const plan = () => ask('GET', '/plan');
export const clear = () => ask('POST', '/reset');
export const addFault = fault => ask('POST', '/faults', { fault });
export const removeFault = number => ask('DELETE', `/faults/${number}`);
export const removeFaults = () => ask('DELETE', '/faults');
export const send = message => ask('POST', '/send', message);

/** Calls `onState` with how things stand, and `onLink` with whether the emulator is there. The browser connects again by itself. */
export function listen(onState, onLink) {
  const source = new EventSource(`${base}/stream`);
  source.addEventListener('state', message => {
    onState(JSON.parse(message.data));
    onLink(true);
  });
  source.addEventListener('error', () => onLink(false, source.readyState === EventSource.CLOSED));
}
