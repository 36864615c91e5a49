/* A test: what is still open, handing in, trying again. Mixed into the page of lesson.js, only where there is a test. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Test = {};

  Test.open = function () {
    return Gam.all(this.el, '[data-test] [data-q]').filter(function (q) {
      var value = this.value(q);
      if (q.dataset.type === 'order') { return !q.dataset.touched && !this.args.bases[q.dataset.q]; }
      return value === null || (q.dataset.type === 'match' && Object.keys(value).length < q.querySelectorAll('select').length);
    }, this);
  };

  Test.count = function () {
    var line = this.find('[data-count]');
    if (!line) { return; }
    var all = this.el.querySelectorAll('[data-test] [data-q]').length;
    line.textContent = Gam.fill(this.texts.count, { done: all - this.open().length, all: all });
  };

  Test.handIn = function (button) {
    var page = this;
    var missing = this.find('[data-missing]');
    if (button.dataset.handin !== 'yes' && this.open().length) {
      missing.hidden = false;
      missing.focus();
      return;
    }
    if (this.busy) { return; }
    this.busy = true;
    this.place('test', this.texts.saving, 'saving');
    this.settled().then(function () {
      var answers = {};
      Gam.all(page.el, '[data-test] [data-q]').forEach(function (q) {
        var value = page.value(q);
        if (value !== null && !(q.dataset.type === 'order' && page.open().indexOf(q) >= 0)) { answers[q.dataset.q] = { value: value }; }
      });
      return Gam.post(page.url('hand_in'), { answers: answers, graded: page.args.graded });
    }).then(function (answer) { page.shown(answer, true); });
  };

  Test.again = function () {
    var page = this;
    if (this.busy) { return; }
    this.busy = true;
    Gam.post(this.url('again'), { graded: this.args.graded }).then(function (answer) { page.shown(answer, false); });
  };

  Test.shown = function (answer, done) {
    this.busy = false;
    if (answer.status !== 200) { this.refused(null, answer); return; }
    var part = this.find('[data-test]');
    if (done) {
      Gam.all(part, '[data-q]').forEach(function (q) { this.journal.drop(q.dataset.q); }, this);
      this.progressed(answer.data);
    } else {
      this.args.bases = {};
    }
    Gam.replacePart(part, answer.data.html);
    Gam.focusTitle(part);
  };

  root.GamTest = Test;
}(window));
