/* What the buttons and small forms of the plan do, and the order of commitments, dragged or by buttons. Mixed into plan.js. */
(function (root) {
  'use strict';
  const Gam = root.Gam;

  root.GamPlanActions = {
    clicked(button) {
      const data = button.dataset;
      const has = (...names) => names.some((name) => name in data);
      if (data.open) { this.open(data.open); }
      if (has('up', 'down')) { this.step(button, has('up')); }
      if (has('planBack')) { this.home(); }
      if (has('planNew')) { this.open(`c-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`); }
      if (has('planAdvice')) {
        this.parts.aim = '[data-advice] [tabindex]';
        this.page.go('results');
      }
      if (has('planDiagnose')) { this.page.go('start'); }
      if (data.step && data.key) { this.open(data.key); }
      if (data.goto) { this.form.goTo(data.goto, data.row); }
      if (has('gotoReading')) { Gam.focusTitle(this.find('[data-reading-side]')); }
      if (has('planRemove', 'planRemoveNo')) {
        Gam.ask(this.find('[data-plan-remove-confirm]'), this.find('[data-plan-remove]'), has('planRemove'));
      }
      if (has('planRemoveYes')) { this.remove(); }
      if (this.rows(button, data, has)) { this.typed(this.form.el, true); }
    },

    // true when what the form says changed
    rows(button, { more, yearAdd, name }, has) {
      const { form } = this;
      if (more) { form.add(more, more === 'notes' ? { on: this.today } : {}).querySelector('[data-p]').focus(); }
      if (has('drop')) { form.drop(button.closest('[data-row]')); }
      if (yearAdd) { form.add('activities', { what: name, start: yearAdd, end: yearAdd }).querySelector('textarea').focus(); }
      return has('drop', 'yearAdd') || (has('practiceAdd', 'practiceDrop') && form.practices.clicked(button.dataset));
    },

    submitted(form) {
      const { dataset: data, elements } = form;
      if (data.planSubmit) { this.submit(form); }
      if ('planCompare' in data) { this.compare(elements); }
      if ('planFind' in data) { this.theirs('learner_plan', { learner: elements.learner.value }, '[data-plan-theirs]'); }
      if ('planComment' in data) {
        const body = { learner: data.planComment, text: elements.text.value };
        this.theirs('comment_plan', body, '[data-plan-comments]').then((done) => {
          if (!done) { return; }
          form.reset();
          this.mark('staff-said', this.texts.sent, 'saved');
        });
      }
    },

    mark(place, textContent, state = '') {
      const said = this.find(`[data-plan-${place}]`);
      said.textContent = textContent;
      said.dataset.state = state;
    },

    submit(form) {
      const { journal, texts } = this;
      this.later(true);
      journal.flush().then(() => {
        this.sent = { ...journal.pending };
        return Gam.post(this.page.url('submit_plan'), {
          changes: this.sent, label: form.elements.label.value, graded: form.dataset.planSubmit === 'graded',
        });
      }).then((answer) => {
        const { status, data } = answer;
        if (status === 200) {
          journal.clear();
          this.home(form).then(() => {
            this.mark('submitted', Gam.fill(texts.submitted, { number: data.number }));
            this.find('[data-plan-versions]').open = true;
            this.find('[data-plan-submit] input').focus();
          });
          return;
        }
        this.told(status === 0 ? 'offline' : 'refused', [], data);
        this.mark('submitted', Gam.trouble(answer, texts), 'refused');
        this.conflicting(data.conflicts);
      });
    },

    compare({ before, after }) {
      const query = { part: 'comparison', before: Number(before.value), after: Number(after.value) };
      this.parts.fetch(query, 'plan_part').then((answer) => this.place('[data-plan-comparison]', answer));
    },

    // resolves to true when the plan of somebody, or the comments on it, came to the course team
    theirs(handler, body, selector) {
      this.mark('staff-said', '');
      return Gam.post(this.page.url(handler), body).then((answer) => {
        if (this.place(selector, answer)) { return true; }
        this.mark('staff-said', answer.data.error || this.texts.offline, 'refused');
        return false;
      });
    },

    place(selector, { status, data }) {
      if (status !== 200) { return false; }
      const place = this.find(selector);
      Gam.replacePart(place, data.html);
      place.focus();
      return true;
    },

    /* ---- order */

    items() { return Gam.all(this.section, '[data-order] [data-item]'); },

    listenOrder() {
      this.section.addEventListener('pointerdown', (event) => {
        const grip = event.target.closest('[data-grip]');
        if (grip && event.isPrimary && event.button === 0) { this.grab(event, grip.closest('[data-item]')); }
      });
    },

    grab(event, item) {
      const list = item.parentNode;
      const before = item.nextElementSibling;
      event.preventDefault();
      item.classList.add('gam-plan-held');

      const leave = (keep) => {
        Object.keys(heard).forEach((name) => document.removeEventListener(name, heard[name]));
        item.classList.remove('gam-plan-held');
        if (!keep) { list.insertBefore(item, before); }
        if (keep && item.nextElementSibling !== before) { this.ordered(item); }
      };
      const heard = {
        pointermove({ clientY }) {
          const over = document.elementFromPoint(item.getBoundingClientRect().left + 60, clientY)?.closest('[data-item]');
          if (!over || over === item || over.parentNode !== list) { return; }
          const { top, height } = over.getBoundingClientRect();
          list.insertBefore(item, clientY < top + height / 2 ? over : over.nextElementSibling);
        },
        pointerup: () => leave(true),
        pointercancel: () => leave(false),
        keydown({ key }) { if (key === 'Escape') { leave(false); } },
      };
      Object.keys(heard).forEach((name) => document.addEventListener(name, heard[name]));
    },

    // the keyboard stays on the button, or on its pair at an end of the list
    step(button, up) {
      const item = button.closest('[data-item]');
      const other = up ? item.previousElementSibling : item.nextElementSibling;
      if (!other) { return; }
      if (up) { other.before(item); } else { other.after(item); }
      this.ordered(item);
      (button.disabled ? item.querySelector(up ? '[data-down]' : '[data-up]') : button).focus();
    },

    ordered(item) {
      const ids = this.items().map(({ dataset }) => dataset.item);
      this.number();
      this.journal.put('order', { ids });
      this.find('[data-order-said]').textContent = Gam.fill(this.texts.moved, {
        title: item.querySelector('[data-open]').textContent, place: ids.indexOf(item.dataset.item) + 1, all: ids.length,
      });
    },

    number() {
      this.items().forEach((item, place, all) => {
        item.querySelector('[data-grip]').textContent = place + 1;
        item.querySelector('[data-up]').disabled = place === 0;
        item.querySelector('[data-down]').disabled = place === all.length - 1;
      });
    },

    // an order that was chosen and not sent yet is put on the list that the server drew
    reorder(ids) {
      const list = this.find('[data-order]');
      list.append(...ids.map((id) => this.item(id)).filter(Boolean));
      this.number();
    },
  };
}(window));
