// A hundred thousand events in a list of a few dozen elements: only what is in sight, and a little around it, is there.

import { h, byId, debounce, oneAtATime } from './dom.js';
import { number, plural, timeOf, statusText, verdicts } from './words.js';
import * as api from './api.js';

const rowHeight = 52;
const around = 12;

// Browsers do not make elements of any height; beyond this one the scrollbar stands for more rows than its pixels.
const mostPixels = 12_000_000;

export class Timeline {
  constructor(filters, onSelect) {
    this.filters = filters;
    this.onSelect = onSelect;
    this.list = byId('timeline');
    this.body = h('div', { class: 'list-body', role: 'none' });
    this.list.append(this.body);
    this.total = 0;
    this.window = { offset: 0, rows: [] };
    this.active = 0;
    this.elements = [];

    /** Asks for what is in sight. */
    this.refresh = oneAtATime(() => this.ask());
    this.list.addEventListener('scroll', () => { this.draw(); this.refreshSoon(); }, { passive: true });
    this.list.addEventListener('keydown', event => this.onKey(event));
    this.list.addEventListener('click', event => this.onClick(event));
    byId('newest').addEventListener('click', () => this.goToNewest());
    new ResizeObserver(() => { this.draw(); this.refresh(); }).observe(this.list);
    this.refreshSoon = debounce(40, () => this.refresh());
    this.selectSoon = debounce(120, row => this.onSelect(row.number));
  }

  /** Begins anew, as after a change of the filters. */
  restart() {
    this.list.scrollTop = 0;
    this.active = 0;
    this.window = { offset: 0, rows: [] };
    return this.refresh();
  }

  async ask() {
    const first = this.first();
    const offset = Math.max(0, first - around);
    const query = { ...this.filters.query, offset, limit: Math.min(300, this.visible() + 2 * around) };

    // Who has scrolled down keeps what he reads in place while others arrive above it.
    const anchor = this.list.scrollTop > 0 ? this.rowAt(first) : null;
    if (anchor) Object.assign(query, { anchor: anchor.number, index: first });
    const asked = JSON.stringify(this.filters.query);
    const answer = await api.timeline(query);
    if (asked !== JSON.stringify(this.filters.query)) {
      this.refresh();
      return;
    }

    this.total = answer.total;
    this.window = { offset: answer.offset, rows: answer.rows };
    const shift = anchor ? answer.offset - offset : 0;
    this.show();
    if (shift !== 0) {
      this.active += shift;
      this.list.scrollTop += shift * rowHeight * this.scale();
    }
    this.draw();
  }

  show() {
    const isEmpty = this.total === 0;
    this.list.hidden = isEmpty;
    byId('empty').hidden = !isEmpty;
    byId('found').textContent = isEmpty ? '' : this.filters.isActive ? `${plural(this.total, 'event')} found` : plural(this.total, 'event');
    this.body.style.height = `${Math.min(this.total * rowHeight, mostPixels)}px`;
  }

  /** Puts the elements where they belong. Rows that are asked for are shown as such until they come. */
  draw() {
    const first = this.first();
    const from = Math.max(0, first - around);
    const to = Math.min(this.total, first + this.visible() + around);
    while (this.elements.length < to - from) {
      const element = h('div', { class: 'row', role: 'option' });
      this.elements.push(element);
      this.body.append(element);
    }
    while (this.elements.length > to - from) this.elements.pop().remove();

    const top = this.list.scrollTop - (this.position() - first) * rowHeight;
    for (let i = from; i < to; i++) this.fill(this.elements[i - from], i, top + (i - first) * rowHeight);
    this.list.setAttribute('aria-activedescendant', this.active >= from && this.active < to ? `row-${this.active}` : '');
    const isBelow = this.list.scrollTop > rowHeight;
    byId('newest').hidden = !isBelow || this.total === 0;
    byId('newest').textContent = '↑ Newest events';
  }

