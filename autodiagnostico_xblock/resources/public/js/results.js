/* Parts that are fetched on demand: review, results, «what if», comparison, and one's own data. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const PAGE_OF_CARDS = 8;

  Object.assign(Gam, {
    // why an answer did not bring what was asked
    trouble: ({ status, data }, texts) => (status ? `${texts.refused} ${data.error || ''}` : texts.offline),

    // a second question before what cannot be undone
    ask(box, opener, wanted) {
      box.hidden = !wanted || !box.hidden;
      opener.setAttribute('aria-expanded', String(!box.hidden));
      (box.hidden ? opener : box.querySelector('button')).focus();
    },
  });

  class Parts {
    constructor(page) {
      this.page = page;
      this.supposed = {};
      this.number = null;
      page.el.addEventListener('submit', (event) => this.submitted(event, event.target));
      page.el.addEventListener('change', ({ target }) => {
        if (target.matches('[data-filter]')) { this.filter(PAGE_OF_CARDS); }
      });
      this.printing();
    }

    // on paper nothing is folded, and all the advice is there
    printing() {
      let closed = [];
      root.addEventListener('beforeprint', () => {
        closed = Gam.all(this.page.el, 'details:not([open])');
        closed.forEach((each) => { each.open = true; });
        const { most } = this;
        this.filter(Infinity);
        this.most = most;
      });
      root.addEventListener('afterprint', () => {
        closed.forEach((each) => { each.open = false; });
        this.filter(this.most);
      });
    }

    section(name) { return this.page.find(`[data-part="${name}"]`); }

    fetch(query, handler = 'part') {
      return Gam.post(this.page.url(handler), { ...query, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
    }

    // what is still on its way is sent first, so that the part speaks of what is on the screen
    open(name, query) {
      const isPlan = name === 'plan';
      if (isPlan && this.plan) { this.plan.home(); return; }
      const section = this.section(name);
      section.replaceChildren(Gam.copy(this.page.el, 'loading'));
      this.page.journal.flush()
        .then(() => (isPlan ? this.fetch({ part: 'page', whole: true }, 'plan_part') : this.fetch({ part: name, ...query })))
        .then((answer) => {
          if (answer.status !== 200) { this.fail(section, name, query, answer); return; }
          if (isPlan) { this.startPlan(section, answer.data); return; }
          Gam.replacePart(section, answer.data.html);
          Gam.focusTitle(section);
          if (name === 'results') { this.opened(section, query); }
        });
    }

    opened(section, { number = null }) {
      this.number = number;
      this.supposed = {};
      this.filter(PAGE_OF_CARDS);
      if (this.aim) { section.querySelector(this.aim)?.focus(); }
      this.aim = '';
    }

    fail(section, name, query, { data }) {
      section.replaceChildren(...Gam.all(this.page.el, '[data-for="failed"] > *').map((each) => each.cloneNode(true)));
      if (data.error) { section.querySelector('[role="alert"]').textContent = data.error; }
      const retry = section.querySelector('[data-retry]');
      retry.addEventListener('click', () => this.open(name, query));
      retry.focus();
    }

    panel(name, query) {
      const target = this.page.find(`[data-panel="${name}"]`);
      this.fetch(query).then(({ status, data }) => {
        if (status !== 200) { return; }
        Gam.replacePart(target, data.html);
        (target.querySelector('[tabindex="-1"]') || target).focus();
      });
    }

    /* ---- submitting */

    submit(graded) {
      const { page } = this;
      const { journal } = page;
      page.say(null, page.texts.saving, 'saving');
      journal.flush().then(() => {
        const body = journal.body();
        return Gam.post(page.url('submit'), { ...body, answers: { ...body.answers, ...journal.pending }, graded });
      }).then((answer) => {
        if (answer.status !== 200) { this.refused(answer); return; }
        journal.clear();
        Object.assign(journal.bases, answer.data.revisions);
        page.say(null, '', '');
        page.find('.gam-steps [data-go="results"]').hidden = false;
        page.find('.gam-data').hidden = false;
        page.go('results');
      });
    }

    refused(answer) {
      const { page } = this;
      const { conflicts = {}, problems } = answer.data;
      page.settled({ conflicts, refused: problems });
      page.say(null, Gam.trouble(answer, page.texts), 'refused');
      const [first] = Object.keys(conflicts);
      if (first) { page.jump(first); }
    }

    /* ---- results */

    cards() { return Gam.all(this.section('results'), '[data-card]'); }

    filter(most) {
      const section = this.section('results');
      const cards = this.cards();
      this.most = most;
      if (!cards.length) { return; }
      const wanted = Gam.all(section, '[data-filter]').filter(({ value }) => value);
      const fitting = cards.filter((card) => wanted.every(({ dataset, value }) => card.dataset[dataset.filter].split(' ').includes(value)));
      const shown = fitting.slice(0, most);
      cards.forEach((card) => { card.hidden = !shown.includes(card); });
      const status = section.querySelector('[data-shown]');
      status.textContent = Gam.fill(status.dataset.text, { shown: shown.length, all: cards.length });
      section.querySelector('[data-none]').hidden = fitting.length > 0;
      const more = section.querySelector('[data-most]');
      more.hidden = fitting.length <= most;
      more.dataset.most = most + PAGE_OF_CARDS;
    }

    more(most) {
      this.filter(most);
      this.cards().filter(({ hidden }) => !hidden)[most - PAGE_OF_CARDS]?.querySelector('summary, h4').focus();
    }

    suppose(levels) {
      this.supposed = levels;
      this.panel('whatif', { part: 'what_if', number: this.number, levels });
    }

    submitted(event, { dataset, elements }) {
      const { whatif, compare, priorities } = dataset;
      if ([whatif, compare, priorities].every((each) => each === undefined)) { return; }
      event.preventDefault();
      if (whatif !== undefined) {
        this.suppose({ ...this.supposed, [elements.indicator.value]: Number(elements.level.value) });
      } else if (compare !== undefined) {
        this.panel('comparison', { part: 'comparison', before: Number(elements.before.value), after: Number(elements.after.value) });
      } else {
        this.prioritise([...elements].filter(({ checked }) => checked).map(({ value }) => value));
      }
    }

    prioritise(priorities) {
      this.page.journal.note({ priorities }).then(() => this.open('results', this.number === null ? {} : { number: this.number }));
    }

    /* ---- the way into the plan: its style and scripts come when it is opened, and advice becomes commitments */

    startPlan(section, answer) {
      document.head.append(Gam.make('link', { rel: 'stylesheet', href: answer.data.style }));
      Gam.load(answer.data.scripts, () => {
        this.plan = this.plan || new root.GamPlan(this, section, answer);
        Gam.focusTitle(section);
      }, () => this.fail(section, 'plan', {}, { data: {} }));
    }

    pick(button) {
      const { page } = this;
      Gam.post(page.url('pick_recommendations'), { recommendations: [button.dataset.planPick] }).then((answer) => {
        const part = button.closest('[data-part]');
        const said = part.querySelector('[data-pick-said], [data-plan-saved]');
        if (answer.status !== 200) { said.textContent = Gam.trouble(answer, page.texts); return; }
        if (this.plan && part.dataset.part === 'plan') { this.plan.home(); return; }
        button.dataset.go = 'plan';
        delete button.dataset.planPick;
        button.firstChild.textContent = button.dataset.after;
        said.textContent = said.dataset.text;
      });
    }

    /* ---- buttons of these parts */

    clicked(button) {
      const { submit, most, show, confirm, planPick, suppose, unsuppose } = button.dataset;
      if (submit) { this.submit(submit === 'graded'); }
      if (most) { this.more(Number(most)); }
      if (show) { this.open('results', { number: Number(show) }); }
      if (confirm) { this.renew(confirm); }
      if (planPick) { this.pick(button); }
      if (suppose !== undefined) {
        const pairs = suppose.split(/\s+/).filter(Boolean).map((pair) => pair.split('='));
        this.suppose(Object.fromEntries(pairs.map(([id, level]) => [id, Number(level)])));
      }
      if (unsuppose) {
        const { [unsuppose]: dropped, ...left } = this.supposed;
        this.suppose(left);
      }
      this.ownData(button.dataset);
    }

    renew(id) {
      Gam.post(this.page.url('save_answers'), { confirm: [id] }).then(() => this.open('review', {}));
    }

    /* ---- one's own data */

    ownData({ erase, eraseNo, eraseYes, restart }) {
      if (erase !== undefined || eraseNo !== undefined) {
        Gam.ask(this.page.find('[data-erase-confirm]'), this.page.find('[data-erase]'), erase !== undefined);
      }
      if (eraseYes !== undefined) { this.replaceAll('erase', { confirm: true }); }
      if (restart) { this.replaceAll('restart', { from: restart }); }
    }

    // the stored draft is another one: the page begins again from it
    replaceAll(handler, body) {
      const { page } = this;
      page.say(null, page.texts.saving, 'saving');
      Gam.post(page.url(handler), body).then((answer) => {
        if (answer.status !== 200) { page.say(null, Gam.trouble(answer, page.texts), 'refused'); return; }
        page.journal.clear();
        if (handler === 'erase') { new root.GamJournal(page.args.journal && `${page.args.journal}:plan`).clear(); }
        root.location.reload();
      });
    }
  }

  root.GamParts = Parts;
}(window));
