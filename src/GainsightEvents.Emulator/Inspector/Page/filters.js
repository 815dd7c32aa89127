// What is shown, kept in the address: a link to it shows the same.

const keys = ['verdict', 'target', 'name', 'user', 'text'];

export class Filters {
  constructor(onChange) {
    this.onChange = onChange;
    this.read();
    addEventListener('popstate', () => { this.read(); onChange(this); });
  }

  read() {
    const query = new URLSearchParams(location.search);
    this.values = Object.fromEntries(keys.map(key => [key, query.get(key) ?? '']));
    this.event = Number(query.get('event')) || null;
  }

  set(changes) {
    const before = JSON.stringify(this.values);
    Object.assign(this.values, changes);
    if (JSON.stringify(this.values) !== before) {
      this.write();
      this.onChange(this);
    }
  }

  reset() {
    this.set(Object.fromEntries(keys.map(key => [key, ''])));
  }

  select(number) {
    this.event = number;
    this.write();
  }

  /** Whether something is left out. */
  get isActive() {
    return keys.some(key => this.values[key] !== '');
  }

  /** What is set, for a request. */
  get query() {
    return Object.fromEntries(Object.entries(this.values).filter(([, value]) => value !== ''));
  }

  write() {
    const query = new URLSearchParams(this.query);
    if (this.event) query.set('event', this.event);
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
  }
}
