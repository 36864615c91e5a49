/* The plan de apertura: its home and one commitment at a time. Fetched on demand, with what the server drew. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const Form = root.GamPlanForm;
  const PAUSE = 1200;

  class Plan {
    constructor(parts, section, answer) {
      const { texts, names, fields, preview, today, journal } = answer.data;
      Object.assign(this, { parts, section, texts, names, fields, preview, today });
      this.page = parts.page;
      this.conflicts = {};
      this.problems = {};
      this.notes = 0;
      this.key = '';
      this.homeBox = Gam.make('div');
      this.editBox = Gam.make('div', { hidden: true });
      Gam.replacePart(this.editBox, answer.form);
      this.blankConflict = this.takeOut('[data-for="plan-conflict"]');
      this.blankItem = this.takeOut('[data-blank-item]');
      section.replaceChildren(this.homeBox, this.editBox);
      this.form = new Form(this.find('[data-plan-form]'), texts);
      this.journal = new root.GamJournal(journal, this.send.bind(this), this.told.bind(this));
      this.listen();
      this.listenOrder();
      this.draw(answer);
      this.recover(journal);
    }

    // patterns that come with the form and are copied when they are needed
    takeOut(selector) {
      const box = this.editBox.querySelector(selector);
      box.remove();
      return box.firstElementChild;
    }

    find(selector) { return this.section.querySelector(selector); }
    item(key) { return this.find(`[data-item="${key}"]`); }

    recover(kept) {
      if (Object.keys(this.journal.pending).length) {
        this.say(this.texts.recovered, 'saving');
        this.journal.flush();
      } else if (kept && !this.journal.storage.works) {
        this.say(this.texts.no_storage, 'refused');
      } else if (this.preview) {
        this.say(this.texts.preview, 'refused');
      }
    }

    /* ---- home */

    draw({ html, data: { parts } }) {
      Gam.replacePart(this.homeBox, html);
      this.stored = parts;
      Object.keys(parts).forEach((key) => { this.journal.bases[key] = parts[key].rev || 0; });
      this.aboutForm = new Form(this.find('[data-plan-form="about"]'), this.texts);
      this.aboutForm.show(this.value('about'));
      this.patch();
    }

    value(key) { return this.journal.pending[key] || this.stored[key] || {}; }

    // what was written and not sent yet is shown over what the server drew
    patch() {
      const { pending } = this.journal;
      Object.keys(pending).filter((key) => /^[cr]-/.test(key)).forEach((key) => {
        const item = this.item(key) || this.newItem(key);
        item.hidden = Boolean(pending[key].removed);
        item.querySelector('[data-open]').textContent = pending[key].title || this.texts.untitled;
      });
      if (pending.order) { this.reorder(pending.order.ids); }
      this.number();
      this.conflicting(this.conflicts);
      Object.keys(this.problems).forEach((key) => this.flag(key));
    }

    newItem(key) {
      const item = this.blankItem.cloneNode(true);
      item.dataset.item = key;
      item.querySelector('[data-open]').dataset.open = key;
      this.find('[data-order]').append(item);
      this.find('[data-plan-list]').hidden = false;
      return item;
    }

    // without a connection the home is the last one that was drawn, brought up to date here
    home(focus) {
      const last = this.key;
      this.later(true);
      this.key = '';
      this.show(this.homeBox);
      return this.journal.flush().then(() => this.parts.fetch({ part: 'page' }, 'plan_part')).then(({ status, data }) => {
        if (status === 200) { this.draw(data); } else { this.patch(); }
        if (this.key) { return; }
        (focus || (last && this.find(`[data-open="${last}"]`)) || this.homeBox.querySelector('.gam-title')).focus();
      });
    }

    show(box) {
      this.homeBox.hidden = box !== this.homeBox;
      this.editBox.hidden = box !== this.editBox;
    }

    /* ---- one commitment */

    open(key) {
      this.later(true);
      this.key = key;
      this.form.show(this.value(key));
      this.name();
      this.show(this.editBox);
      this.sections().forEach((part, place) => { part.open = place === 0; });
      this.find('[data-plan-remove-confirm]').hidden = true;
      this.find('[data-conflict-of="form"]').replaceChildren();
      this.reading(key, '');
      this.neighbours();
      this.form.read();
      this.refused(key);
      this.editBox.querySelector('.gam-title').focus();
      if (key in this.conflicts) { this.conflict(key, this.conflicts[key]); }
      if (!this.stored[key]) { return; }
      this.parts.fetch({ part: 'reading', id: key }, 'plan_part').then(({ status, data }) => {
        if (status === 200) { this.reading(key, data.html); }
      });
    }

    sections() { return Gam.all(this.editBox, '.gam-part'); }

    name() { this.find('[data-name]').textContent = this.form.value.title || this.texts.untitled; }

    neighbours() {
      const ids = this.items().map(({ dataset }) => dataset.item);
      const place = ids.indexOf(this.key);
      Gam.all(this.editBox, '[data-step]').forEach((button) => {
        button.dataset.key = ids[place + Number(button.dataset.step)] || '';
        button.disabled = place < 0 || !button.dataset.key;
      });
    }

    // the reading beside the form, and in each section how much it is missing
    reading(key, html) {
      if (key !== this.key) { return; }
      const { texts } = this;
      const place = this.find('[data-reading-place]');
      this.waiting = this.waiting || place.firstElementChild;
      if (html) { Gam.replacePart(place, html); } else { place.replaceChildren(this.waiting); }
      this.short(place.querySelector('[data-short]'));
      const missing = Gam.all(place, '[data-check]').map(({ dataset }) => dataset.check);
      this.sections().forEach((part) => {
        const checks = part.dataset.checks.split(' ');
        const count = checks.filter((check) => missing.includes(check)).length;
        const words = count ? Gam.fill(texts.missing, { count }) : texts.ready;
        part.querySelector('[data-part-state]').textContent = html && ('needed' in part.dataset ? words : texts.optional);
      });
    }

    // what is missing, in short, above the form: on a phone the whole reading comes after it
    short(found) {
      const place = this.find('[data-short-place]');
      const before = place.querySelector('details');
      const had = place.contains(document.activeElement);
      if (found && before) { found.open = before.open; }
      place.replaceChildren(...(found ? [found] : []));
      if (had && found) { found.querySelector('summary, button').focus(); }
    }

    remove() {
      this.later(false);
      this.journal.put(this.key, { removed: true });
      this.home();
    }

    /* ---- what is written */

    write() {
      const key = this.writing;
      this.writing = '';
      if (!key) { return; }
      this.journal.put(key, (key === 'about' ? this.aboutForm : this.form).read());
      if (key === this.key) { this.name(); }
    }

    // while one types the browser waits for a pause; leaving a field or the page does not wait
    later(now) {
      root.clearTimeout(this.timer);
      if (now) { this.write(); } else { this.writing = ''; }
    }

    typed(control, now) {
      const form = control.closest('[data-plan-form]');
      if (!form) { return; }
      this.form.mended(control);
      this.writing = form.dataset.planForm === 'about' ? 'about' : this.key;
      root.clearTimeout(this.timer);
      if (now) { this.write(); } else { this.timer = root.setTimeout(() => this.write(), PAUSE); }
    }

    listen() {
      const on = (name, action) => this.section.addEventListener(name, action);
      on('input', ({ target }) => this.typed(target, false));
      on('change', ({ target }) => this.typed(target, true));
      on('submit', (event) => {
        event.preventDefault();
        this.submitted(event.target);
      });
      on('click', ({ target }) => {
        const button = target.closest('button');
        if (button) { this.clicked(button); }
      });
      document.addEventListener('visibilitychange', () => { if (document.hidden) { this.later(true); } });
      root.addEventListener('online', () => this.journal.flush());
    }
  }

  Object.assign(Plan.prototype, root.GamPlanSaving, root.GamPlanActions);
  root.GamPlan = Plan;
}(window));
