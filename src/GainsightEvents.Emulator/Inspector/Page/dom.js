// Elements without markup: every text of an event goes through textContent, so that it stays text.

/** Makes an element. Of its properties `class`, `data-…`, `aria-…`, `role` and the like become attributes, `on…` listeners, the rest properties. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class' || name === 'role' || name === 'for' || name === 'list' || name.includes('-')) element.setAttribute(name, value === true ? '' : value);
    else element[name] = value;
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Makes an element of SVG, all of whose properties are attributes. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const byId = id => document.getElementById(id);

/** Calls a function once things have been quiet for a while. */
export function debounce(wait, act) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), wait);
  };
}

/**
 * Lets work that asks the emulator run once at a time. Who wants it meanwhile gets one more run after it, so that nothing that came in between is
 * missed. Resolves once nothing is left to run, to whether all of it worked.
 */
export function oneAtATime(work) {
  let running = null;
  let again = false;

  async function run() {
    try {
      while (again) {
        again = false;
        await work();
      }
      return true;
    } catch {
      // The emulator is away, and the page says so.
      return false;
    } finally {
      running = null;
    }
  }

  return () => {
    again = true;
    running ??= run();
    return running;
  };
}

let toastTimer = 0;

/** Says something for a moment, to screen readers too. */
export function say(text) {
  const toast = byId('toast');
  toast.textContent = text;
  toast.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.classList.remove('shown'), 2500);
}
