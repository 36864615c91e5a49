/* Says in words how saving the plan goes, where a problem is, and lets the person pick. Mixed into plan.js. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const Form = root.GamPlanForm;

  root.GamPlanSaving = {
    send({ answers }) {
      this.sent = answers;
      return Gam.post(this.page.url('save_plan'), { changes: answers });
    },

    say(words, state) {
      Gam.all(this.section, '[data-plan-saved]').forEach((place) => {
        place.textContent = words;
        place.dataset.state = state;
      });
    },

    told(state, ids, data) {
      const isPreview = this.preview && state === 'saved';
      this.say(isPreview ? this.texts.preview : Gam.said(state, this.texts, this.page.args.language, data), state);
      if (state === 'saved') { this.kept(data); }
      if (state === 'refused') { this.refusals(data.problems || []); }
    },

    kept({ revisions = {}, readings = {}, conflicts, refused = [] }) {
      this.page.find('.gam-data').hidden = false;
      Object.entries(revisions).forEach(([key, rev]) => {
        this.stored[key] = { ...this.sent[key], rev };
        if (this.sent[key]?.removed) { delete this.stored[key]; }
        delete this.conflicts[key];
        delete this.problems[key];
        Gam.all(this.homeBox, `[data-conflict-of="${key}"] > .gam-problem`).forEach((words) => words.remove());
        if (key === this.key) { this.form.clear(); }
        if (key === 'about') { this.aboutForm.clear(); }
      });
      Object.entries(readings).forEach(([key, html]) => this.reading(key, html));
      this.conflicting(conflicts);
      this.refusals(refused);
    },

    // each problem is said in the status, in the list above its form and beside its control
    refusals(problems) {
      const touched = {};
      problems.forEach((problem) => {
        const key = problem.path.split('.')[1] || '';
        this.say(`${this.texts.refused} ${problem.text}`, 'refused');
        touched[key] = [...(touched[key] || []), problem];
      });
      Object.assign(this.problems, touched);
      Object.keys(touched).forEach((key) => this.flag(key));
      this.refused(this.key);
    },

    // the control that a problem speaks of, with the problem beside it
    flagged(form, { path, text }) {
      const control = form.control(path);
      if (control) { form.mark(control, text, `${this.page.args.uid}-p${this.notes += 1}`); }
      return control;
    },

    // in the plan's home: beside the dates of the plan, or in the line of the commitment
    flag(key) {
      const problems = this.problems[key];
      const place = Gam.all(this.homeBox, '.gam-plan-conflict').find(({ dataset }) => dataset.conflictOf === key);
      if (key === 'about') { problems.forEach((problem) => this.flagged(this.aboutForm, problem)); }
      if (place && !this.conflicts[key]) {
        place.replaceChildren(Gam.make('p', { className: 'gam-problem', textContent: `${this.texts.refused} ${problems[0].text}` }));
      }
    },

    refused(key) {
      const box = this.find('[data-problems]');
      const items = (this.problems[key] || []).map((problem) => {
        const control = this.flagged(this.form, problem);
        const item = Gam.make('li', { textContent: problem.text });
        if (control) {
          const textContent = `${this.form.nameOf(control)}: ${problem.text}`;
          const onclick = () => this.form.focus(control);
          item.replaceChildren(Gam.make('button', { type: 'button', className: 'gam-link', textContent, onclick }));
        }
        return item;
      });
      box.querySelector('ul').replaceChildren(...items);
      box.hidden = !items.length;
    },

    /* ---- two windows */

    words(value) {
      const none = this.texts.nothing;
      if (Array.isArray(value)) { return value.map((each) => this.words(each)).join('; ') || none; }
      if (value && typeof value === 'object') {
        return Object.keys(value).map((key) => (/^G\d/.test(key) ? `${key}: ` : '') + this.words(value[key])).join(' · ') || none;
      }
      return this.names[value] || this.form.practices.titles[value] || this.stored[value]?.title || String(value ?? '') || none;
    },

    nameOf(scope, field) {
      return scope.field(field)?.closest('label')?.firstChild.textContent.trim() || this.fields[field] || field;
    },

    conflicting(found = {}) { Object.keys(found).forEach((key) => this.conflict(key, found[key])); },

    conflict(key, theirs) {
      this.conflicts[key] = theirs;
      this.say(this.fields.conflict, 'refused');
      const place = this.find(`[data-conflict-of="${key === this.key ? 'form' : key}"]`);
      if (place) { this.drawConflict(key, place); }
    },

    drawConflict(key, place) {
      const { fields } = this;
      const theirs = this.conflicts[key];
      const box = this.blankConflict.cloneNode(true);
      const mine = Form.plain(this.journal.pending[key]);
      const there = Form.plain(theirs);
      const scope = key === 'about' ? this.aboutForm : this.form;
      Object.keys({ ...mine, ...there }).forEach((field) => {
        const [here, elsewhere] = [this.words(mine[field]), this.words(there[field])];
        if (here === elsewhere) { return; }
        box.querySelector('dl').append(
          Gam.make('dt', { textContent: field === 'ids' ? fields.order : this.nameOf(scope, field) }),
          Gam.make('dd', { dir: 'auto', textContent: `${fields.here}: ${here} — ${fields.there}: ${elsewhere}` }),
        );
      });
      if (theirs === null) { box.querySelector('p').append(` ${this.texts.removed_there}`); }
      box.addEventListener('click', ({ target }) => {
        if (target.dataset.pick) { this.settle(key, target.dataset.pick === 'mine', box); }
      });
      place.replaceChildren(box);
      box.querySelector('[tabindex]').focus();
    },

    settle(key, mine, box) {
      const theirs = this.conflicts[key];
      const said = this.journal.pending[key];
      delete this.conflicts[key];
      delete this.problems[key];
      this.journal.drop(key);
      this.journal.bases[key] = theirs?.rev || 0;
      box.remove();
      if (theirs) { this.stored[key] = theirs; } else { delete this.stored[key]; }
      if (mine) {
        this.journal.put(key, { ...Form.plain(said), ...(said.removed && { removed: true }) });
        this.find('.gam-title').focus();
      } else if (key === this.key && theirs) {
        this.open(key);
      } else {
        this.home();
      }
    },
  };
}(window));
