// Small charts by hand: bars as one path for each colour, so that drawing them four times a second costs nothing.

import { h, svg } from './dom.js';
import { number, plural, span, verdicts } from './words.js';

const width = 360;
const height = 56;
const series = ['good', 'bad', 'dropped', 'notJudged'];

/** Shows the cards for a state. Cards stay the same elements, so that nothing flickers and nobody loses the focus. */
export class Charts {
  constructor(box) {
    this.box = box;
    this.cards = new Map();

    // Where the cards do not fit, the keyboard has to reach what scrolls.
    new ResizeObserver(() => { box.tabIndex = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight ? 0 : -1; }).observe(box);
  }

  show(state) {
    const traffic = state.traffic;
    const now = sum(traffic.at(-2) ?? []);
    const peak = Math.max(...traffic.map(sum));
    this.card('traffic', 'Requests a second').show(
      number(now),
      peak === 0 ? 'none in the last two minutes' : `peak ${number(peak)} in the last two minutes`,
      stacked(traffic, Math.max(4, peak)),
      `Requests a second over the last two minutes: now ${now}, at most ${peak}.`,
      legend());
    for (const quota of state.quotas) {
      const [short, day] = quota.windows;
      const [taken, refused] = short.use.at(-1);
      const refusals = short.use.reduce((total, window) => total + window[1], 0);
      const most = Math.max(...short.use.map(window => window[0]));
      this.card(quota.client, `Quota of ${quota.client}`).show(
        `${number(taken)} of ${number(short.limit)}`,
        refused > 0 ? `in this ${short.unit}, ${number(refused)} refused with 429`
          : refusals > 0 ? `this ${short.unit}; ${number(refusals)} refused in the last ${short.use.length}`
          : most === 0 ? `each ${short.unit}; the next begins in ${span(short.endsInMs)}` : `this ${short.unit}, most ${number(most)} of the last ${short.use.length}`,
        limited(short),
        `Windows of a ${short.unit}: ${taken} of ${short.limit} used, ${plural(refusals, 'request')} refused in the last ${short.use.length}.`,
        dayMeter(day));
    }
  }

  card(key, title) {
    if (!this.cards.has(key)) {
      const card = new Card(title);
      this.cards.set(key, card);
      this.box.append(card.element);
    }
    return this.cards.get(key);
  }
}

class Card {
  constructor(title) {
    this.value = h('span', { class: 'card-value' });
    this.note = h('span', { class: 'card-note' });
    this.chart = svg('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', class: 'chart' });
    this.extra = h('div', { class: 'card-extra' });
    this.element = h('article', { class: 'card' },
      h('h2', { class: 'card-title' }, title),
      h('p', { class: 'card-figure' }, this.value, ' ', this.note),
      this.chart,
      this.extra);
  }

  show(value, note, shapes, description, extra = []) {
    this.value.textContent = value;
    this.note.textContent = note;
    this.chart.setAttribute('aria-label', description);
    this.chart.replaceChildren(...shapes);
    this.extra.replaceChildren(...extra);
  }
}

function stacked(seconds, most) {
  const step = width / seconds.length;
  const bottoms = seconds.map(() => 0);
  const shapes = series.map((name, s) => {
    let path = '';
    seconds.forEach((second, i) => {
      if (second[s] === 0) return;
      path += bar(i * step, step, bottoms[i], second[s], most);
      bottoms[i] += second[s];
    });
    return svg('path', { d: path || 'M0 0', class: `fill-${name}` });
  });
  return [baseline(), ...shapes];
}

const legend = () => series.map(name => h('span', { class: 'legend' },
  svg('svg', { viewBox: '0 0 8 8', 'aria-hidden': 'true' }, svg('rect', { width: 8, height: 8, rx: 2, class: `fill-${name}` })), verdicts[name].label));

function limited(window) {
  const step = width / window.use.length;
  let taken = '';
  let refused = '';
  window.use.forEach(([used, denied], i) => {
    if (used > 0) taken += bar(i * step, step, 0, used, window.limit * 1.15);
    if (denied > 0) refused += `M${(i * step + 1).toFixed(1)} 0h${(step - 1.5).toFixed(1)}v5h-${(step - 1.5).toFixed(1)}z`;
  });
  const limit = (height - height / 1.15).toFixed(1);
  return [
    baseline(),
    svg('path', { d: `M0 ${limit}H${width}`, class: 'limit', 'vector-effect': 'non-scaling-stroke' }),
    svg('path', { d: taken || 'M0 0', class: 'fill-quota' }),
    svg('path', { d: refused || 'M0 0', class: 'fill-bad' }),
  ];
}

function dayMeter(day) {
  const [taken] = day.use.at(-1);
  const share = taken / day.limit;
  return [
    h('meter', { class: share >= 0.9 ? 'day nearly' : 'day', min: 0, max: day.limit, value: taken, 'aria-label': `Quota of the day: ${taken} of ${day.limit}` }),
    h('span', { class: 'card-note' }, `Day: ${number(taken)} of ${number(day.limit)}, ${span(day.endsInMs)} left`),
  ];
}

function bar(x, step, bottom, value, most) {
  const tall = Math.max(value / most * height, 1.5);
  const low = height - bottom / most * height;
  const wide = (step - Math.min(1, step / 4)).toFixed(2);
  return `M${x.toFixed(2)} ${low.toFixed(1)}h${wide}v-${tall.toFixed(1)}h-${wide}z`;
}

const baseline = () => svg('path', { d: `M0 ${height - 0.5}H${width}`, class: 'baseline', 'vector-effect': 'non-scaling-stroke' });
const sum = values => values.reduce((total, value) => total + value, 0);
