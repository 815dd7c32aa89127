// A body as its sender wrote it, number for number and member for member, line by line with the places that are wrong marked.
// JSON.parse would round large numbers and lose members that are there twice.

import { h } from './dom.js';
import { number } from './words.js';

const mostLines = 1_000;
const longestText = 600;

/** Splits a JSON text into lines of { depth, path, name, open, text, kind, close }; null where it is not JSON. */
export function linesOf(text) {
  const token = /\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\]:,])/gy;
  const lines = [];
  let at = 0;
  const next = () => {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw new SyntaxError();
    at = token.lastIndex;
    return match[1];
  };
  const peek = () => {
    const before = at;
    const found = next();
    at = before;
    return found;
  };

  const value = (depth, path, name, isLast) => {
    const found = next();
    const open = found === '{' || found === '[';
    if (!open) {
      if (/^[}\]:,]$/.test(found)) throw new SyntaxError();
      lines.push({ depth, path, name, text: found, kind: kindOf(found), comma: !isLast() });
      return;
    }
    const close = found === '{' ? '}' : ']';
    const line = { depth, path, name, text: found, kind: 'mark', comma: false };
    lines.push(line);
    if (peek() === close) {
      next();
      line.text += close;
      line.comma = !isLast();
      return;
    }
    for (let index = 0; ; index++) {
      let member = null;
      if (found === '{') {
        member = next();
        if (member[0] !== '"' || next() !== ':') throw new SyntaxError();
      }
      const segment = member === null ? String(index) : JSON.parse(member).replaceAll('~', '~0').replaceAll('/', '~1');
      let end;
      value(depth + 1, `${path}/${segment}`, member, () => (end ??= next()) === close);
      end ??= next();
      if (end === close) break;
      if (end !== ',') throw new SyntaxError();
    }
    lines.push({ depth, path: null, name: null, text: close, kind: 'mark', comma: !isLast() });
  };

  try {
    value(0, '', null, () => true);
    return text.slice(at).trim() === '' ? lines : null;
  } catch {
    return null;
  }
}

/** Shows a body. Of a long one as many lines as a person reads, and each that is wrong. */
export function jsonView(text, problems) {
  const lines = text === '' ? null : linesOf(text);
  if (lines === null) {
    return h('pre', { class: 'json', tabIndex: 0, role: 'region', 'aria-label': 'Body' }, text === '' ? 'There is no body: it was not read.' : cut(text, 20_000));
  }

  const wrong = new Map();
  for (const problem of problems) {
    if (!wrong.has(problem.path)) wrong.set(problem.path, problem);
  }
  const shown = [];
  let hidden = 0;
  for (const [index, line] of lines.entries()) {
    const problem = line.path !== null && line.path !== '' ? wrong.get(line.path) : undefined;
    if (index >= mostLines && !problem) {
      hidden++;
      continue;
    }
    shown.push(lineElement(line, problem));
  }
  if (hidden > 0) shown.push(h('span', { class: 'json-line muted' }, `… ${number(hidden)} more lines; “Copy JSON” copies them all.\n`));
  return h('pre', { class: 'json', tabIndex: 0, role: 'region', 'aria-label': 'Body' }, shown);
}

function lineElement(line, problem) {
  const element = h('span', { class: problem ? 'json-line wrong' : 'json-line', 'data-path': problem ? line.path : undefined },
    '  '.repeat(line.depth),
    line.name === null ? null : h('bdi', { class: 'json-name' }, cut(line.name, longestText)),
    line.name === null ? null : ': ',
    h('bdi', { class: `json-${line.kind}` }, cut(line.text, longestText)),
    line.comma ? ',' : null,
    problem ? h('span', { class: 'json-note' }, `  ← ${problem.rule}`) : null,
    '\n');
  return element;
}

function cut(text, longest) {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${number(text.length)} characters)`;
}

const kindOf = text => text[0] === '"' ? 'string' : text === 'true' || text === 'false' || text === 'null' ? 'word' : 'number';
