/* Says in words how saving the plan goes, where a problem is, and lets the person pick. Mixed into plan.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Form = root.GamPlanForm;
  var Saving = {};

  Saving.send = function (body) {
    this.sent = body.answers;
    return Gam.post(this.page.url('save_plan'), { changes: body.answers });
  };

  Saving.say = function (words, state) {
    Gam.all(this.section, '[data-plan-saved]').forEach(function (place) {
      place.textContent = words;
      place.dataset.state = state;
    });
  };

  Saving.told = function (state, ids, data) {
    var isPreview = this.preview && state === 'saved';
    this.say(isPreview ? this.texts.preview : Gam.said(state, this.texts, this.page.args.language, data), state);
    if (state === 'saved') { this.kept(data); }
    if (state === 'refused') { this.refusals(data.problems || []); }
  };

  Saving.kept = function (data) {
    var plan = this;
    this.page.find('.gam-data').hidden = false;
    Object.keys(data.revisions || {}).forEach(function (key) {
      if (plan.sent[key] && plan.sent[key].removed) {
        delete plan.stored[key];
      } else {
        plan.stored[key] = Object.assign({}, plan.sent[key], { rev: data.revisions[key] });
      }
      delete plan.conflicts[key];
      delete plan.problems[key];
      Gam.all(plan.homeBox, '[data-conflict-of="' + key + '"] > .gam-problem').forEach(function (words) { words.remove(); });
      if (key === plan.key) { plan.form.clear(); }
      if (key === 'about') { plan.aboutForm.clear(); }
    });
    Object.keys(data.readings || {}).forEach(function (key) { plan.reading(key, data.readings[key]); });
    Object.keys(data.conflicts || {}).forEach(function (key) { plan.conflict(key, data.conflicts[key]); });
    this.refusals(data.refused || []);
  };

  // each problem is said in the status, in the list above its form and beside its control
  Saving.refusals = function (problems) {
    var plan = this;
    var touched = {};
    problems.forEach(function (problem) {
      var key = problem.path.split('.')[1] || '';
      plan.say(plan.texts.refused + ' ' + problem.text, 'refused');
      touched[key] = (touched[key] || []).concat(problem);
    });
    Object.assign(this.problems, touched);
    Object.keys(touched).forEach(this.flag, this);
    this.refused(this.key);
  };

  Saving.note = function () { return this.page.args.uid + '-p' + (this.notes += 1); };

  // in the plan's home: beside the dates of the plan, or in the line of the commitment
  Saving.flag = function (key) {
    var plan = this;
    var place = this.homeBox.querySelector('.gam-plan-conflict[data-conflict-of="' + key + '"]');
    this.problems[key].forEach(function (problem) {
      var control = key === 'about' && plan.aboutForm.control(problem.path);
      if (control) { plan.aboutForm.mark(control, problem.text, plan.note()); }
    });
    if (place && !this.conflicts[key]) {
      var words = document.createElement('p');
      words.className = 'gam-problem';
      words.textContent = this.texts.refused + ' ' + this.problems[key][0].text;
      place.replaceChildren(words);
    }
  };

  Saving.refused = function (key) {
    var plan = this;
    var box = this.find('[data-problems]');
    var list = box.querySelector('ul');
    list.replaceChildren();
    (this.problems[key] || []).forEach(function (problem) {
      var control = plan.form.control(problem.path);
      var item = document.createElement('li');
      item.textContent = problem.text;
      if (control) {
        var button = document.createElement('button');
        button.type = 'button';
        button.className = 'gam-link';
        button.textContent = plan.form.nameOf(control) + ': ' + problem.text;
        button.addEventListener('click', function () { plan.form.focus(control); });
        item.replaceChildren(button);
        plan.form.mark(control, problem.text, plan.note());
      }
      list.appendChild(item);
    });
    box.hidden = !list.firstElementChild;
  };

  /* ---- two windows */

  Saving.words = function (value) {
    var plan = this;
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)) { return this.texts.nothing; }
    if (Array.isArray(value)) { return value.map(this.words, this).join('; '); }
    if (typeof value === 'object') {
      return Object.keys(value).map(function (key) {
        return /^G\d/.test(key) ? key + ': ' + plan.words(value[key]) : plan.words(value[key]);
      }).join(' · ') || this.texts.nothing;
    }
    return this.names[value] || this.form.practices.titles[value] || (this.stored[value] && this.stored[value].title) || String(value);
  };

  Saving.nameOf = function (box, field) {
    var control = box.querySelector('[data-f="' + (field === 'indicators' ? 'indicator_id' : field) + '"]');
    var label = control && control.closest('label');
    return label ? label.firstChild.textContent.trim() : this.fields[field] || field;
  };

  Saving.conflict = function (key, theirs) {
    this.conflicts[key] = theirs;
    this.say(this.fields.conflict, 'refused');
    var place = this.section.querySelector('[data-conflict-of="' + (key === this.key ? 'form' : key) + '"]');
    if (place) { this.drawConflict(key, place); }
  };

  Saving.drawConflict = function (key, place) {
    var plan = this;
    var theirs = this.conflicts[key];
    var box = this.blankConflict.cloneNode(true);
    var mine = Form.plain(this.journal.pending[key]);
    var there = Form.plain(theirs || {});
    var scope = key === 'about' ? this.aboutForm.el : this.form.el;
    var list = box.querySelector('dl');
    var names = Object.keys(Object.assign({}, mine, there)).filter(function (field) { return plan.words(mine[field]) !== plan.words(there[field]); });
    names.forEach(function (field) {
      var term = document.createElement('dt');
      var said = document.createElement('dd');
      term.textContent = field === 'ids' ? plan.fields.order : plan.nameOf(scope, field);
      said.dir = 'auto';
      said.textContent = plan.fields.here + ': ' + plan.words(mine[field]) + ' — ' + plan.fields.there + ': ' + plan.words(there[field]);
      list.append(term, said);
    });
    if (theirs === null) { box.querySelector('p').append(' ' + this.texts.removed_there); }
    box.addEventListener('click', function (event) {
      if (event.target.dataset.pick) { plan.settle(key, event.target.dataset.pick === 'mine', box); }
    });
    place.replaceChildren(box);
    box.querySelector('[tabindex]').focus();
  };

  Saving.settle = function (key, mine, box) {
    var theirs = this.conflicts[key];
    var said = this.journal.pending[key];
    delete this.conflicts[key];
    delete this.problems[key];
    this.journal.drop(key);
    this.journal.bases[key] = theirs ? theirs.rev || 0 : 0;
    box.remove();
    if (theirs) { this.stored[key] = theirs; } else { delete this.stored[key]; }
    if (mine) {
      this.journal.put(key, Object.assign(Form.plain(said), said.removed ? { removed: true } : {}));
      this.section.querySelector('.gam-title').focus();
    } else if (key === this.key && theirs) {
      this.open(key);
    } else {
      this.home();
    }
  };

  root.GamPlanSaving = Saving;
}(window));
