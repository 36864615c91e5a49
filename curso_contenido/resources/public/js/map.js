/* The map inside the course: follows links and filters without leaving the page, and keeps what the person keeps. */
(function (root) {
  'use strict';
  var Gam = root.Gam;

  function Page(runtime, element, args) {
    var page = this;
    this.el = Gam.node(element).querySelector('[data-map-block]');
    this.args = args;
    this.texts = args.texts;
    this.favourites = args.favourites;
    this.query = '';
    this.asked = 0;
    this.url = function (handler) { return runtime.handlerUrl(Gam.node(element), handler); };
    var revisions = { activity: args.activity.rev };
    Object.keys(this.favourites).forEach(function (id) { revisions[id] = page.favourites[id].rev; });
    var send = function (body) { return Gam.post(page.url('keep'), body); };
    this.keep = new root.GamKeep(args.journal, revisions, send, this.told.bind(this));
    this.listen();
    if (args.learns) { this.recover(); }
  }

  Page.prototype.find = function (selector) { return this.el.querySelector(selector); };
  Page.prototype.section = function (name) { return this.find('[data-part="' + name + '"]'); };

  Page.prototype.recover = function () {
    var pending = this.keep.favourites();
    Object.keys(pending).forEach(function (id) { this.favourites[id] = Object.assign({}, this.favourites[id], pending[id]); }, this);
    if (Object.keys(this.keep.pending).length) {
      this.say(this.texts.recovered, 'saving');
      this.keep.flush();
    } else if (this.args.journal && !this.keep.storage.works) {
      this.say(this.texts.no_storage, 'refused');
    }
    this.paint();
  };

  /* ---- asking for parts */

  Page.prototype.get = function (name, query) {
    var url = this.url('part');
    var parts = ['parte=' + name].concat(query ? [query] : []);
    var address = url + (url.indexOf('?') < 0 ? '?' : '&') + parts.join('&');
    return fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (response) { return response.json().then(function (data) { return { status: response.status, data: data }; }); })
      .catch(function () { return { status: 0, data: {} }; });
  };

  // `focus`: where the keyboard goes when the part is there; an older answer never covers a newer one
  Page.prototype.open = function (name, query, focus) {
    var page = this;
    var section = this.section(name);
    var turn = this.asked += 1;
    section.setAttribute('aria-busy', 'true');
    return this.get(name, query).then(function (answer) {
      if (turn !== page.asked) { return; }
      section.removeAttribute('aria-busy');
      if (answer.status !== 200) {
        page.fail(section, name, query, focus, answer);
        return;
      }
      var open = Gam.all(section, 'details').map(function (each) { return each.open; });
      Gam.replacePart(section, answer.data.html);
      if (name === 'explore') { page.shown(section, query, open, focus); }
      page.paint();
      page.place(section, focus);
    });
  };

  Page.prototype.shown = function (section, query, open, focus) {
    this.query = query;
    if (focus !== 'title') {
      Gam.all(section, 'details').forEach(function (each, position) { each.open = each.open || Boolean(open[position]); });
    }
    this.find('[data-alone]').href = this.args.alone + (query ? (this.args.alone.indexOf('?') < 0 ? '?' : '&') + query : '');
    var detail = section.querySelector('[data-detail]');
    if (detail && this.args.learns) { this.keep.explored(detail.dataset.detail); }
  };

  Page.prototype.place = function (section, focus) {
    var target = focus === 'title' ? section.querySelector('[tabindex="-1"]') : focus && section.querySelector(focus);
    if (target) { target.focus({ preventScroll: focus !== 'title' }); }
  };

  Page.prototype.fail = function (section, name, query, focus, answer) {
    var page = this;
    var box = this.find('[data-for="failed"]').firstElementChild.cloneNode(true);
    if (answer.data.error) { box.querySelector('[role="alert"]').textContent = answer.data.error; }
    box.querySelector('[data-retry]').addEventListener('click', function () {
      box.remove();
      page.open(name, query, focus);
    });
    section.prepend(box);
    box.querySelector('[data-retry]').focus();
  };

  Page.prototype.go = function (name) {
    Gam.all(this.el, '[data-part]').forEach(function (section) { section.hidden = section.dataset.part !== name; });
    Gam.all(this.el, '.gam-steps [data-go]').forEach(function (button) {
      if (button.dataset.go === name) { button.setAttribute('aria-current', 'step'); } else { button.removeAttribute('aria-current'); }
    });
    if (name === 'explore') {
      this.place(this.section(name), 'title');
      return;
    }
    var page = this;
    this.section(name).replaceChildren();
    this.keep.flush().then(function () { return page.open(name, '', 'title'); });
  };

  /* ---- events */

  Page.prototype.listen = function () {
    var page = this;
    this.el.addEventListener('click', function (event) {
      var link = event.target.closest('a[data-query]');
      var button = event.target.closest('button');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        page.follow(link);
      } else if (button) {
        page.clicked(button);
      }
    });
    this.el.addEventListener('submit', function (event) {
      event.preventDefault();
      if (event.target.dataset.activity !== undefined) {
        page.sendActivity(event.target);
      } else {
        page.open('explore', page.written(event.target), '[data-found] h3');
      }
    });
    this.el.addEventListener('change', function (event) {
      var form = event.target.closest('form[data-filters]');
      if (form && event.target.name !== 'q') { page.open('explore', page.written(form), page.same(event.target)); }
    });
    this.el.addEventListener('input', function (event) { page.typed(event.target); });
    root.addEventListener('online', function () { page.keep.flush(); });
  };

  // after filtering, the keyboard stays on the option that was used
  Page.prototype.same = function (field) {
    return 'form[data-filters] [name="' + field.name + '"]' + (field.type === 'checkbox' ? '[value="' + field.value + '"]' : '');
  };

  Page.prototype.written = function (form) {
    var pairs = new URLSearchParams(new FormData(form));
    Array.from(pairs.keys()).forEach(function (key) { if (!pairs.get(key)) { pairs.delete(key); } });
    return pairs.toString();
  };

  Page.prototype.follow = function (link) {
    var still = link.dataset.still !== undefined;
    var card = link.closest('.gam-card');
    var opener = card && card.querySelector('[data-open]');
    if (this.section('explore').hidden) { this.go('explore'); }
    this.open('explore', link.dataset.query, still && opener ? '[data-open="' + opener.dataset.open + '"]' : 'title');
  };

  Page.prototype.clicked = function (button) {
    var data = button.dataset;
    if (data.go) { this.go(data.go); }
    if (data.fav) { this.toggle(button); }
    if (data.erase !== undefined || data.eraseNo !== undefined) { this.askErase(data.erase !== undefined); }
    if (data.eraseYes !== undefined) { this.erase(); }
  };

  Page.prototype.typed = function (field) {
    var page = this;
    root.clearTimeout(this.typing);
    if (field.dataset.note !== undefined) {
      this.typing = root.setTimeout(function () { page.note(field); }, 600);
    } else if (field.closest('form[data-activity]')) {
      this.typing = root.setTimeout(function () {
        var form = field.closest('form[data-activity]');
        page.keep.activity(form.elements.practice.value, form.elements.text.value);
      }, 600);
    }
  };

  Object.assign(Page.prototype, root.GamMapKept);
  root.GamMap = function GamMap(runtime, element, args) { this.page = new Page(runtime, element, args); };
}(window));
