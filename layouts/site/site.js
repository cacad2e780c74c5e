/* Only adds: filters that combine (index), a chooser of any two plans
 * (compare).  What is chosen stands in the address. */
(function () {
  'use strict';
  function make(name, text, attributes) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    for (var key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  }
  function state() { return new URLSearchParams(location.search); }
  function remember(form) {
    var chosen = new URLSearchParams();
    Array.prototype.forEach.call(form.elements, function (e) { if (e.name && e.value) chosen.set(e.name, e.value); });
    var query = chosen.toString();
    history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash);
    return chosen;
  }
  function restore(form) {
    state().forEach(function (value, key) { if (form.elements[key]) form.elements[key].value = value; });
  }
  function load(address) {
    return fetch(address).then(function (answer) { if (!answer.ok) throw answer.status; return answer.json(); });
  }

  /* ---- index ---- */
  var tests = {
    'tinh': function (p, v) { return p.province === v; },
    'nam': function (p, v) { return +p.from <= +v && +v <= +p.to; },
    'linh-vuc': function (p, v) { return p.field === v; },
    'loai': function (p, v) { return p.kind === v; },
    'nguon-von': function (p, v) { return p.funds.indexOf(v) >= 0; }
  };
  function entry(p, root) {
    var article = make('article', '', {'class': 'entry'}), title = make('h3');
    title.append(make('a', p.title, {href: root + 'ke-hoach/' + p.id + '/index.html'}));
    article.append(title, make('p', [(p.kind || '') + ' ' + p.number, p.issuer, p.date, p.period]
      .filter(Boolean).join(' · '), {'class': 'meta'}));
    if (p.total) article.append(make('p', p.total, {'class': 'money'}));
    return article;
  }
  function combined(form) {
    var place = document.getElementById('entries'), count = document.getElementById('found');
    var first = Array.prototype.slice.call(place.childNodes), all = first.length && count.textContent, plans;
    function show() {
      var chosen = remember(form);
      if (!chosen.toString()) { place.replaceChildren.apply(place, first); count.textContent = all; return; }
      (plans = plans || load(form.dataset.source)).then(function (list) {
        var found = list.filter(function (p) {
          var fits = true;
          chosen.forEach(function (value, key) { if (tests[key] && !tests[key](p, value)) fits = false; });
          return fits;
        });
        count.textContent = found.length;
        place.replaceChildren.apply(place, found.slice(0, 200).map(function (p) { return entry(p, form.dataset.root); }));
      }, function () { form.hidden = true; });
    }
    form.hidden = false;
    restore(form);
    form.addEventListener('change', show);
    form.addEventListener('submit', function (e) { e.preventDefault(); show(); });
    if (location.search) show();
  }

  /* ---- compare ---- */
  function shown(value) { return value === undefined ? '' : new Intl.NumberFormat('vi-VN', {maximumFractionDigits: 6}).format(value); }
  function table(form, a, b, left, right) {
    var words = form.dataset.columns.split('|'), body = make('tbody'), before = {};
    left.forEach(function (v) { before[[v.table, v.line, v.column, v.unit].join(' ')] = v; });
    right.forEach(function (v) {
      var old = before[[v.table, v.line, v.column, v.unit].join(' ')];
      if (!old) return;
      var row = make('tr');
      row.append(make('th', v.label, {scope: 'row'}), make('td', v.column_label), make('td', shown(old.value), {'class': 'n'}),
        make('td', shown(v.value), {'class': 'n'}), make('td', shown(v.value - old.value), {'class': 'n'}), make('td', v.unit));
      body.append(row);
    });
    if (!body.rows.length) return make('p', form.dataset.none);
    var head = make('tr'), whole = make('table'), top = make('thead'), box = make('section', '', {'class': 'scroll block', tabindex: '0', 'aria-label': a + ' – ' + b});
    [words[0], words[1], a, b, words[3], words[2]].forEach(function (w) { head.append(make('th', w, {scope: 'col'})); });
    top.append(head); whole.append(top, body); box.append(whole);
    return box;
  }
  function chooser(form) {
    var place = document.getElementById('chosen');
    function name(select) { return select.options[select.selectedIndex].textContent; }
    function show() {
      var chosen = remember(form), a = chosen.get('a'), b = chosen.get('b'), data = function (id) {
        return load(form.dataset.root + 'ke-hoach/' + encodeURIComponent(id) + '/du-lieu/so-lieu.json');
      };
      place.replaceChildren();
      if (!a || !b || a === b) return;
      Promise.all([data(a), data(b)]).then(function (both) {
        place.replaceChildren(table(form, name(form.elements.a), name(form.elements.b), both[0], both[1]));
      }, function () { place.replaceChildren(make('p', form.dataset.none)); });
    }
    form.hidden = false;
    restore(form);
    form.addEventListener('change', show);
    form.addEventListener('submit', function (e) { e.preventDefault(); show(); });
    if (location.search) show();
  }
  var form = document.getElementById('combined');
  if (form) combined(form);
  form = document.getElementById('chooser');
  if (form) chooser(form);
})();
