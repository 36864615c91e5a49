/* What the buttons and small forms of the plan do. Mixed into plan.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Actions = {};

  Actions.clicked = function (button) {
    var data = button.dataset;
    if (data.open) { this.open(data.open); }
    if (data.up !== undefined) { this.step(button, true); }
    if (data.down !== undefined) { this.step(button, false); }
    if (data.planBack !== undefined) { this.home(); }
    if (data.planNew !== undefined) { this.open('c-' + Date.now().toString(36) + Math.random().toString(36).slice(2, 8)); }
    if (data.planAdvice !== undefined) {
      this.parts.aim = '[data-advice] [tabindex]';
      this.page.go('results');
    }
    if (data.planDiagnose !== undefined) { this.page.go('start'); }
    if (data.step && data.key) { this.open(data.key); }
    if (data.goto) { this.form.goTo(data.goto, data.row); }
    if (data.gotoReading !== undefined) { Gam.focusTitle(this.find('[data-reading-side]')); }
    this.rows(button);
    this.removing(button);
  };

  Actions.rows = function (button) {
    var data = button.dataset;
    if (data.more) {
      var row = this.form.add(data.more, data.more === 'notes' ? { on: this.today } : {});
      row.querySelector('[data-p]').focus();
    }
    if (data.drop !== undefined) {
      this.form.drop(button.closest('[data-row]'));
      this.typed(this.form.el, true);
    }
    if ((data.practiceAdd !== undefined || data.practiceDrop) && this.form.practices.clicked(data)) { this.typed(this.form.el, true); }
    if (data.yearAdd) {
      this.form.add('activities', { what: data.name, start: data.yearAdd, end: data.yearAdd }).querySelector('textarea').focus();
      this.typed(this.form.el, true);
    }
  };

  Actions.removing = function (button) {
    var data = button.dataset;
    var box = this.find('[data-plan-remove-confirm]');
    var opener = this.find('[data-plan-remove]');
    if (data.planRemove !== undefined || data.planRemoveNo !== undefined) {
      box.hidden = data.planRemove === undefined || !box.hidden;
      opener.setAttribute('aria-expanded', String(!box.hidden));
      (box.hidden ? opener : box.querySelector('button')).focus();
    }
    if (data.planRemoveYes !== undefined) { this.remove(); }
  };

  Actions.submitted = function (form) {
    var data = form.dataset;
    if (data.planSubmit) { this.submit(form); }
    if (data.planCompare !== undefined) { this.compare(form); }
    if (data.planFind !== undefined) { this.theirs('learner_plan', { learner: form.elements.learner.value }, form); }
    if (data.planComment !== undefined) {
      this.theirs('comment_plan', { learner: data.planComment, text: form.elements.text.value }, form);
    }
  };

  Actions.submit = function (form) {
    var plan = this;
    this.later(true);
    this.journal.flush().then(function () {
      var changes = Object.assign({}, plan.journal.pending);
      plan.sent = changes;
      return Gam.post(plan.page.url('submit_plan'), {
        changes: changes, label: form.elements.label.value, graded: form.dataset.planSubmit === 'graded',
      });
    }).then(function (answer) {
      if (answer.status === 200) {
        plan.journal.clear();
        plan.home(form).then(function () {
          var said = plan.find('[data-plan-submitted]');
          plan.find('[data-plan-versions]').open = true;
          said.textContent = Gam.fill(plan.texts.submitted, { number: answer.data.number });
          plan.find('[data-plan-submit] input').focus();
        });
        return;
      }
      plan.told(answer.status === 0 ? 'offline' : 'refused', [], answer.data);
      var said = plan.find('[data-plan-submitted]');
      said.dataset.state = 'refused';
      said.textContent = answer.status === 0 ? plan.texts.offline : plan.texts.refused + ' ' + (answer.data.error || '');
      Object.keys(answer.data.conflicts || {}).forEach(function (key) { plan.conflict(key, answer.data.conflicts[key]); });
    });
  };

  Actions.compare = function (form) {
    var place = this.find('[data-plan-comparison]');
    var query = { part: 'comparison', before: Number(form.elements.before.value), after: Number(form.elements.after.value) };
    this.parts.fetch(query, 'plan_part').then(function (answer) {
      if (answer.status === 200) {
        Gam.replacePart(place, answer.data.html);
        place.focus();
      }
    });
  };

  // the course team reads somebody's plan, or leaves a comment
  Actions.theirs = function (handler, body, form) {
    var plan = this;
    var said = this.find('[data-plan-staff-said]');
    said.textContent = '';
    Gam.post(this.page.url(handler), body).then(function (answer) {
      if (answer.status !== 200) {
        said.dataset.state = 'refused';
        said.textContent = answer.data.error || plan.texts.offline;
        return;
      }
      var place = plan.find(handler === 'learner_plan' ? '[data-plan-theirs]' : '[data-plan-comments]');
      Gam.replacePart(place, answer.data.html);
      if (handler === 'comment_plan') {
        form.reset();
        said.dataset.state = 'saved';
        said.textContent = plan.texts.sent;
      }
      place.focus();
    });
  };

  root.GamPlanActions = Actions;
}(window));
