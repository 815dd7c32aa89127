// One event: what became of it, why, what to change, and what was sent.

import { h, byId, say } from './dom.js';
import { exactTimeOf, plural, statusText, verdicts, verdictSentence } from './words.js';
import { jsonView } from './json-view.js';
import * as api from './api.js';

export class Detail {
  constructor(onClose) {
    this.panel = byId('detail');
    this.onClose = onClose;
    this.clear();
  }

  clear() {
    this.number = null;
    document.body.classList.remove('has-detail');
    this.panel.replaceChildren(h('div', { class: 'empty' },
      h('h2', {}, 'No event selected'),
      h('p', {}, 'Choose one on the left to see what was sent, what Gainsight makes of it, and what to change. The arrow keys move through the list.')));
  }

  async show(number, takesFocus = false) {
    this.number = number;
    try {
      const event = await api.event(number);
      if (this.number !== number) return;
      this.panel.replaceChildren(...content(event, () => this.onClose()));
    } catch (error) {
      if (this.number !== number) return;
      this.panel.replaceChildren(closeButton(() => this.onClose()), h('div', { class: 'empty' }, h('h2', {}, `Event ${number} is not here`), h('p', {}, error.message)));
    }
    document.body.classList.add('has-detail');
    this.panel.scrollTop = 0;
    if (takesFocus) this.panel.focus();
  }
}

function content(event, close) {
  const verdict = verdicts[event.verdict];
  return [
    closeButton(close),
    h('div', { class: 'detail-head' },
      h('p', { class: 'detail-kicker' }, `${event.target.toUpperCase()} event · request ${event.number}`),
      h('h2', { class: 'detail-name' }, h('bdi', {}, cut(event.eventName ?? '(no event name)', 200))),
      h('p', { class: `verdict ${event.verdict}` },
        h('span', { class: 'verdict-sign', 'aria-hidden': 'true' }, verdict.sign),
        h('span', {}, h('strong', {}, verdict.label), h('br'), verdictSentence(event)))),
    event.problems.length > 0 ? h('section', { 'aria-label': 'What is wrong' },
      h('h3', {}, plural(event.problems.length, 'reason')),
      h('ol', { class: 'problems' }, event.problems.map(problem => problemItem(problem, event.verdict)))) : null,
    event.warnings.length > 0 ? h('section', { 'aria-label': 'Warnings' },
      h('h3', {}, plural(event.warnings.length, 'warning')),
      h('ul', { class: 'warnings' }, event.warnings.map(warning => h('li', { dir: 'auto' }, warning)))) : null,
    h('section', { 'aria-label': 'What was sent' },
      h('div', { class: 'detail-tools' },
        h('h3', {}, 'What was sent'),
        h('button', { type: 'button', class: 'button small', onclick: () => copy(event.body, 'The JSON is copied.') }, 'Copy JSON'),
        h('button', { type: 'button', class: 'button small', onclick: () => copy(curlOf(event), 'The curl command is copied; put your key in it.') }, 'Copy curl')),
      jsonView(event.body, event.problems)),
    h('section', { 'aria-label': 'Request' },
      h('h3', {}, 'Request'),
      h('dl', { class: 'facts' }, facts(event).map(([name, value]) => [h('dt', {}, name), h('dd', {}, h('bdi', {}, cut(value, 300)))]))),
  ].filter(part => part !== null);
}

function problemItem(problem, verdict) {
  return h('li', { class: `problem ${verdict}` },
    h('p', { class: 'problem-message', dir: 'auto' }, problem.message),
    problem.path === '' ? null : h('p', { class: 'problem-place' }, 'at ', h('code', {}, cut(problem.path, 200))),
    problem.remedy === undefined ? null : h('p', { class: 'problem-remedy' }, h('span', { 'aria-hidden': 'true' }, '→ '), h('span', { class: 'visually-hidden' }, 'What to change: '), problem.remedy));
}

function facts(event) {
  return [
    ['Received', exactTimeOf(event.receivedAt)],
    ['Answer', statusText(event.status)],
    ['User', event.identifyId],
    ['Account', event.accountId],
    ['Product', event.propertyKey],
    ['Event id', event.eventId],
    ['Address', `${event.method} ${event.path}`],
    ...Object.entries(event.headers),
  ].filter(([, value]) => value !== undefined && value !== null);
}

// With the secrets left out, and what a shell would take for its own in quotes.
export function curlOf(event) {
  const placeholders = { 'X-APTRINSIC-API-KEY': '<your API key>', sharedSecret: '<your shared secret>', Accesskey: '<your access key>' };
  const headers = Object.entries(event.headers).map(([name, value]) => `  -H ${quoted(`${name}: ${placeholders[name] ?? value}`)} \\\n`);
  return `curl -X ${event.method} ${quoted(location.origin + event.path)} \\\n${headers.join('')}  --data-raw ${quoted(event.body)}`;
}

const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say('The browser did not let the page copy.');
  }
}

function closeButton(close) {
  return h('button', { type: 'button', class: 'button quiet detail-close', onclick: close }, '← Back to the events');
}

const cut = (text, longest) => text.length <= longest ? text : `${text.slice(0, longest)}…`;
