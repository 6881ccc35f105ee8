'use strict';
(async () => {
  const root = document.getElementById('transcripts');
  if (!root || typeof DecompressionStream === 'undefined') { return; }
  const facets = root.dataset.facets.split('|').filter(name => name);
  const partSize = Number(root.dataset.part);
  const pageSize = 50;
  const parts = new Map();

  // Everything that a model said goes in as text: nothing here makes markup of it.
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  };
  const unpack = async id => {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), letter => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).json();
  };
  const texts = async number => {
    const part = Math.floor(number / partSize);
    if (!parts.has(part)) { parts.set(part, await unpack(`transcripts-${part}`)); }
    return parts.get(part)[number % partSize];
  };

  const rows = (await unpack('transcripts-index')).map((row, number) => ({ number, id: row[0], line: row[1], mark: row[2], tone: row[3], facets: row.slice(4) }));
  root.replaceChildren();
  const bar = make('form', 'filters');
  bar.addEventListener('submit', event => event.preventDefault());
  const chosen = facets.map((name, index) => {
    const values = [...new Set(rows.map(row => row.facets[index]))].filter(value => value).sort();
    if (values.length < 2) { return null; }
    const label = make('label', '', name);
    const select = make('select');
    select.append(make('option', '', 'all'));
    select.firstChild.value = '';
    for (const value of values) {
      const option = make('option', '', value);
      option.value = value;
      select.append(option);
    }
    label.append(select);
    bar.append(label);
    return select;
  });
  const searchLabel = make('label', 'search', 'search');
  const search = make('input');
  search.type = 'search';
  search.placeholder = 'words in the conversation';
  searchLabel.append(search);
  bar.append(searchLabel);
  const status = make('p', 'status');
  status.setAttribute('role', 'status');
  const list = make('ol', 'transcripts');
  const more = make('button', 'more', 'more');
  more.type = 'button';
  root.append(bar, status, list, more);

  let matching = rows;
  let shown = 0;
  let turn = 0;

  const open = async (row, item) => {
    const [messages, facts] = await texts(row.number);
    const body = make('div', 'conversation');
    for (const [role, text, given] of messages) {
      const message = make('div', `message ${['system', 'user', 'assistant', 'tool'].includes(role) ? role : 'other'}${given ? ' given' : ''}`);
      message.append(make('span', 'label', role), make('span', 'text', text));
      body.append(message);
    }
    if (facts.length > 0) {
      const known = make('dl', 'facts');
      for (const [name, text] of facts) { known.append(make('dt', '', name), make('dd', '', text)); }
      body.append(known);
    }
    item.append(body);
  };
  const add = () => {
    for (const row of matching.slice(shown, shown + pageSize)) {
      const item = make('li');
      const details = make('details');
      const summary = make('summary');
      summary.append(make('span', `mark ${row.tone}`, row.mark), make('span', 'id', row.id), make('span', 'line', row.line));
      details.append(summary);
      details.addEventListener('toggle', () => { if (details.open && !details.querySelector('.conversation')) { open(row, details); } });
      item.append(details);
      list.append(item);
    }
    shown = Math.min(matching.length, shown + pageSize);
    more.hidden = shown >= matching.length;
    status.textContent = `${matching.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')} conversations` + (more.hidden ? '' : `, the first ${shown} shown`);
  };
  const filter = async () => {
    const mine = ++turn;
    const words = search.value.trim().toLowerCase();
    let found = rows.filter(row => chosen.every((select, index) => !select || !select.value || row.facets[index] === select.value));
    if (words) {
      const kept = [];
      for (const row of found) {
        const [messages, facts] = await texts(row.number);
        if (mine !== turn) { return; }
        if (row.id.toLowerCase().includes(words) || messages.some(each => each[1].toLowerCase().includes(words)) || facts.some(each => each[1].toLowerCase().includes(words))) { kept.push(row); }
      }
      found = kept;
    }
    matching = found;
    shown = 0;
    list.replaceChildren();
    add();
  };

  more.addEventListener('click', add);
  bar.addEventListener('change', filter);
  let pause = 0;
  search.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(filter, 200); });
  add();
})();
