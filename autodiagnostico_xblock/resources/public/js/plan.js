/* The plan de apertura: its home and one commitment at a time. Fetched on demand, with what the server drew. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Form = root.GamPlanForm;
  var PAUSE = 1200;

  function Plan(parts, section, answer) {
    this.parts = parts;
    this.page = parts.page;
    this.section = section;
    Object.assign(this, { texts: answer.data.texts, names: answer.data.names, fields: answer.data.fields, preview: answer.data.preview });
    this.today = answer.data.today;
    this.conflicts = {};
    this.problems = {};
    this.notes = 0;
    this.key = '';
    this.homeBox = document.createElement('div');
    this.editBox = document.createElement('div');
    this.editBox.hidden = true;
    Gam.replacePart(this.editBox, answer.form);
    this.blankConflict = this.takeOut('[data-for="plan-conflict"]');
    this.blankItem = this.takeOut('[data-blank-item]');
    section.replaceChildren(this.homeBox, this.editBox);
    this.form = new Form(this.editBox.querySelector('[data-plan-form]'), this.texts);
    this.journal = new root.GamJournal(answer.data.journal, this.send.bind(this), this.told.bind(this));
    this.listen();
    this.listenOrder();
    this.draw(answer);
    this.recover(answer.data.journal);
  }

  // patterns that come with the form and are copied when they are needed
  Plan.prototype.takeOut = function (selector) {
    var box = this.editBox.querySelector(selector);
    box.remove();
    return box.firstElementChild;
  };

  Plan.prototype.find = function (selector) { return this.section.querySelector(selector); };

  Plan.prototype.recover = function (kept) {
    if (Object.keys(this.journal.pending).length) {
      this.say(this.texts.recovered, 'saving');
      this.journal.flush();
    } else if (kept && !this.journal.storage.works) {
      this.say(this.texts.no_storage, 'refused');
    } else if (this.preview) {
      this.say(this.texts.preview, 'refused');
    }
  };

  /* ---- home */

  Plan.prototype.draw = function (answer) {
    Gam.replacePart(this.homeBox, answer.html);
    this.stored = answer.data.parts;
    Object.keys(this.stored).forEach(function (key) { this.journal.bases[key] = this.stored[key].rev || 0; }, this);
    this.aboutForm = new Form(this.find('[data-plan-form="about"]'), this.texts);
    this.aboutForm.show(this.value('about'));
    this.patch();
  };

  Plan.prototype.value = function (key) { return this.journal.pending[key] || this.stored[key] || {}; };

  // what was written and not sent yet is shown over what the server drew
  Plan.prototype.patch = function () {
    var plan = this;
    Object.keys(this.journal.pending).filter(function (key) { return /^[cr]-/.test(key); }).forEach(function (key) {
      var item = plan.find('[data-item="' + key + '"]') || plan.newItem(key);
      item.hidden = Boolean(plan.journal.pending[key].removed);
      item.querySelector('[data-open]').textContent = plan.journal.pending[key].title || plan.texts.untitled;
    });
    if (this.journal.pending.order) { this.reorder(this.journal.pending.order.ids); }
    this.number();
    Object.keys(this.conflicts).forEach(function (key) { this.conflict(key, this.conflicts[key]); }, this);
    Object.keys(this.problems).forEach(this.flag, this);
  };

  Plan.prototype.newItem = function (key) {
    var item = this.blankItem.cloneNode(true);
    item.dataset.item = key;
    item.querySelector('[data-open]').dataset.open = key;
    this.find('[data-order]').appendChild(item);
    this.find('[data-plan-list]').hidden = false;
    return item;
  };

  // without a connection the home is the last one that was drawn, brought up to date here
  Plan.prototype.home = function (focus) {
    var plan = this;
    var last = this.key;
    this.later(true);
    this.key = '';
    this.show(this.homeBox);
    return this.journal.flush().then(function () {
      return plan.parts.fetch({ part: 'page' }, 'plan_part');
    }).then(function (answer) {
      if (answer.status === 200) { plan.draw(answer.data); } else { plan.patch(); }
      if (plan.key) { return; }
      var back = focus || (last && plan.find('[data-open="' + last + '"]'));
      (back && back.focus ? back : plan.homeBox.querySelector('.gam-title')).focus();
    });
  };

  Plan.prototype.show = function (box) {
    this.homeBox.hidden = box !== this.homeBox;
    this.editBox.hidden = box !== this.editBox;
  };

  /* ---- one commitment */

  Plan.prototype.open = function (key) {
    var plan = this;
    this.later(true);
    this.key = key;
    this.form.show(this.value(key));
    this.name();
    this.show(this.editBox);
    Gam.all(this.editBox, '.gam-part').forEach(function (part, place) { part.open = place === 0; });
    this.find('[data-plan-remove-confirm]').hidden = true;
    this.find('[data-conflict-of="form"]').replaceChildren();
    this.reading(key, '');
    this.neighbours();
    this.form.read();
    this.refused(key);
    this.editBox.querySelector('.gam-title').focus();
    if (this.conflicts[key] !== undefined) { this.conflict(key, this.conflicts[key]); }
    if (!this.stored[key]) { return; }
    this.parts.fetch({ part: 'reading', id: key }, 'plan_part').then(function (answer) {
      if (answer.status === 200) { plan.reading(key, answer.data.html); }
    });
  };

  Plan.prototype.name = function () {
    this.find('[data-name]').textContent = this.form.value.title || this.texts.untitled;
  };

  Plan.prototype.neighbours = function () {
    var ids = this.items().map(function (item) { return item.dataset.item; });
    var place = ids.indexOf(this.key);
    Gam.all(this.editBox, '[data-step]').forEach(function (button) {
      button.dataset.key = ids[place + Number(button.dataset.step)] || '';
      button.disabled = place < 0 || !button.dataset.key;
    });
  };

  // the reading beside the form, and in each section how much it is missing
  Plan.prototype.reading = function (key, html) {
    if (key !== this.key) { return; }
    var place = this.find('[data-reading-place]');
    this.waiting = this.waiting || place.firstElementChild;
    if (html) { Gam.replacePart(place, html); } else { place.replaceChildren(this.waiting); }
    this.short(place.querySelector('[data-short]'));
    var missing = Gam.all(place, '[data-check]').map(function (item) { return item.dataset.check; });
    var texts = this.texts;
    Gam.all(this.editBox, '.gam-part').forEach(function (part) {
      var checks = part.dataset.checks.split(' ').filter(Boolean);
      var count = checks.filter(function (check) { return missing.indexOf(check) >= 0; }).length;
      var words = count ? Gam.fill(texts.missing, { count: count }) : texts.ready;
      part.querySelector('[data-part-state]').textContent = !html ? '' : part.dataset.needed === undefined ? texts.optional : words;
    });
  };

  // what is missing, in short, above the form: on a phone the whole reading comes after it
  Plan.prototype.short = function (found) {
    var place = this.find('[data-short-place]');
    var before = place.querySelector('details');
    var had = place.contains(document.activeElement);
    if (found && before) { found.open = before.open; }
    place.replaceChildren.apply(place, found ? [found] : []);
    if (had && found) { found.querySelector('summary, button').focus(); }
  };

  Plan.prototype.remove = function () {
    this.later(false);
    this.journal.put(this.key, { removed: true });
    this.home();
  };

  /* ---- what is written */

  Plan.prototype.write = function () {
    var key = this.writing;
    this.writing = '';
    if (!key) { return; }
    var form = key === 'about' ? this.aboutForm : this.form;
    this.journal.put(key, form.read());
    if (key === this.key) { this.name(); }
  };

  // while one types the browser waits for a pause; leaving a field or the page does not wait
  Plan.prototype.later = function (now) {
    root.clearTimeout(this.timer);
    if (now) { this.write(); } else { this.writing = ''; }
  };

  Plan.prototype.typed = function (control, now) {
    var plan = this;
    var form = control.closest('[data-plan-form]');
    if (!form) { return; }
    this.form.mended(control);
    this.writing = form.dataset.planForm === 'about' ? 'about' : this.key;
    root.clearTimeout(this.timer);
    if (now) { this.write(); } else { this.timer = root.setTimeout(function () { plan.write(); }, PAUSE); }
  };

  Plan.prototype.listen = function () {
    var plan = this;
    this.section.addEventListener('input', function (event) { plan.typed(event.target, false); });
    this.section.addEventListener('change', function (event) { plan.typed(event.target, true); });
    this.section.addEventListener('submit', function (event) {
      event.preventDefault();
      plan.submitted(event.target);
    });
    this.section.addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) { plan.clicked(button); }
    });
    document.addEventListener('visibilitychange', function () { if (document.hidden) { plan.later(true); } });
    root.addEventListener('online', function () { plan.journal.flush(); });
  };

  Object.assign(Plan.prototype, root.GamPlanOrder, root.GamPlanSaving, root.GamPlanActions);
  root.GamPlan = Plan;
}(window));
