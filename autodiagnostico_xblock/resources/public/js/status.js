/* What the page says while one answers: where one is, how much is left, how saving goes. Mixed into diagnosis.js. */
(function (root) {
  'use strict';
  const Gam = root.Gam;

  root.GamStatus = {
    /* ---- routes, themes, counts, and moving between them */

    asked() {
      const classes = this.args.routes[this.route];
      return Object.keys(this.questions).filter((id) => classes.includes(this.questions[id].dataset.class));
    },

    pending(ids) {
      return ids.filter((id) => {
        const { level, reason } = this.answers[id] || {};
        return (level ?? null) === null || (level === 'not_applicable' && !reason);
      });
    },

    setRoute(route) {
      this.route = route;
      const asked = this.asked();
      Object.entries(this.questions).forEach(([id, q]) => { q.hidden = !asked.includes(id); });
      this.open = this.themes.filter(({ id }) => this.inTheme(id).length);
      if (this.position() < 0) { this.place = this.open[0].id; }
      this.turn(this.place, false);
    },

    inTheme(theme) {
      const box = this.themeEl(theme);
      return this.asked().filter((id) => box.contains(this.questions[id]));
    },

    turn(theme, focus) {
      this.place = theme;
      this.themes.forEach(({ id }) => { this.themeEl(id).hidden = id !== theme; });
      const position = this.position();
      const next = this.open[position + 1];
      this.find('[data-move="-1"]').disabled = position === 0;
      this.find('[data-move="1"]').hidden = !next;
      this.find('[data-last]').hidden = Boolean(next);
      this.find('[data-next]').textContent = next ? next.name : '';
      this.count();
      if (focus) { Gam.focusTitle(this.themeEl(theme)); }
    },

    position() { return this.open.findIndex(({ id }) => id === this.place); },

    count() {
      if (!this.open) { return; }
      const asked = this.asked();
      const all = asked.length;
      const done = all - this.pending(asked).length;
      const here = this.open[this.position()].component;
      this.find('[data-count]').textContent = `${done}/${all}`;
      this.find('[data-total]').textContent = Gam.fill(this.texts.count, { done, all });
      Object.assign(this.find('[data-progress]'), { max: all, value: done });
      Gam.all(this.el, '.gam-tabs [data-component]').forEach((tab) => this.tab(tab, here));
      this.list(here);
    },

    of(component) { return this.open.filter((theme) => theme.component === component); },

    tab(tab, here) {
      const { component } = tab.dataset;
      const ids = this.of(component).flatMap(({ id }) => this.inTheme(id));
      tab.hidden = !ids.length;
      tab.querySelector('[data-done]').textContent = `${ids.length - this.pending(ids).length}/${ids.length}`;
      Gam.current(tab, component === here && 'step');
    },

    list(component) {
      const { texts } = this;
      const items = this.of(component).map(({ id, name }) => {
        const pending = this.pending(this.inTheme(id)).length;
        const state = pending ? `${texts.pending} ${pending}` : texts.done;
        const isHere = id === this.place;
        const button = Gam.make('button', { type: 'button', lang: 'es', textContent: `${name} ` });
        button.dataset.turn = id;
        Gam.current(button, isHere && 'true');
        button.append(Gam.make('span', { lang: this.args.language, textContent: isHere ? `${texts.now}, ${state}` : state }));
        const item = Gam.make('li');
        item.append(button);
        return item;
      });
      const list = this.find('[data-themes]');
      // the list is drawn again after each answer: the keyboard stays where it was
      const focused = list.contains(document.activeElement) && document.activeElement.dataset.turn;
      list.replaceChildren(...items);
      if (focused) { list.querySelector(`[data-turn="${focused}"]`).focus(); }
    },

    jump(id) {
      const q = this.questions[id];
      this.go('answer', true);
      this.turn(q.closest('[data-theme]').dataset.theme, false);
      const first = q.querySelector('input:checked') || q.querySelector('input');
      first.focus();
      first.scrollIntoView({ block: 'center' });
    },

    missing() {
      const from = this.position();
      const order = [...this.open.slice(from), ...this.open.slice(0, from)];
      const [first] = this.pending(order.flatMap(({ id }) => this.inTheme(id)));
      if (first) { this.jump(first); } else { this.go('review'); }
    },

    go(part, still) {
      Gam.all(this.el, '[data-part]').forEach((section) => { section.hidden = section.dataset.part !== part; });
      Gam.all(this.el, '.gam-steps [data-go]').forEach((button) => {
        const isHere = button.dataset.go === part;
        Gam.current(button, isHere && 'step');
        if (isHere) {
          const strip = button.closest('ol');  // on a phone it scrolls sideways; scrollIntoView would move the course's page too
          strip.scrollLeft += button.getBoundingClientRect().left - strip.getBoundingClientRect().left - 16;
        }
      });
      if (part === 'answer' && !still) { this.turn(this.place, true); }
      if (part === 'start') { Gam.focusTitle(this.el); }
      if (['review', 'results', 'plan'].includes(part)) { this.withParts((parts) => parts.open(part, {})); }
    },

    /* ---- saving in words, and two windows that disagree */

    told(state, ids, data) {
      const words = Gam.said(state, this.texts, this.args.language, data);
      ids.forEach((id) => this.say(this.questions[id], words, state));
      this.say(null, words, state);
      if (state === 'saved') { this.settled(data); }
      if (state === 'refused') { this.refusals(data.problems || []); }
    },

    say(q, words, state) {
      (q ? [q.querySelector('.gam-saved')] : Gam.all(this.el, '[data-saved]')).forEach((place) => {
        place.textContent = words;
        place.dataset.state = state;
      });
    },

    settled(data) {
      Object.entries(data.conflicts || {}).forEach(([id, theirs]) => this.conflict(id, theirs));
      this.refusals(data.refused || []);
    },

    refusals(problems) {
      problems.forEach(({ path, text }) => {
        const [where, id, field] = path.split('.');
        const q = where === 'answers' && this.questions[id];
        if (!q) { return; }
        this.say(q, `${this.texts.refused} ${text}`, 'refused');
        const input = q.querySelector(`[data-text="${field}"]`);
        if (input) {
          const saved = q.querySelector('.gam-saved');
          saved.id = saved.id || `${this.args.uid}-e-${id}`;
          input.setAttribute('aria-invalid', 'true');
          input.setAttribute('aria-describedby', saved.id);
        }
      });
    },

    words({ level }) {
      return typeof level === 'number' ? `${level} · ${this.texts.levels[level]}` : this.texts[level || 'unanswered'];
    },

    conflict(id, theirs) {
      const q = this.questions[id];
      if (!q) { return; }
      q.querySelector('.gam-conflict')?.remove();
      const box = Gam.copy(this.el, 'conflict');
      box.querySelector('[data-theirs]').textContent = [this.words(theirs), theirs.url, theirs.note].filter(Boolean).join(' · ');
      box.addEventListener('click', ({ target }) => {
        const { pick } = target.dataset;
        if (!pick) { return; }
        this.journal.drop(id);
        this.journal.bases[id] = theirs.rev || 0;
        if (pick === 'mine') {
          this.journal.put(id, this.read(q));
        } else {
          this.answers[id] = theirs;
          this.show(id, theirs);
          this.say(q, '', '');
          this.count();
        }
        box.remove();
        q.querySelector('input').focus();
      });
      q.append(box);
      this.say(q, this.texts.unsent, 'refused');
    },
  };
}(window));
