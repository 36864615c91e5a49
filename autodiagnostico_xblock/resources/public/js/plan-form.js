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
    var practices = el.querySelector('[data-practices]');
    this.practices = practices && new root.GamPlanPractices(practices);
    this.patterns();
  }

  Object.assign(Form.prototype, root.GamPlanRows);

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
    this.clear();
    Object.keys(this.blank).forEach(function (name) {
      form.box(name).replaceChildren();
      form.shapes[name].rows(form.value).forEach(function (row) { form.add(name, row); });
    });
    Gam.all(this.el, '[data-aim]').forEach(function (box, place) { form.fill(box, (form.value.aims || [])[place] || {}); });
    Gam.all(this.el, '[data-aim-more]').forEach(function (box) { box.open = (form.value.aims || []).length > 1; });
    Gam.all(this.el, '[data-criterion]').forEach(function (box) {
      form.fill(box, (form.value.gender || {})[box.dataset.criterion] || {});
    });
    if (this.practices) { this.practices.show(this.value.practices || []); }
    this.marks();
  };

  Form.prototype.read = function () {
    var form = this;
    var value = Object.assign({}, this.value);
    Gam.all(this.el, '[data-f]').forEach(function (input) {
      var name = input.dataset.f;
      if (name === 'indicator_id') {
        value.indicators = [input.value].filter(Boolean);
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
    Object.keys(this.blank).forEach(function (name) { form.shapes[name].put(value, form.rows(name)); });
    if (this.blank.questions) { value.aims = this.said('aims', Gam.all(this.el, '[data-aim]')); }
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

  /* ---- where something is mended */

  // the control that a problem's path speaks of: `plan.KEY.activities.0.end`
  Form.prototype.control = function (path) {
    var parts = path.split('.').slice(2);
    var name = parts[0];
    var place = Number(parts[1]);
    if (name === 'gender' && parts[1]) {
      return this.el.querySelector('[data-criterion="' + parts[1] + '"] [data-p="' + parts[2] + '"]');
    }
    if (name === 'practices') { return this.el.querySelector('[data-practices] select'); }
    if (parts.length > 2) { return this.part((this.places[name] || [])[name === 'measures' ? place + 1 : place], parts[2]); }
    return this.el.querySelector('[data-f="' + (name === 'indicators' ? 'indicator_id' : name) + '"]') ||
      this.part((this.places.measures || [])[0], name) || this.el.querySelector('[data-more="' + name + '"]');
  };

  Form.prototype.part = function (row, name) { return row ? row.querySelector('[data-p="' + name + '"]') : null; };

  // words for a control: its row, if it is in one, and its label
  Form.prototype.nameOf = function (control) {
    var label = control.closest('label');
    var row = control.closest('fieldset');
    var words = label ? [label.firstChild.textContent.trim() || label.textContent.trim()] : [control.textContent.trim()];
    if (row && this.el.contains(row)) { words.unshift(row.querySelector('legend').firstChild.textContent.trim()); }
    return words.join(', ');
  };

  // a place in the form by its field and its row (a number, or a criterion), opened and focused
  Form.prototype.goTo = function (field, row) {
    var boxes = Gam.all(this.el, '[data-rows="' + field + '"] [data-row]');
    if (field === 'aims') { boxes = Gam.all(this.el, '[data-aim]'); }
    if (field === 'gender') { boxes = Gam.all(this.el, row ? '[data-criterion="' + row + '"]' : '[data-criterion]'); }
    var box = boxes[Number(row) || 0];
    var empty = box && Gam.all(box, '[data-p]').filter(function (input) { return input.type !== 'checkbox' && !input.value; })[0];
    this.focus(empty || (box && box.querySelector('[data-p]')) || this.el.querySelector('[data-f="' + field + '"]') ||
      this.part(Gam.all(this.el, '[data-rows="measures"] [data-row]')[Number(row) || 0], field) ||
      this.el.querySelector('[data-check-list="' + field + '"]') || this.el.querySelector('[data-more="' + field + '"]'));
  };

  Form.prototype.focus = function (control) {
    if (!control) { return; }
    this.reveal(control);
    control.focus();
    control.scrollIntoView({ block: 'center' });
  };

  Form.prototype.reveal = function (node) {
    for (var up = node.closest('details'); up; up = up.parentElement.closest('details')) { up.open = true; }
  };

  /* ---- what was refused */

  Form.prototype.mark = function (control, text, id) {
    var note = control.parentNode.querySelector('.gam-problem') || document.createElement('span');
    note.className = 'gam-problem';
    note.id = note.id || id;
    note.textContent = text;
    control.insertAdjacentElement('afterend', note);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', note.id);
    this.reveal(control);
  };

  Form.prototype.mended = function (control) {
    if (!control.hasAttribute('aria-invalid')) { return; }
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
    Gam.all(control.parentNode, '.gam-problem').forEach(function (note) { note.remove(); });
  };

  Form.prototype.clear = function () { Gam.all(this.el, '[aria-invalid]').forEach(this.mended, this); };

  root.GamPlanForm = Form;
}(window));
