/* A page of the course: answers, and saving in words. What only some pages do comes in the scripts before it. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  // names of a button's data that are also methods
  const DOES = ['read', 'move', 'check', 'handin', 'again', 'gomissing', 'own'];

  class Page {
    constructor(runtime, element, args) {
      const block = Gam.node(element);
      this.el = block.querySelector('[data-lesson]');
      if (!this.el) { return; }
      this.args = args;
      this.texts = args.texts;
      this.timers = {};
      this.url = (handler) => runtime.handlerUrl(block, handler);
      this.listen();
      this.letters?.();
      if (args.keeps) { this.keep(); }
    }

    find(selector) { return this.el.querySelector(selector); }
    question(id) { return this.find(`[data-q="${id}"]`); }

    keep() {
      this.journal = new root.GamJournal(this.args.journal, (body) => Gam.post(this.url('save_answers'), body), this.told.bind(this));
      this.journal.bases = { ...this.args.bases };
      if (Object.keys(this.journal.pending).length) { this.rarely('recover'); }
      if (this.args.journal && !this.journal.storage.works) { this.place('', this.texts.no_storage, 'refused'); }
      if (root.location.hash === this.erasedMark()) { this.rarely('erased'); }
      root.addEventListener('online', () => this.journal.flush());
      root.addEventListener('pagehide', () => this.settled());
      this.watch?.();
    }

    listen() {
      const on = (kind, action) => {
        this.el.addEventListener(kind, ({ target }) => action(target, target.closest('[data-q]')));
      };
      on('click', (target) => {
        const button = target.closest('button');
        DOES.filter((name) => name in (button?.dataset || {})).forEach((name) => this[name](button));
        // in the course's frame the platform only scrolls: the keyboard goes too
        const link = target.closest('a[href^="#"]');
        if (link) { document.getElementById(link.hash.slice(1))?.focus({ preventScroll: true }); }
      });
      on('change', (field, q) => { if (q && !field.matches('textarea')) { this.changed(q); } });
      on('input', (field, q) => { if (q && field.matches('textarea')) { this.typed(q); } });
      on('focusout', (field, q) => { if (q && this.timers[q.dataset.q]) { this.written(q); } });
    }

    erasedMark() { return `#${this.args.uid}-erased`; }
    own(button) { this.rarely(button.dataset.own); }

    // what is seldom needed comes when it is; answers are sent even if it cannot come
    rarely(name, ...given) {
      if (this[name]) { this[name](...given); return; }
      const script = document.createElement('script');
      script.src = this.args.rare;
      script.onload = () => {
        Object.assign(Page.prototype, root.GamRare);
        this[name](...given);
      };
      script.onerror = () => this.journal.flush();
      document.head.append(script);
    }

    /* ---- answers */

    // null when nothing is chosen
    value(q) {
      const { type } = q.dataset;
      if (type === 'reflection') { return q.querySelector('textarea').value.trim(); }
      if (type === 'order') { return Gam.all(q, '[data-item]').map((item) => item.dataset.item); }
      const chosen = type === 'match'
        ? Gam.all(q, 'select').filter((list) => list.value).map((list) => [list.dataset.left, list.value])
        : Gam.all(q, 'input:checked').map((input) => input.value);
      if (!chosen.length) { return null; }
      if (type === 'match') { return Object.fromEntries(chosen); }
      return type === 'multiple' ? chosen : chosen[0];
    }

    changed(q) {
      q.dataset.touched = 'yes';
      this.forget(q);
      this.journal.put(q.dataset.q, { value: this.value(q) });
      this.count?.();
    }

    // a changed answer has no verdict yet
    forget(q) {
      Gam.all(q, '.gam-feedback, .gam-mark, .gam-verdict p').forEach((each) => each.remove());
      Gam.all(q, '.gam-good, .gam-bad').forEach((each) => each.classList.remove('gam-good', 'gam-bad'));
      Gam.all(q, '.gam-verdict').forEach((each) => { each.className = 'gam-verdict'; });
    }

    move(button) {
      const item = button.closest('[data-item]');
      const q = item.closest('[data-q]');
      const isDown = button.dataset.move === '1';
      const other = isDown ? item.nextElementSibling : item.previousElementSibling;
      if (!other) { return; }
      other[isDown ? 'after' : 'before'](item);
      button.focus();
      this.changed(q);
      const items = Gam.all(q, '[data-item]');
      const words = { item: item.querySelector('[data-words]').textContent, place: items.indexOf(item) + 1, all: items.length };
      this.say(q, Gam.fill(this.texts.moved, words), '');
    }

    // what is on its way arrives first, so that it cannot come after what is handed in
    settled() {
      Object.keys(this.timers).forEach((id) => this.written(this.question(id)));
      return this.journal.flying || Promise.resolve(true);
    }

    read(button) {
      const isRead = button.getAttribute('aria-pressed') !== 'true';
      if (!isRead) { this.args.seen = []; }
      this.pressed(isRead);
      this.journal.note(isRead ? { read: true } : { read: false, seen: [] });
    }

    pressed(isRead) {
      const button = this.find('[data-read]');
      if (!button) { return; }
      button.setAttribute('aria-pressed', isRead);
      button.textContent = isRead ? button.dataset.off : button.dataset.on;
    }

    progressed({ way, read }) {
      const bar = this.find('[data-way]');
      if (bar && way) {
        bar.value = way.percent;
        this.find('[data-way-text]').textContent = way.text;
      }
      if (read !== undefined && !this.journal.profile) { this.pressed(read); }
    }

    /* ---- saving, in words */

    told(state, ids, data) {
      const words = Gam.said(state, this.texts, this.args.language, data);
      const isQuiet = state === 'saving' || state === 'saved';
      // that an order was saved would cover the new place of its item
      ids.map(this.question, this).filter((q) => q && !(isQuiet && q.dataset.type === 'order')).forEach((q) => this.say(q, words, state));
      if (!ids.length || !isQuiet) { this.place('', words, state); }
      if (state !== 'saved') { return; }
      this.progressed(data);
      data.refused?.forEach(({ path, text }) => {
        const q = this.question(path.split('.')[1]);
        if (q) { this.say(q, `${this.texts.refused} ${text}`, 'refused'); }
      });
      this.disagreed(data);
    }

    // another window wrote something else
    disagreed({ conflicts }) {
      Object.entries(conflicts || {}).forEach((each) => this.rarely('conflict', ...each));
    }

    refused(q, { status, data }) {
      const words = data.error || (status === 0 || status >= 500 ? this.texts.failed : this.texts.expired);
      if (q) { this.say(q, words, 'refused'); } else { this.place('test', words, 'refused'); }
      this.disagreed(data);
    }

    say(scope, words, state, selector = '.gam-saved') {
      const place = scope.querySelector(selector);
      if (place) {
        place.textContent = words;
        place.dataset.state = state;
      }
    }

    // without a name: the first place of the page where saving is told
    place(name, words, state) { this.say(this.el, words, state, name ? `[data-saved="${name}"]` : '[data-saved]'); }
  }

  Object.assign(Page.prototype, root.GamReading, root.GamTest, root.GamGlossary);
  root.GamLesson = function GamLesson(runtime, element, args) { this.page = new Page(runtime, element, args); };
}(window));
