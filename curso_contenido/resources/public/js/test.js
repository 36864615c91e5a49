/* A test: what is still open, handing in, trying again. Mixed into page.js, only where there is a test. */
(function (root) {
  'use strict';
  const Gam = root.Gam;

  root.GamTest = {
    asked() { return Gam.all(this.el, '[data-test] [data-q]'); },

    isOpen(q) {
      const value = this.value(q);
      if (q.dataset.type === 'order') { return !q.dataset.touched && !this.args.bases[q.dataset.q]; }
      return value === null || (q.dataset.type === 'match' && Object.keys(value).length < q.querySelectorAll('select').length);
    },

    open() { return this.asked().filter(this.isOpen, this); },

    count() {
      const all = this.asked().length;
      this.find('[data-count]').textContent = Gam.fill(this.texts.count, { done: all - this.open().length, all });
    },

    gomissing() { this.open()[0].querySelector('.gam-prompt').focus(); },

    handin(button) {
      const missing = this.find('[data-missing]');
      if (button.dataset.handin !== 'yes' && this.open().length) {
        missing.hidden = false;
        missing.focus();
        return;
      }
      this.place('test', this.texts.saving, 'saving');
      this.sit('hand_in', () => {
        // an order that nobody touched is no answer; half a match is
        const given = this.asked().filter((q) => this.value(q) !== null && !(q.dataset.type === 'order' && this.isOpen(q)));
        return { answers: Object.fromEntries(given.map((q) => [q.dataset.q, { value: this.value(q) }])) };
      }, (answer) => {
        this.asked().forEach((q) => this.journal.drop(q.dataset.q));
        this.progressed(answer);
      });
    },

    again() { this.sit('again', () => ({}), () => { this.args.bases = {}; }); },

    // one thing at a time; `done` comes before the test is shown as it is now
    sit(handler, body, done) {
      if (this.busy) { return; }
      this.busy = true;
      this.settled().then(() => Gam.post(this.url(handler), { ...body(), graded: this.args.graded })).then((answer) => {
        this.busy = false;
        if (answer.status !== 200) { this.refused(null, answer); return; }
        done(answer.data);
        const part = this.find('[data-test]');
        Gam.replacePart(part, answer.data.html);
        Gam.focusTitle(part);
      });
    },
  };
}(window));
