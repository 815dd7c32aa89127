// The words of the page: verdicts for people who have never seen a status code, numbers and times.

const numbers = new Intl.NumberFormat('en-US');
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export const number = value => numbers.format(value);
export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
export const timeOf = text => clock.format(new Date(text));
export const exactTimeOf = text => `${day.format(new Date(text))}, ${timeOf(text)}.${String(new Date(text).getMilliseconds()).padStart(3, '0')}`;

export function ago(text, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - new Date(text)) / 1000));
  return seconds < 2 ? 'now' : seconds < 60 ? `${seconds} s ago` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : seconds < 86400 ? `${Math.floor(seconds / 3600)} h ago` : day.format(new Date(text));
}

export function span(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min`;
}

/** What the tiles and badges say. `sign` is a shape, so that nothing hangs on colour alone. */
export const verdicts = {
  good: { label: 'Good', sign: '✓', hint: 'Gainsight takes them' },
  bad: { label: 'Bad', sign: '✕', hint: 'Refused, or not as declared' },
  dropped: { label: 'Dropped', sign: '∅', hint: 'Accepted, dropped by PX' },
  notJudged: { label: 'Not judged', sign: '–', hint: 'Key, address, quota, fault' },
};

/** One sentence about an event, for everyone. */
export function verdictSentence(event) {
  switch (event.verdict) {
    case 'good': return event.warnings.length === 0 ? 'Gainsight takes this event.' : 'Gainsight takes this event. You may want to look at what is below.';
    case 'dropped': return 'Accepted, dropped by PX: the sender gets 201, and nobody will ever see this event.';
    case 'notJudged': return 'Gainsight never looked at this event. Sent again, it may be good.';
    default: return event.status < 300
      ? 'Gainsight takes this event, but it is not what your team declared.'
      : 'Gainsight refuses this event.';
  }
}

const reasons = {
  0: 'no answer', 200: 'OK', 201: 'Created', 307: 'Temporary Redirect', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found',
  405: 'Method Not Allowed', 413: 'Content Too Large', 415: 'Unsupported Media Type', 429: 'Too Many Requests', 500: 'Internal Server Error',
  502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};

export const statusText = status => status === 0 ? 'No answer' : `${status} ${reasons[status] ?? ''}`.trim();
