/* Practices that a commitment learns from: chosen by title, each with its page. Used by plan-form.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;

  function Practices(box) {
    this.box = box;
    this.list = box.querySelector('ul');
    this.select = box.querySelector('select');
    this.blank = this.list.firstElementChild;
    this.ids = [];
    this.titles = {};
    // looking through the list is not writing
    ['input', 'change'].forEach(function (name) { this.select.addEventListener(name, function (event) { event.stopPropagation(); }); }, this);
    Gam.all(this.select, 'option[value]').forEach(function (option) { this.titles[option.value] = option.textContent; }, this);
  }

  Practices.prototype.show = function (ids) {
    this.ids = ids.slice();
    this.list.replaceChildren.apply(this.list, ids.map(this.item, this));
    Gam.all(this.select, 'option').forEach(function (option) { option.disabled = ids.indexOf(option.value) >= 0; });
    this.select.value = '';
  };

  // one that the catalogue does not have any more has neither title nor page
  Practices.prototype.item = function (id) {
    var item = this.blank.cloneNode(true);
    var title = item.querySelector('[data-title]');
    var link = item.querySelector('a');
    var drop = item.querySelector('button');
    title.textContent = this.titles[id] || this.box.dataset.gone;
    if (link && this.titles[id]) { link.href = link.getAttribute('href').replace(/=ID$/, '=' + id); } else if (link) { link.replaceWith(title); }
    drop.dataset.practiceDrop = id;
    drop.lastElementChild.textContent = ': ' + title.textContent;
    return item;
  };

  // true when the list changed
  Practices.prototype.clicked = function (data) {
    var id = data.practiceDrop || this.select.value;
    var left = this.ids.filter(function (each) { return each !== id; });
    if (!id || (!data.practiceDrop && left.length >= Number(this.box.dataset.most))) {
      this.select.focus();
      return false;
    }
    this.show(data.practiceDrop ? left : left.concat(id));
    this.select.focus();
    return true;
  };

  root.GamPlanPractices = Practices;
}(window));
