/* Between a form of the plan and its JSON: fields, check lists, rows, targets, and gender marks. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var META = ['id', 'rev', 'made', 'at', 'base', 'removed'];
  var NUMBERS = ['current', 'wanted'];

  function Form(el, texts) {
    this.el = el;
    this.texts = texts;
    this.value = {};
    this.blank = {};
    Gam.all(el, '[data-rows]').forEach(function (box) {
      this.blank[box.dataset.rows] = box.firstElementChild;
      box.replaceChildren();
    }, this);
    var practices = el.querySelector('[data-practices]');
    this.practices = practices && new root.GamPlanPractices(practices);
    // both targets offer the same list, sent once
    var lists = Gam.all(el, '[data-aim] [data-p="target"]');
    if (lists[1]) { lists[1].replaceChildren.apply(lists[1], Gam.all(lists[0].cloneNode(true), 'option')); }
  }

  // what the person said, without the server's marks
  Form.plain = function (value) {
    var plain = {};
    Object.keys(value || {}).forEach(function (key) {
      if (META.indexOf(key) < 0) { plain[key] = value[key]; }
    });
    return plain;
  };

  Form.prototype.show = function (value) {
    var form = this;
    this.value = Form.plain(value);
    Gam.all(this.el, '[data-f]').forEach(function (input) {
      var name = input.dataset.f;
      var found = name === 'indicator_id' ? (form.value.indicators || [])[0] : form.value[name];
      input.value = found === undefined || found === null ? '' : String(found);
    });
    Gam.all(this.el, '[data-check-list]').forEach(function (box) {
      box.checked = (form.value[box.dataset.checkList] || []).indexOf(box.value) >= 0;
    });
    Gam.all(this.el, '[aria-invalid]').forEach(function (input) { input.removeAttribute('aria-invalid'); });
    Object.keys(this.blank).forEach(function (name) {
      var box = form.box(name);
      box.replaceChildren();
      (form.value[name] || []).forEach(function (row) { form.add(name, row); });
    });
    Gam.all(this.el, '[data-aim]').forEach(function (box, place) { form.fill(box, (form.value.aims || [])[place] || {}); });
    Gam.all(this.el, '[data-aim-more]').forEach(function (box) { box.open = (form.value.aims || []).length > 1; });
    Gam.all(this.el, '[data-criterion]').forEach(function (box) {
      form.fill(box, (form.value.gender || {})[box.dataset.criterion] || {});
    });
    if (this.practices) { this.practices.show(this.value.practices || []); }
    this.marks();
  };

  Form.prototype.box = function (name) { return this.el.querySelector('[data-rows="' + name + '"]'); };

  Form.prototype.fill = function (box, row) {
    Gam.all(box, '[data-p]').forEach(function (input) {
      if (input.type === 'checkbox') {
        input.checked = Boolean(row[input.dataset.p]);
      } else {
        input.value = row[input.dataset.p] || '';
      }
    });
  };

  Form.prototype.take = function (box) {
    var row = {};
    Gam.all(box, '[data-p]').forEach(function (input) {
      var said = input.type === 'checkbox' ? input.checked : input.value.trim();
      if (said) { row[input.dataset.p] = said; }
    });
    return row;
  };

  Form.prototype.add = function (name, row) {
    var box = this.box(name);
    var made = this.blank[name].cloneNode(true);
    made.hidden = false;
    box.appendChild(made);
    this.fill(made, row);
    this.number(box);
    return made;
  };

  Form.prototype.number = function (box) {
    var texts = this.texts;
    Gam.all(box, '[data-row]').forEach(function (row, place) {
      var legend = row.querySelector('legend');
      legend.textContent = Gam.fill(texts.row, { name: legend.dataset.name, number: place + 1 });
      row.querySelector('[data-of]').textContent = ': ' + legend.textContent;
    });
  };

  Form.prototype.drop = function (row) {
    var box = row.parentNode;
    var next = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    this.number(box);
    (next ? next.querySelector('[data-p]') : this.el.querySelector('[data-more="' + box.dataset.rows + '"]')).focus();
  };

  // rows without anything are not sent; `places` tells which row each sent one was
  Form.prototype.rows = function (name) {
    var form = this;
    var found = [];
    this.places = this.places || {};
    this.places[name] = [];
    Gam.all(this.box(name), '[data-row]').forEach(function (row) {
      var said = form.take(row);
      if (name === 'notes' && Object.keys(said).join() === 'on') { return; }
      if (Object.keys(said).length) {
        found.push(said);
        form.places[name].push(row);
      }
    });
    return found;
  };

  Form.prototype.read = function () {
    var form = this;
    var value = Object.assign({}, this.value);
    Gam.all(this.el, '[data-f]').forEach(function (input) {
      var name = input.dataset.f;
      if (name === 'indicator_id') {
        value.indicators = [input.value].concat((form.value.indicators || []).slice(1)).filter(Boolean);
      } else if (NUMBERS.indexOf(name) >= 0) {
        value[name] = input.value === '' ? null : Number(input.value);
      } else {
        value[name] = input.value.trim();
      }
    });
    Gam.all(this.el, '[data-check-list]').forEach(function (box) {
      var name = box.dataset.checkList;
      var left = (value[name] || []).filter(function (each) { return each !== box.value; });
      value[name] = box.checked ? left.concat(box.value) : left;
    });
    Object.keys(this.blank).forEach(function (name) { value[name] = form.rows(name); });
    if (this.el.querySelector('[data-aim]')) {
      value.aims = Gam.all(this.el, '[data-aim]').map(this.take, this).filter(function (aim) { return Object.keys(aim).length; });
    }
    Gam.all(this.el, '[data-criterion]').forEach(function (box) {
      var said = form.take(box);
      value.gender = Object.assign({}, value.gender);
      delete value.gender[box.dataset.criterion];
      if (Object.keys(said).length) { value.gender[box.dataset.criterion] = said; }
    });
    if (this.practices) { value.practices = this.practices.ids.slice(); }
    this.value = value;
    this.marks();
    return value;
  };

  // dates of the year that touch the question that the commitment moves
  Form.prototype.marks = function () {
    var list = this.el.querySelector('[data-f="indicator_id"]');
    var chosen = list && list.selectedOptions[0];
    var theme = chosen ? chosen.dataset.theme : '';
    var year = this.el.querySelector('[data-year]');
    if (year) {
      var items = Gam.all(year, '[data-themes]');
      items.forEach(function (item) { item.hidden = Boolean(theme) && item.dataset.themes.split(' ').indexOf(theme) < 0; });
      year.hidden = items.every(function (item) { return item.hidden; });
    }
  };

  // the control that a problem's path speaks of: `plan.KEY.activities.0.end`
  Form.prototype.control = function (path) {
    var parts = path.split('.').slice(2);
    var name = parts[0];
    if (this.blank[name] && parts.length > 2) {
      var row = ((this.places || {})[name] || [])[Number(parts[1])];
      return row && row.querySelector('[data-p="' + parts[2] + '"]');
    }
    if (name === 'gender' && parts[1]) {
      return this.el.querySelector('[data-criterion="' + parts[1] + '"] [data-p="' + parts[2] + '"]');
    }
    if (name === 'practices') { return this.el.querySelector('[data-practices] select'); }
    if (name === 'aims') { return this.el.querySelector('[data-aim] [data-p]'); }
    return this.el.querySelector('[data-f="' + name + '"]') || this.el.querySelector('[data-more="' + name + '"]');
  };

  // a place in the form by its field, opened and focused
  Form.prototype.goTo = function (field) {
    var control = { aims: '[data-aim] [data-p]', gender: '[data-criterion] [data-p]', values: '[data-check-list="values"]' }[field];
    var found = control ? this.el.querySelector(control) : this.el.querySelector('[data-f="' + field + '"]');
    found = found || this.el.querySelector('[data-rows="' + field + '"] [data-p]') || this.el.querySelector('[data-more="' + field + '"]');
    if (!found) { return; }
    this.reveal(found);
    found.focus();
    found.scrollIntoView({ block: 'center' });
  };

  Form.prototype.reveal = function (node) {
    for (var up = node.closest('details'); up; up = up.parentElement.closest('details')) { up.open = true; }
  };

  root.GamPlanForm = Form;
}(window));
