// What goes wrong on demand: the faults there are, and a form for another. Its text is what the command line takes.

import { h, byId, say } from './dom.js';
import { number } from './words.js';
import * as api from './api.js';

const kinds = [
  ['status', 'Answer with a status', 'value', '503'],
  ['delay', 'Answer late', 'value', '2s'],
  ['hang', 'Never answer'],
  ['drop', 'Close the connection'],
  ['reset', 'Reset the connection'],
  ['truncate', 'Cut the answer off'],
  ['html', 'Answer with a web page', 'value', '502'],
  ['drip', 'Answer byte by byte', 'value', '100ms'],
  ['echo-key', 'Repeat the key in the answer'],
  ['forget', 'Acknowledge and lose the event'],
];

export class Faults {
  constructor() {
    this.dialog = byId('faults');
    this.list = h('ul', { class: 'fault-list' });
    this.empty = h('p', { class: 'hint' }, 'Nothing goes wrong at the moment. Add a fault to see how your application copes when Gainsight is slow, down or strange.');
    this.form = this.buildForm();
    this.dialog.append(h('div', { class: 'sheet-body' },
      h('div', { class: 'sheet-head' }, h('h2', { id: 'faults-title' }, 'Faults'), closeButton(this.dialog)),
      this.empty, this.list, this.form));
    byId('open-faults').addEventListener('click', () => this.dialog.showModal());
    this.shown = null;
  }

  show(faults) {
    const running = faults.filter(fault => !fault.isOver).length;
    const pill = byId('fault-count');
    pill.hidden = running === 0;
    pill.textContent = running;
    const key = JSON.stringify(faults);
    if (key === this.shown) return;
    this.shown = key;
    this.empty.hidden = faults.length > 0;
    this.list.replaceChildren(...faults.map(fault => h('li', { class: fault.isOver ? 'fault over' : 'fault' },
      h('span', {}, h('code', {}, fault.fault + (fault.isFromCode ? ' (with a condition in code)' : '')),
        h('span', { class: 'fault-note' }, `${fault.isOver ? 'over, ' : ''}met ${fault.met === 1 ? '1 request' : `${number(fault.met)} requests`}`)),
      h('button', { type: 'button', class: 'button small', 'aria-label': `Remove ${fault.fault}`, onclick: () => this.act(() => api.removeFault(fault.number), 'The fault is removed.') }, 'Remove'))),
      ...(faults.length > 1 ? [h('li', { class: 'fault-all' }, h('button', { type: 'button', class: 'button small', onclick: () => this.act(api.removeFaults, 'All faults are removed.') }, 'Remove all'))] : []));
  }

  buildForm() {
    const kind = h('select', { id: 'fault-kind' }, kinds.map(([value, label]) => h('option', { value }, label)));
    const value = h('input', { id: 'fault-value', value: '503', autocomplete: 'off' });
    const retry = h('input', { id: 'fault-retry', placeholder: 'none', autocomplete: 'off' });
    const target = h('select', { id: 'fault-target' }, h('option', { value: '' }, 'PX and NXT'), h('option', { value: 'px' }, 'Only PX'), h('option', { value: 'nxt' }, 'Only NXT'));
    const name = h('input', { id: 'fault-name', placeholder: 'every event', autocomplete: 'off', spellcheck: false });
    const share = h('input', { id: 'fault-share', type: 'number', min: 1, max: 100, value: '100' });
    const next = h('input', { id: 'fault-next', type: 'number', min: 1, placeholder: 'until removed' });
    const preview = h('code', { id: 'fault-text' });
    const valueField = field('fault-value', 'Status', value);
    const retryField = field('fault-retry', 'Retry-After', retry);
    const error = h('p', { class: 'error', role: 'alert' });

    const text = () => {
      const [key, , hasValue] = kinds.find(each => each[0] === kind.value);
      return [
        hasValue ? `${key}=${value.value.trim()}` : key,
        key === 'status' && retry.value.trim() ? `retry-after=${quoted(retry.value.trim())}` : '',
        target.value && `target=${target.value}`,
        name.value && `name=${quoted(name.value)}`,
        share.value && share.value !== '100' && `share=${share.value}%`,
        next.value && `next=${next.value}`,
      ].filter(Boolean).join(',');
    };
    const update = () => { preview.textContent = text(); error.textContent = ''; };
    kind.addEventListener('change', () => {
      const [key, , hasValue, example] = kinds.find(each => each[0] === kind.value);
      valueField.hidden = !hasValue;
      retryField.hidden = key !== 'status';
      valueField.querySelector('label').textContent = key === 'delay' ? 'How late' : key === 'drip' ? 'Between bytes' : 'Status';
      if (hasValue) value.value = example;
    });
    const form = h('form', { class: 'form', onsubmit: async event => {
      event.preventDefault();
      try {
        await api.addFault(text());
        say('The fault is added. It holds from the next request on.');
      } catch (problem) {
        error.textContent = problem.message;
      }
    } },
      h('h3', {}, 'Add a fault'),
      h('div', { class: 'fields' }, field('fault-kind', 'What happens', kind), valueField, retryField, field('fault-target', 'Which requests', target),
        field('fault-name', 'Event name', name), field('fault-share', 'Share in percent', share), field('fault-next', 'How many', next)),
      h('p', { class: 'hint' }, 'On the command line: ', h('code', {}, '--fault '), preview),
      error,
      h('div', { class: 'sheet-actions' }, h('button', { class: 'button primary' }, 'Add the fault')));
    form.addEventListener('input', update);
    form.addEventListener('change', update);
    preview.textContent = text();
    return form;
  }

  async act(change, done) {
    try {
      await change();
      say(done);
    } catch (problem) {
      say(problem.message);
    }
  }
}

export const field = (id, label, control) => h('div', { class: 'field' }, h('label', { for: id }, label), control);

export const closeButton = dialog => h('button', { type: 'button', class: 'button quiet close', onclick: () => dialog.close() }, 'Close');

const quoted = text => text.includes(',') ? `"${text}"` : text;
