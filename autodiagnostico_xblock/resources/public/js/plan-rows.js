/* Rows of a commitment: activities, measures, questions and notes, added, removed and brought back. Mixed into plan-form.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Rows = {};
  var MEASURE = ['indicator', 'baseline', 'goal'];

  function same(name) {
    return {
      rows: function (value) { return value[name] || []; },
      put: function (value, rows) { value[name] = rows; },
    };
  }

  // what is stored otherwise than as one list: the first measure has its own fields, and questions are bare ids
  Rows.shapes = {
    activities: same('activities'),
    notes: same('notes'),
    measures: {
      rows: function (value) {
        var first = {};
        MEASURE.forEach(function (key) { first[key] = value[key] || ''; });
        return [first].concat(value.measures || []);
      },
      put: function (value, rows) {
        MEASURE.forEach(function (key) { value[key] = (rows[0] || {})[key] || ''; });
        value.measures = rows.slice(1);
      },
    },
    questions: {
      rows: function (value) { return (value.indicators || []).slice(1).map(function (id) { return { id: id }; }); },
      put: function (value, rows) {
        var ids = value.indicators.slice(0, 1).concat(rows.map(function (row) { return row.id; }));
        value.indicators = ids.filter(function (id, place) { return ids.indexOf(id) === place; });
      },
    },
  };

  // the patterns of rows are taken out of the form; selects that offer the same list get it from the first one
  Rows.patterns = function () {
    var form = this;
    this.blank = {};
    this.places = {};
    Gam.all(this.el, '[data-rows]').forEach(function (box) {
      form.blank[box.dataset.rows] = box.firstElementChild;
      box.replaceChildren();
    });
    this.undo = this.el.querySelector('[data-undo]');
    if (this.undo) { this.undo.remove(); }
    if (!this.blank.questions) { return; }
    var lists = Gam.all(this.el, '[data-aim] [data-p="target"]');
    copy(lists[0], lists[1]);
    copy(this.el.querySelector('[data-f="indicator_id"]'), this.blank.questions.querySelector('select'));
  };

  function copy(from, to) { to.replaceChildren.apply(to, Gam.all(from.cloneNode(true), ':scope > *')); }

  Rows.box = function (name) { return this.el.querySelector('[data-rows="' + name + '"]'); };

  Rows.fill = function (box, row) {
    Gam.all(box, '[data-p]').forEach(function (input) {
      if (input.type === 'checkbox') {
        input.checked = Boolean(row[input.dataset.p]);
      } else {
        input.value = row[input.dataset.p] || '';
      }
    });
  };

  Rows.take = function (box) {
    var row = {};
    Gam.all(box, '[data-p]').forEach(function (input) {
      var said = input.type === 'checkbox' ? input.checked : input.value.trim();
      if (said) { row[input.dataset.p] = said; }
    });
    return row;
  };

  Rows.add = function (name, row) {
    var box = this.box(name);
    var made = this.blank[name].cloneNode(true);
    made.hidden = false;
    box.appendChild(made);
    this.fill(made, row);
    this.number(box);
    return made;
  };

  Rows.number = function (box) {
    var texts = this.texts;
    Gam.all(box, '[data-row]').forEach(function (row, place) {
      var legend = row.querySelector('legend');
      legend.textContent = Gam.fill(texts.row, { name: legend.dataset.name, number: place + Number(box.dataset.from || 1) });
      row.querySelector('[data-of]').textContent = ': ' + legend.textContent;
    });
  };

  // a row with words leaves a note in its place that brings it back
  Rows.drop = function (row) {
    var form = this;
    var box = row.parentNode;
    var next = row.nextElementSibling || row.previousElementSibling;
    var name = row.querySelector('legend').textContent;
    if (!Object.keys(this.take(row)).length) {
      row.remove();
      this.number(box);
      next = next && next.querySelector('[data-p], button');
      (next || this.el.querySelector('[data-more="' + box.dataset.rows + '"]')).focus();
      return;
    }
    var note = this.undo.cloneNode(true);
    var first = row.querySelector('textarea');
    var said = first && first.value.trim().slice(0, 60);
    var words = Gam.fill(this.texts.dropped, { name: said ? name + ', «' + said + '»' : name });
    note.querySelector('[data-words]').textContent = words;
    note.querySelector('[data-of]').textContent = ': ' + words;
    note.querySelector('button').addEventListener('click', function () {
      note.replaceWith(row);
      form.number(box);
      row.querySelector('[data-p]').focus();
      row.dispatchEvent(new Event('change', { bubbles: true }));
    });
    row.replaceWith(note);
    this.number(box);
    note.querySelector('button').focus();
  };

  // rows without anything are not sent; `places` tells which row each sent one was
  Rows.rows = function (name) {
    return this.said(name, Gam.all(this.box(name), '[data-row]'));
  };

  Rows.said = function (name, boxes) {
    var form = this;
    var found = [];
    this.places[name] = [];
    boxes.forEach(function (box) {
      var said = form.take(box);
      if (!Object.keys(said).length || (name === 'notes' && Object.keys(said).join() === 'on')) { return; }
      found.push(said);
      form.places[name].push(box);
    });
    return found;
  };

  root.GamPlanRows = Rows;
}(window));
