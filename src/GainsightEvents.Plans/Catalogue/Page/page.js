
// Shows of the events in the page those that fit. Without this script all of them are shown.

const byId = id => document.getElementById(id);
const form = byId('filters');
const entries = [...document.querySelectorAll('.entry')];
const events = [...document.querySelectorAll('.event')].map((element, index) => ({
  element,
  entry: entries[index],
  text: element.textContent.normalize('NFC').toLowerCase(),
}));

/** The words to look for, of which every one has to be there. */
const wordsOf = text => text.normalize('NFC').toLowerCase().split(/\s+/).filter(word => word !== '');

function apply() {
  const words = wordsOf(byId('text').value);
  const wanted = ['target', 'owner', 'state'].map(name => [name, byId(name).value]).filter(([, value]) => value !== '');
  let shown = 0;
  for (const { element, entry, text } of events) {
    const fits = words.every(word => text.includes(word)) && wanted.every(([name, value]) => element.dataset[name] === value);
    element.hidden = entry.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  byId('found').textContent = shown === events.length ? (shown === 1 ? '1 event' : `${shown} events`) : `${shown} of ${events.length} events`;
  byId('none').hidden = shown > 0 || events.length === 0;
  byId('reset').hidden = words.length === 0 && wanted.length === 0;
}

function showAll() {
  for (const field of form.querySelectorAll('input, select')) field.value = '';
  apply();
}

form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('input', apply);
byId('reset').addEventListener('click', () => {
  showAll();
  byId('text').focus();
});

// A link to an event that is not shown at the moment shows all.
addEventListener('hashchange', () => {
  const target = document.querySelector('.event:target');
  if (target?.hidden) {
    showAll();
    target.scrollIntoView();
  }
});

form.hidden = false;
apply();
