/* The learner's page: shows one theme at a time, lays answers on the questions, sends what changes. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  // what buttons of the parts that are fetched on demand are marked with
  const PARTS = ['submit', 'most', 'show', 'confirm', 'suppose', 'unsuppose', 'erase', 'eraseYes', 'eraseNo', 'restart', 'planPick'];

  Object.assign(Gam, {
    // scripts that come on demand, run in order; each address is asked for once
    load(urls, done, failed) {
      let left = urls.length;
      urls.forEach((src) => {
        const onload = () => {
          left -= 1;
          if (!left) { done(); }
        };
        document.head.append(Gam.make('script', { src, onload, onerror: failed, async: false }));
      });
    },

    make: (tag, fields) => Object.assign(document.createElement(tag), fields),

    copy: (scope, name) => scope.querySelector(`[data-for="${name}"]`).firstElementChild.cloneNode(true),

    current(node, value) {
      if (value) { node.setAttribute('aria-current', value); } else { node.removeAttribute('aria-current'); }
    },
  });

  class Page {
    constructor(runtime, element, args) {
      const block = Gam.node(element);
      this.el = block.querySelector('[data-diagnosis]');
      this.args = args;
      this.texts = args.texts;
      this.answers = args.answers;
      this.url = (handler) => runtime.handlerUrl(block, handler);
      this.themes = args.themes.filter(({ id }) => this.themeEl(id));
      this.questions = Object.fromEntries(Gam.all(this.el, '[data-q]').map((q) => [q.dataset.q, q]));
      this.journal = new root.GamJournal(args.journal, (body) => Gam.post(this.url('save_answers'), body), this.told.bind(this));
      this.listen();
      this.restore();
    }

    find(selector) { return this.el.querySelector(selector); }
    themeEl(id) { return this.find(`[data-theme="${id}"]`); }

    /* ---- answers on the screen */

    show(id, answer) {
      const q = this.questions[id];
      if (!q) { return; }
      Gam.all(q, 'input[type=radio]').forEach((radio) => { radio.checked = radio.value === String(answer.level); });
      Gam.all(q, '[data-text]').forEach((input) => { input.value = answer[input.dataset.text] || ''; });
      q.querySelector('[data-desired]').value = answer.desired ?? '';
      this.boxes(q, answer);
    }

    read(q) {
      const chosen = q.querySelector('input[type=radio]:checked')?.value;
      const answer = { level: /^\d$/.test(chosen) ? Number(chosen) : chosen ?? null };
      Gam.all(q, '[data-text]').forEach((input) => {
        if (input.value.trim()) { answer[input.dataset.text] = input.value.trim(); }
      });
      const desired = q.querySelector('[data-desired]').value;
      if (desired !== '') { answer.desired = Number(desired); }
      return answer;
    }

    boxes(q, { level, url, note }) {
      const isLevel = typeof level === 'number';
      const shown = {
        reason: level === 'not_applicable' || (isLevel && q.querySelector('[data-partly]')),
        evidence: (isLevel && level >= Number(q.dataset.from)) || url || note,
        desired: isLevel && level < 4,
      };
      Gam.all(q, '[data-box]').forEach((box) => { box.hidden = !shown[box.dataset.box]; });
    }

    changed(q) {
      const id = q.dataset.q;
      const answer = this.read(q);
      this.answers[id] = answer;
      this.boxes(q, answer);
      this.journal.put(id, answer);
      this.count();
    }

    /* ---- events */

    listen() {
      this.el.addEventListener('change', ({ target }) => {
        const q = target.closest('[data-q]');
        if (q) {
          target.removeAttribute('aria-invalid');
          this.changed(q);
        } else if (target.matches('[data-state]')) {
          this.municipalities(target.value);
        }
      });
      this.el.addEventListener('click', ({ target }) => {
        const button = target.closest('button');
        if (button) { this.clicked(button); }
      });
      this.find('[data-begin]').addEventListener('submit', (event) => {
        event.preventDefault();
        this.begin();
      });
      root.addEventListener('online', () => this.journal.flush());
    }

    // the script of the parts comes with the first part that is opened
    withParts(use) {
      if (this.parts) { use(this.parts); return; }
      Gam.load(this.args.parts, () => {
        this.parts = this.parts || new root.GamParts(this);
        use(this.parts);
      }, () => this.say(null, this.texts.offline, 'offline'));
    }

    clicked(button) {
      const { go, turn, jump, missing, move, component } = button.dataset;
      if (go) { this.go(go); }
      if (turn) { this.turn(turn, true); }
      if (jump) { this.jump(jump); }
      if (missing !== undefined) { this.missing(); }
      if (move) { this.keepPlace(this.open[this.position() + Number(move)].id); }
      if (component) { this.keepPlace(this.open.find((theme) => theme.component === component).id); }
      if (PARTS.some((name) => name in button.dataset)) { this.withParts((parts) => parts.clicked(button)); }
    }

    keepPlace(theme) {
      this.turn(theme, true);
      this.journal.note({ place: theme });
    }

    // without a connection one begins all the same: who answers travels with the first answers
    begin() {
      const inputs = Gam.all(this.find('[data-begin]'), '[data-profile]').filter(({ type, checked }) => type !== 'radio' || checked);
      const profile = Object.fromEntries(inputs.map((input) => [input.dataset.profile, input.value]));
      this.journal.note(profile);
      this.setRoute(profile.route || this.route);
      this.go('answer');
    }

    municipalities(state) {
      const list = this.find('[data-profile="municipality"]');
      list.disabled = true;
      Gam.post(this.url('municipalities'), { state }).then(({ data }) => {
        const found = (data.municipalities || []).map(([clave, name]) => new Option(name, clave));
        list.replaceChildren(new Option(this.texts.choose, ''), ...found);
        list.disabled = !found.length;
      });
    }

    restore() {
      const { answers, journal } = this;
      const recovered = Object.keys(journal.pending).filter((id) => this.questions[id]);
      Object.keys(answers).forEach((id) => { journal.bases[id] = answers[id].rev || 0; });
      recovered.forEach((id) => { answers[id] = journal.pending[id]; });
      Object.keys(answers).forEach((id) => this.show(id, answers[id]));
      this.place = this.args.place;
      this.setRoute(this.args.route);
      if (recovered.length) {
        this.say(null, this.texts.recovered, 'saving');
        journal.flush();
      } else if (this.args.journal && !journal.storage.works) {
        this.say(null, this.texts.no_storage, 'refused');
      }
    }
  }

  Object.assign(Page.prototype, root.GamStatus);
  root.GamDiagnosis = function GamDiagnosis(runtime, element, args) { this.page = new Page(runtime, element, args); };
}(window));