  fill(element, index, top) {
    const row = this.rowAt(index);
    element.id = `row-${index}`;
    element.dataset.index = index;
    element.style.transform = `translateY(${top}px)`;
    element.setAttribute('aria-posinset', index + 1);
    element.setAttribute('aria-setsize', this.total);
    element.setAttribute('aria-selected', row !== undefined && row.number === this.filters.event);
    element.classList.toggle('active', index === this.active);
    element.classList.toggle('even', index % 2 === 0);
    const key = row ? `${row.number}` : '';
    if (element.dataset.number === key) return;
    element.dataset.number = key;
    element.replaceChildren(...(row ? rowContent(row) : [h('span', { class: 'row-name muted' }, 'Loading…')]));
  }

  onClick(event) {
    const element = event.target.closest('.row');
    if (!element) return;
    this.active = Number(element.dataset.index);

    // Who clicks means what the row shows, also while another list is being asked for.
    if (element.dataset.number) this.onSelect(Number(element.dataset.number));
    else this.open(this.active);
    this.draw();
  }

  onKey(event) {
    const page = Math.max(1, this.visible() - 2);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.total, End: this.total };
    if (event.key in moves && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.move(Math.min(this.total - 1, Math.max(0, this.active + moves[event.key])));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open(this.active, true);
    }
  }

  async open(index, takesFocus = false) {
    const row = await this.rowOnceThere(index);
    if (row) this.onSelect(row.number, takesFocus);
  }

  async move(index) {
    this.active = index;
    const [first, last] = [Math.ceil(this.position()), Math.floor(this.position()) + Math.floor(this.list.clientHeight / rowHeight) - 1];
    if (index < first) this.scrollTo(index);
    else if (index > last) this.scrollTo(index + 1 - this.list.clientHeight / rowHeight);
    this.draw();
    const row = await this.rowOnceThere(index);
    if (row) this.selectSoon(row);
  }

  /** The row, once the emulator has answered; undefined where the person has gone to another one since. */
  async rowOnceThere(index) {
    if (!this.rowAt(index)) await this.refresh();
    return index === this.active ? this.rowAt(index) : undefined;
  }

  goToNewest() {
    this.active = 0;
    this.list.scrollTop = 0;
    this.list.focus();
  }

  rowAt(index) {
    return this.window.rows[index - this.window.offset];
  }

  visible() {
    return Math.ceil(this.list.clientHeight / rowHeight) + 1;
  }

  // Pixels of the scrollbar for each pixel of the rows: 1 until the list is too long for that.
  scale() {
    const whole = this.total * rowHeight;
    const view = this.list.clientHeight;
    return whole <= mostPixels ? 1 : (mostPixels - view) / (whole - view);
  }

  /** How many rows are above the top edge, with a fraction. */
  position() {
    return this.list.scrollTop / this.scale() / rowHeight;
  }

  first() {
    return Math.max(0, Math.min(this.total - 1, Math.floor(this.position())));
  }

  scrollTo(index) {
    this.list.scrollTop = Math.ceil(index * rowHeight * this.scale());
  }
}

function rowContent(row) {
  const verdict = verdicts[row.verdict];
  return [
    h('span', { class: `badge ${row.verdict}` }, h('span', { 'aria-hidden': 'true' }, verdict.sign), ` ${verdict.label}`),
    h('span', { class: 'row-main' },
      h('bdi', { class: 'row-name' }, row.name ?? '(no event name)'),
      h('span', { class: 'row-more' },
        !row.user ? null : h('bdi', { class: 'row-user' }, row.user),
        row.reason === null ? null : h('span', { class: 'row-reason', dir: 'auto' }, row.reason))),
    row.warnings > 0 ? h('span', { class: 'row-warned', title: plural(row.warnings, 'warning') }, h('span', { 'aria-hidden': 'true' }, '⚠ '), number(row.warnings), h('span', { class: 'visually-hidden' }, row.warnings === 1 ? ' warning' : ' warnings')) : h('span'),
    h('span', { class: 'row-target' }, row.target.toUpperCase()),
    h('span', { class: 'row-status', title: statusText(row.status) }, row.status === 0 ? '—' : String(row.status)),
    h('time', { class: 'row-time', dateTime: row.at }, timeOf(row.at)),
  ];
}
