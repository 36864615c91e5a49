/* Where one is: routes, themes, counts, and moving between them. Mixed into the page of diagnosis.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Progress = {};

  Progress.asked = function () {
    var classes = this.args.routes[this.route];
    return Object.keys(this.questions).filter(function (id) {
      return classes.indexOf(this.questions[id].dataset.class) >= 0;
    }, this);
  };

  Progress.isDone = function (id) {
    var answer = this.answers[id];
    if (!answer || answer.level === undefined || answer.level === null) { return false; }
    return answer.level !== 'not_applicable' || Boolean(answer.reason);
  };

  Progress.setRoute = function (route) {
    this.route = route;
    var asked = this.asked();
    Object.keys(this.questions).forEach(function (id) { this.questions[id].hidden = asked.indexOf(id) < 0; }, this);
    this.open = this.themes.filter(function (theme) { return this.inTheme(theme.id).length; }, this);
    if (!this.open.some(function (theme) { return theme.id === this.place; }, this)) { this.place = this.open[0].id; }
    this.turn(this.place, false);
    this.count();
  };

  Progress.inTheme = function (theme) {
    var box = this.themeEl(theme);
    return this.asked().filter(function (id) { return box.contains(this.questions[id]); }, this);
  };

  Progress.turn = function (theme, focus) {
    this.place = theme;
    this.themes.forEach(function (each) { this.themeEl(each.id).hidden = each.id !== theme; }, this);
    var position = this.position();
    var next = this.open[position + 1];
    this.find('[data-move="-1"]').disabled = position === 0;
    this.find('[data-move="1"]').hidden = !next;
    this.find('[data-last]').hidden = Boolean(next);
    this.find('[data-next]').textContent = next ? next.name : '';
    this.count();
    if (focus) { Gam.focusTitle(this.themeEl(theme)); }
  };

  Progress.position = function () {
    return this.open.map(function (theme) { return theme.id; }).indexOf(this.place);
  };

  Progress.count = function () {
    if (!this.open) { return; }
    var asked = this.asked();
    var done = asked.filter(this.isDone, this).length;
    var here = this.open[this.position()].component;
    this.find('[data-count]').textContent = done + '/' + asked.length;
    this.find('[data-total]').textContent = Gam.fill(this.texts.count, { done: done, all: asked.length });
    var bar = this.find('[data-progress]');
    bar.max = asked.length;
    bar.value = done;
    Gam.all(this.el, '[data-component]').filter(function (tab) { return tab.closest('.gam-tabs'); }).forEach(function (tab) {
      this.tab(tab, here);
    }, this);
    this.list(here);
  };

  Progress.tab = function (tab, here) {
    var ids = [];
    this.open.forEach(function (theme) {
      if (theme.component === tab.dataset.component) { ids = ids.concat(this.inTheme(theme.id)); }
    }, this);
    tab.hidden = !ids.length;
    tab.querySelector('[data-done]').textContent = ids.filter(this.isDone, this).length + '/' + ids.length;
    if (tab.dataset.component === here) {
      tab.setAttribute('aria-current', 'step');
    } else {
      tab.removeAttribute('aria-current');
    }
  };

  Progress.list = function (component) {
    var page = this;
    var items = this.open.filter(function (theme) { return theme.component === component; }).map(function (theme) {
      var item = document.createElement('li');
      var button = document.createElement('button');
      var state = document.createElement('span');
      var pending = page.inTheme(theme.id).filter(function (id) { return !page.isDone(id); }).length;
      button.type = 'button';
      button.dataset.turn = theme.id;
      button.textContent = theme.name + ' ';
      state.textContent = pending ? page.texts.pending + ' ' + pending : page.texts.done;
      if (theme.id === page.place) {
        button.setAttribute('aria-current', 'true');
        state.textContent = page.texts.now + ', ' + state.textContent;
      }
      button.appendChild(state);
      item.appendChild(button);
      return item;
    });
    var list = this.find('[data-themes]');
    // the list is drawn again after each answer: the keyboard stays where it was
    var focused = list.contains(document.activeElement) ? document.activeElement.dataset.turn : '';
    list.replaceChildren.apply(list, items);
    if (focused) { list.querySelector('[data-turn="' + focused + '"]').focus(); }
  };

  Progress.jump = function (id) {
    this.go('answer', true);
    var theme = this.question(id).closest('[data-theme]');
    this.turn(theme.dataset.theme, false);
    var first = this.question(id).querySelector('input:checked') || this.question(id).querySelector('input');
    first.focus();
    first.scrollIntoView({ block: 'center' });
  };

  Progress.missing = function () {
    var from = this.position();
    var order = this.open.slice(from).concat(this.open.slice(0, from));
    for (var i = 0; i < order.length; i += 1) {
      var pending = this.inTheme(order[i].id).filter(function (id) { return !this.isDone(id); }, this);
      if (pending.length) { this.jump(pending[0]); return; }
    }
    this.go('review');
  };

  Progress.go = function (part, still) {
    Gam.all(this.el, '[data-part]').forEach(function (section) { section.hidden = section.dataset.part !== part; });
    Gam.all(this.el, '.gam-steps [data-go]').forEach(function (button) {
      if (button.dataset.go === part) {
        button.setAttribute('aria-current', 'step');
        var strip = button.closest('ol');  // on a phone it scrolls sideways; scrollIntoView would move the course's page too
        strip.scrollLeft += button.getBoundingClientRect().left - strip.getBoundingClientRect().left - 16;
      } else {
        button.removeAttribute('aria-current');
      }
    });
    if (part === 'answer' && !still) { this.turn(this.place, true); }
    if (part === 'start') { Gam.focusTitle(this.el); }
    if (part === 'review' || part === 'results' || part === 'plan') {
      this.withParts(function (parts) { parts.open(part, {}); });
    }
  };

  root.GamProgress = Progress;
}(window));
