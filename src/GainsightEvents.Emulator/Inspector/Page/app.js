// The page: what the emulator says goes to the parts, what the person does goes to the emulator.

import { h, byId, debounce, say } from './dom.js';
import { number, verdicts } from './words.js';
import { Filters } from './filters.js';
import { Timeline } from './timeline.js';
import { Detail } from './detail.js';
import { Charts } from './charts.js';
import { Names } from './names.js';
import { Faults } from './faults.js';
import { Send } from './send.js';
import * as api from './api.js';

const filters = new Filters(onFilters);
const timeline = new Timeline(filters, select);
const detail = new Detail(() => { select(null); byId('timeline').focus(); });
const charts = new Charts(byId('charts'));
const names = new Names(filters);
const faults = new Faults();
new Send(showSent);

const tiles = [
  { verdict: '', label: 'All', hint: 'Everything that arrived', count: state => total(state.counts) },
  ...Object.entries(verdicts).slice(0, 3).map(([verdict, words]) => ({ verdict, ...words, count: state => state.counts[verdict] })),
  { verdict: 'warnings', label: 'Warnings', sign: '⚠', hint: 'Worth a look', count: state => state.warned },
  { verdict: 'notJudged', ...verdicts.notJudged, count: state => state.counts.notJudged },
].map(buildTile);

let seen = '';
let region = '';
let applied = {};

// On a narrow page the events come first, and the names are one tap away.
if (matchMedia('(max-width: 1180px)').matches) byId('names-box').open = false;
api.listen(onState, onLink);
onFilters();
if (filters.event) detail.show(filters.event);

function onState(state) {
  region = ` · PX region ${state.region.toUpperCase()}`;
  tiles.forEach(tile => tile.show(tile.count(state)));
  charts.show(state);
  faults.show(state.faults);
  const now = `${state.newest} ${total(state.counts)}`;
  if (now !== seen) {
    seen = now;
    refresh();
  }
  document.title = state.counts.bad + state.counts.dropped > 0 ? `(${number(state.counts.bad + state.counts.dropped)}) Gainsight emulator` : 'Gainsight emulator';
}

async function refresh() {
  const done = await Promise.all([timeline.refresh(), names.refresh()]);
  if (done.includes(false)) seen = '';
}

function onLink(isLive) {
  const live = byId('live');
  const text = isLive ? `Live${region}` : 'The emulator is not there; trying again…';
  if (live.textContent !== text) live.textContent = text;
  live.classList.toggle('on', isLive);
}

function onFilters() {
  for (const key of ['text', 'name', 'user', 'target']) {
    // Only what has changed: what is being typed has not got here yet, and stays.
    if (filters.values[key] !== applied[key]) byId(`filter-${key}`).value = filters.values[key];
  }
  applied = { ...filters.values };
  tiles.forEach(tile => tile.mark());
  names.mark();
  byId('reset-filters').hidden = !filters.isActive;
  showEmpty();
  timeline.restart();
}

function buildTile(tile) {
  const count = h('span', { class: 'tile-count' }, '0');
  const button = h('button', { type: 'button', class: `tile ${tile.verdict || 'all'}`, onclick: () => filters.set({ verdict: tile.verdict }) },
    h('span', { class: 'tile-label' }, tile.sign ? h('span', { class: 'tile-sign', 'aria-hidden': 'true' }, tile.sign) : null, tile.label),
    count,
    h('span', { class: 'tile-hint' }, tile.hint));
  byId('tiles').append(button);
  return {
    ...tile,
    show: value => { count.textContent = number(value); button.classList.toggle('none', value === 0); },
    mark: () => button.setAttribute('aria-pressed', filters.values.verdict === tile.verdict),
  };
}

function showEmpty() {
  byId('empty').replaceChildren(...(filters.isActive
    ? [h('h3', {}, 'No event fits'), h('p', {}, 'Nothing that arrived so far is as you asked.'),
      h('p', {}, h('button', { type: 'button', class: 'button', onclick: () => filters.reset() }, 'Show all events'))]
    : [h('h3', {}, 'Waiting for the first event'),
      h('p', {}, 'Point your application at this emulator, and its events appear here the moment they arrive:'),
      h('pre', { class: 'json', tabIndex: 0 }, `Gainsight__Mode=Emulator\nGainsight__Px__BaseAddress=${location.origin}\nGainsight__Nxt__BaseAddress=${location.origin}`),
      h('p', {}, 'No key is needed then. Or begin with one from here:'),
      h('p', {}, h('button', { type: 'button', class: 'button primary', onclick: () => byId('open-send').click() }, 'Send a test event'))]));
}

async function select(number, takesFocus = false) {
  filters.select(number);
  if (number === null) detail.clear();
  else await detail.show(number, takesFocus);
  timeline.draw();
}

// Others may have arrived since. Without an answer nobody knows which one it was, and it is the newest at best.
async function showSent(sent) {
  filters.reset();
  await timeline.restart();
  const number = sent ?? timeline.rowAt(0)?.number;
  if (number) await select(number, true);
}

const typed = debounce(150, () => filters.set({ text: byId('filter-text').value, name: byId('filter-name').value, user: byId('filter-user').value }));
byId('filters').addEventListener('input', typed);
byId('filters').addEventListener('submit', event => event.preventDefault());
byId('filter-target').addEventListener('change', event => filters.set({ target: event.target.value }));
byId('reset-filters').addEventListener('click', () => filters.reset());
byId('names-box').addEventListener('toggle', () => names.refresh());
byId('clear').addEventListener('click', () => byId('confirm-clear').showModal());
byId('confirm-clear').addEventListener('close', async event => {
  if (event.target.returnValue !== 'clear') return;
  event.target.returnValue = '';
  try {
    await api.clear();
    select(null);
    await timeline.restart();
    say('All events are cleared.');
  } catch (problem) {
    say(problem.message);
  }
});
addEventListener('keydown', event => {
  if (event.key === 'Escape' && filters.event && !document.querySelector('dialog[open]')) {
    select(null);
    byId('timeline').focus();
  }
});

function total(counts) {
  return counts.good + counts.bad + counts.dropped + counts.notJudged;
}
