// How often each event came, how it fared, and when last. A click shows its events.

import { h, byId, oneAtATime } from './dom.js';
import { ago, number, verdicts } from './words.js';
import * as api from './api.js';

// More nobody reads, and the filter finds the others.
const mostShown = 100;

export class Names {
  constructor(filters) {
    this.filters = filters;
    this.list = byId('names');
    this.items = new Map();
    this.shown = '';
    this.refresh = oneAtATime(() => this.ask());
    setInterval(() => this.tick(), 5000);
  }

  async ask() {
    if (byId('names-box').open) this.show((await api.names()).names);
  }

  show(names) {
    this.names = names;
    byId('names-empty').hidden = names.length > 0;
    byId('names-title').textContent = names.length === 0 ? 'Event names' : `Event names (${number(names.length)})`;

    // By name, so that they stay where they are while events arrive.
    const shown = names.slice(0, mostShown).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    const keys = shown.map(each => `${each.target}:${each.name}`);
    if (this.shown !== keys.join('\n')) {
      this.shown = keys.join('\n');
      this.items = new Map(shown.map((each, i) => [keys[i], this.item(each)]));
      this.list.replaceChildren(...[...this.items.values()].map(item => item.element));
    }
    shown.forEach((each, i) => this.items.get(keys[i]).show(each));
    this.mark();
  }

  item(each) {
    const total = h('span', { class: 'name-total' });
    const parts = h('span', { class: 'name-parts' });
    const seen = h('span', { class: 'name-seen' });
    const button = h('button', { type: 'button', class: 'name', onclick: () => this.choose(each) },
      h('bdi', { class: 'name-text' }, each.name === '' ? '(no event name)' : each.name), total,
      h('span', { class: 'name-more' }, h('span', { class: 'name-target' }, each.target.toUpperCase()), parts, seen));
    return {
      each,
      button,
      element: h('li', {}, button),
      show(counts) {
        this.counts = counts;
        total.textContent = number(counts.good + counts.bad + counts.dropped + counts.notJudged);
        parts.replaceChildren(...Object.keys(verdicts).filter(verdict => verdict !== 'good' && counts[verdict] > 0)
          .map(verdict => h('span', { class: `count ${verdict}` }, `${number(counts[verdict])} ${verdicts[verdict].label.toLowerCase()}`)));
        this.tick();
      },
      tick() { seen.textContent = ago(this.counts.lastSeen); },
    };
  }

  choose(each) {
    const isChosen = this.filters.values.name === each.name && this.filters.values.target === each.target.toLowerCase();
    this.filters.set(isChosen ? { name: '', target: '' } : { name: each.name, target: each.target.toLowerCase() });
  }

  mark() {
    for (const { button, each } of this.items.values()) {
      button.setAttribute('aria-pressed', this.filters.values.name === each.name && this.filters.values.target === each.target.toLowerCase());
    }
  }

  tick() {
    for (const item of this.items.values()) item.tick();
  }
}
