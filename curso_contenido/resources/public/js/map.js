/* The map inside the course: follows links and filters without leaving the page, and keeps what the person keeps. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const WAIT = 600;

  const withQuery = (url, query) => (query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url);

  class Page {
    constructor(runtime, element, args) {
      const block = Gam.node(element);
      this.el = block.querySelector('[data-map-block]');
      this.args = args;
      this.texts = args.texts;
      this.favourites = args.favourites;
      this.asked = 0;
      this.url = (handler) => runtime.handlerUrl(block, handler);
      const revisions = { activity: args.activity.rev };
      Object.entries(this.favourites).forEach(([id, { rev }]) => { revisions[id] = rev; });
      this.keep = new root.GamKeep(args.journal, revisions, (body) => Gam.post(this.url('keep'), body), this.told.bind(this));
      this.listen();
      this.fold();
      if (args.learns) { this.recover(); }
    }

    find(selector) { return this.el.querySelector(selector); }
    section(name) { return this.find(`[data-part="${name}"]`); }

    recover() {
      Object.entries(this.keep.favourites()).forEach(([id, pending]) => {
        this.favourites[id] = { ...this.favourites[id], ...pending };
      });
      if (Object.keys(this.keep.pending).length) {
        this.say(this.texts.recovered, 'saving');
        this.keep.flush();
      } else if (this.args.journal && !this.keep.storage.works) {
        this.say(this.texts.no_storage, 'refused');
      }
      this.paint();
    }

    /* ---- asking for parts */

    get(name, query) {
      const address = withQuery(withQuery(this.url('part'), `parte=${name}`), query);
      return fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
        .then((response) => response.json().then((data) => ({ status: response.status, data })))
        .catch(() => ({ status: 0, data: {} }));
    }

    // `focus`: where the keyboard goes when the part is there; an older answer never covers a newer one
    open(name, query, focus) {
      const section = this.section(name);
      const turn = this.asked += 1;
      section.setAttribute('aria-busy', 'true');
      return this.get(name, query).then(({ status, data }) => {
        if (turn !== this.asked) { return; }
        section.removeAttribute('aria-busy');
        if (status !== 200) {
          this.fail(section, data.error, () => this.open(name, query, focus));
          return;
        }
        const open = Gam.all(section, 'details').map((each) => each.open);
        Gam.replacePart(section, data.html);
        if (name === 'explore') { this.shown(section, query, open, focus); }
        this.paint();
        this.place(section, focus);
      });
    }

    shown(section, query, open, focus) {
      if (focus !== 'title') {
        Gam.all(section, 'details').forEach((each, position) => { each.open = each.open || Boolean(open[position]); });
      }
      this.fold();
      this.find('[data-alone]').href = withQuery(this.args.alone, query);
      const detail = section.querySelector('[data-detail]');
      if (detail && this.args.learns) { this.keep.explored(detail.dataset.detail); }
    }

    // on a narrow screen the map's table would push the list far down; what the person did with it stays
    fold() {
      const table = this.find('[data-table]');
      if (table) { table.open = this.hasTable ?? !root.matchMedia('(max-width: 760px)').matches; }
    }

    place(section, focus) {
      const isTitle = focus === 'title';
      const target = focus && section.querySelector(isTitle ? '[tabindex="-1"]' : focus);
      if (target) { target.focus({ preventScroll: !isTitle }); }
    }

    fail(section, error, again) {
      const box = this.find('[data-for="failed"]').firstElementChild.cloneNode(true);
      const retry = box.querySelector('[data-retry]');
      if (error) { box.querySelector('[role="alert"]').textContent = error; }
      retry.addEventListener('click', () => {
        box.remove();
        again();
      });
      section.prepend(box);
      retry.focus();
    }

    go(name) {
      Gam.all(this.el, '[data-part]').forEach((section) => { section.hidden = section.dataset.part !== name; });
      Gam.all(this.el, '.gam-steps [data-go]').forEach((button) => {
        if (button.dataset.go === name) { button.setAttribute('aria-current', 'step'); } else { button.removeAttribute('aria-current'); }
      });
      if (name === 'explore') {
        this.place(this.section(name), 'title');
        return;
      }
      this.section(name).replaceChildren();
      this.keep.flush().then(() => this.open(name, '', 'title'));
    }

    /* ---- events */

    listen() {
      this.el.addEventListener('click', (event) => {
        const link = event.target.closest('a[data-query]');
        const button = event.target.closest('button');
        const summary = event.target.closest('[data-table] summary');
        if (summary) { this.hasTable = !summary.parentNode.open; }
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          this.follow(link);
        } else if (button) {
          this.clicked(button);
        }
      });
      this.el.addEventListener('submit', (event) => {
        event.preventDefault();
        if (event.target.matches('[data-activity]')) {
          this.sendActivity(event.target);
        } else {
          this.open('explore', this.written(event.target), '[data-found] h3');
        }
      });
      this.el.addEventListener('change', ({ target }) => {
        const form = target.closest('form[data-filters]');
        if (form && target.name !== 'q') { this.open('explore', this.written(form), this.same(target)); }
      });
      this.el.addEventListener('input', ({ target }) => this.typed(target));
      root.addEventListener('online', () => this.keep.flush());
    }

    // after filtering, the keyboard stays on the option that was used
    same({ name, type, value }) {
      return `form[data-filters] [name="${name}"]${type === 'checkbox' ? `[value="${value}"]` : ''}`;
    }

    written(form) {
      return new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
    }

    follow(link) {
      const { query, still } = link.dataset;
      const opener = link.closest('.gam-card')?.querySelector('[data-open]');
      if (this.section('explore').hidden) { this.go('explore'); }
      this.open('explore', query, still !== undefined && opener ? `[data-open="${opener.dataset.open}"]` : 'title');
    }

    clicked(button) {
      const { go, fav, erase, eraseNo, eraseYes } = button.dataset;
      if (go) { this.go(go); }
      if (fav) { this.toggle(button); }
      if (erase !== undefined || eraseNo !== undefined) { this.askErase(erase !== undefined); }
      if (eraseYes !== undefined) { this.erase(); }
    }

    typed(field) {
      const form = field.closest('form[data-activity]');
      root.clearTimeout(this.typing);
      if (field.dataset.note !== undefined) {
        this.typing = root.setTimeout(() => this.note(field), WAIT);
      } else if (form) {
        this.typing = root.setTimeout(() => this.draft(form), WAIT);
      }
    }
  }

  Object.assign(Page.prototype, root.GamMapKept);
  root.GamMap = function GamMap(runtime, element, args) { this.page = new Page(runtime, element, args); };
}(window));
