// Sends an event as an application would, from a form that is built from the plan.

import { h, byId } from './dom.js';
import { field, closeButton } from './faults.js';
import { statusText } from './words.js';
import * as api from './api.js';

const envelope = ['identifyId', 'accountId', 'sessionId', 'url', 'userType'];
const userTypes = ['USER', 'LEAD', 'VISITOR', 'EMPTY_USER_TYPE'];

export class Send {
  constructor(onSent) {
    this.onSent = onSent;
    this.dialog = byId('send');
    byId('open-send').addEventListener('click', () => this.open());
  }

  async open() {
    let plan = { events: [], propertyKey: '' };
    try {
      plan = await api.plan();
    } catch (problem) {
      // Without a plan there is still the free form.
      console.warn(problem.message);
    }
    // A second click while the plan was late is the same wish.
    if (this.dialog.open) return;
    this.plan = plan;
    this.build();
    this.dialog.showModal();
  }

  build() {
    const choices = this.plan.events.map((each, index) => h('option', { value: index }, `${each.name} (${each.target.toUpperCase()})`));
    const choice = h('select', { id: 'send-event' }, choices, h('option', { value: 'px' }, 'Another PX event'), h('option', { value: 'nxt' }, 'Another NXT event'));
    this.fields = h('div', { class: 'fields' });
    this.answer = h('div', { class: 'answer', role: 'status' });
    choice.addEventListener('change', () => this.buildFields(choice.value));
    this.dialog.replaceChildren(h('div', { class: 'sheet-body' },
      h('div', { class: 'sheet-head' }, h('h2', { id: 'send-title' }, 'Send a test event'), closeButton(this.dialog)),
      h('p', { class: 'hint' }, this.plan.events.length > 0
        ? 'It goes over the network with the emulator’s own key, through quotas and faults, like an event of your application.'
        : 'Start the emulator with a plan or a catalog, and this form has a field for each of your events’ properties.'),
      h('form', { class: 'form', noValidate: true, onsubmit: event => { event.preventDefault(); this.submit(); } },
        field('send-event', 'Event', choice), this.fields, this.answer,
        h('div', { class: 'sheet-actions' }, h('button', { class: 'button primary' }, 'Send the event')))));
    this.buildFields(choice.value);
  }

  buildFields(choice) {
    const declared = this.plan.events[choice];
    const isNxt = choice === 'nxt' || declared?.target === 'Nxt';
    this.answer.replaceChildren();
    this.inputs = [];
    this.kind = { isNxt, name: declared?.name, version: declared?.version ?? 'v01' };
    const schema = declared?.schema;
    const parts = [];
    if (!declared) parts.push(this.input('name', 'Event name', { type: 'string' }, true, isNxt ? 'order_shipped' : 'Report Exported'));
    if (isNxt) {
      parts.push(this.input('version', 'Version', { type: 'string' }, true, this.kind.version));
      parts.push(...this.members(schema, ['body']));
      if (!schema) parts.push(this.input(['rest'], 'Body as JSON', {}, false, '{ "hello": "world" }'));
    } else {
      for (const name of envelope) {
        const known = schema?.properties?.[name] ?? { type: 'string' };
        const isRequired = name === 'identifyId' || name === 'userType' || schema?.required?.includes(name);
        parts.push(this.input(['body', name], name, name === 'userType' ? { enum: userTypes } : known, isRequired, name === 'identifyId' ? 'user-123' : name === 'userType' ? 'USER' : ''));
      }
      parts.push(this.input(['body', 'propertyKey'], 'propertyKey', { type: 'string' }, true, this.plan.propertyKey));
      const attributes = schema?.properties?.attributes;
      parts.push(...this.members(attributes, ['body', 'attributes'], 'attributes.'));
      if (!attributes) parts.push(this.input(['rest'], 'Attributes as JSON', {}, false, '{ "featureName": "Bulk Export" }'));
    }
    this.fields.replaceChildren(...parts);
  }

  members(schema, path, prefix = '') {
    return Object.entries(schema?.properties ?? {}).map(([name, member]) => this.input([...path, name], prefix + name, member, schema.required?.includes(name), exampleOf(member)));
  }

  input(path, label, schema, isRequired, value) {
    const id = `send-${this.inputs.length}`;
    const type = [schema.type].flat().find(each => each !== 'null');
    const choices = schema.enum ?? (schema.const !== undefined ? [schema.const] : type === 'boolean' ? [true, false] : null);
    const control = choices
      ? h('select', { id }, isRequired ? null : h('option', { value: '' }, 'left out'), choices.map(each => h('option', { value: JSON.stringify(each) }, String(each))))
      : type === undefined || type === 'object' || type === 'array'
        ? h('textarea', { id, rows: 3, spellcheck: false, value })
        : h('input', { id, value, inputMode: type === 'integer' ? 'numeric' : type === 'number' ? 'decimal' : 'text', autocomplete: 'off', spellcheck: false, placeholder: isRequired ? '' : 'left out' });
    if (choices && isRequired && value !== '') control.value = JSON.stringify(choices.includes(value) ? value : choices[0]);
    this.inputs.push({ path, type: choices ? 'json' : type ?? 'json', control });
    const box = field(id, label, control);
    if (isRequired) box.querySelector('label').append(h('span', { class: 'required' }, ' required'));
    if (schema.description) box.append(h('span', { class: 'hint' }, schema.description));
    return box;
  }

  // Sends what was typed, also where it is wrong: to see what is said about it is what the form is for.
  message() {
    const message = { target: this.kind.isNxt ? 'nxt' : 'px', name: this.kind.name, version: this.kind.version, body: {} };
    for (const { path, type, control } of this.inputs) {
      const text = control.value;
      if (text.trim() === '') continue;
      const value = valueOf(text, type);
      if (path === 'name' || path === 'version') message[path] = text.trim();
      else if (path[0] === 'rest') {
        if (this.kind.isNxt) message.body = value;
        else message.body.attributes = value;
      } else path.slice(0, -1).reduce((at, name) => at[name] ??= {}, message)[path.at(-1)] = value;
    }
    if (!this.kind.isNxt) Object.assign(message.body, { eventName: message.name, date: Date.now(), attributes: message.body.attributes ?? {} });
    return message;
  }

  async submit() {
    try {
      const answer = await api.send(this.message());
      const isTaken = answer.status >= 200 && answer.status < 300;
      this.answer.replaceChildren(
        h('p', { class: isTaken ? 'answer-status good' : 'answer-status bad' }, `Answer: ${statusText(answer.status)}`),
        answer.answer === '' ? null : h('pre', { class: 'json', tabIndex: 0 }, answer.answer),
        h('button', { type: 'button', class: 'button small', onclick: () => { this.dialog.close(); this.onSent(answer.event); } }, 'Show the event'));
    } catch (problem) {
      this.answer.replaceChildren(h('p', { class: 'error' }, problem.message));
    }
  }
}

function valueOf(text, type) {
  if (type === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function exampleOf(schema) {
  const type = [schema.type].flat().find(each => each !== 'null');
  return schema.examples?.[0] ?? (type === 'integer' || type === 'number' ? String(schema.minimum ?? 1) : type === 'object' ? '{}' : type === 'array' ? '[]' : '');
}
