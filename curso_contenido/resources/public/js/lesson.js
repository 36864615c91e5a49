/* What only lessons do: how far the reading goes, notes, and questions that are checked one by one. Mixed into page.js. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const STAY = 1200;
  const WAIT = 900;
  const WIDE = 900;

  root.GamReading = {
    watch() {
      const contents = this.find('[data-toc]');
      if (contents && this.el.clientWidth > WIDE) { contents.open = true; }
      this.staying = {};
      const ends = new root.IntersectionObserver((entries) => {
        entries.forEach(({ target, isIntersecting }) => this.passed(target.parentNode.dataset.section, isIntersecting));
      });
      Gam.all(this.el, '[data-section]').forEach((section) => {
        const end = document.createElement('span');
        end.className = 'gam-end';
        section.append(end);
        ends.observe(end);
      });
    },

    // a part is read when its end stays on the screen for a moment
    passed(name, isThere) {
      root.clearTimeout(this.staying[name]);
      if (isThere) { this.staying[name] = root.setTimeout(() => this.arrived(name), STAY); }
    },

    arrived(name) {
      const { seen } = this.args;
      if (!seen.includes(name)) { seen.push(name); } else if (this.last === name) { return; }
      this.last = name;
      const link = this.find(`[data-part="${name}"]`);
      if (link) { link.parentNode.className = 'gam-seen'; }
      const names = Gam.all(this.el, '[data-section]').map((each) => each.dataset.section);
      this.journal.note({ seen, place: names[names.indexOf(name) + 1] || name });
    },

    typed(q) {
      root.clearTimeout(this.timers[q.dataset.q]);
      this.timers[q.dataset.q] = root.setTimeout(() => this.written(q), WAIT);
    },

    written(q) {
      root.clearTimeout(this.timers[q.dataset.q]);
      delete this.timers[q.dataset.q];
      this.changed(q);
    },

    check(button) {
      const q = button.closest('[data-q]');
      const question = q.dataset.q;
      if (button.getAttribute('aria-disabled') === 'true') { return; }
      button.setAttribute('aria-disabled', true);
      const asked = () => ({ question, value: this.value(q), graded: this.args.graded });
      this.settled().then(() => Gam.post(this.url('check'), asked())).then((answer) => {
        button.removeAttribute('aria-disabled');
        if (answer.status !== 200) { this.refused(q, answer); return; }
        this.journal.drop(question);
        Gam.replacePart(q, answer.data.html);
        this.progressed(answer.data);
        const verdict = q.querySelector('.gam-verdict');
        verdict.tabIndex = -1;
        verdict.focus();
      });
    },
  };
}(window));
