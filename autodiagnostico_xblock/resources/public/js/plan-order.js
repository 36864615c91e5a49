/* Order of the commitments: by dragging the number, by buttons, and said aloud. Mixed into plan.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Order = {};

  Order.items = function () { return Gam.all(this.section, '[data-order] [data-item]'); };

  Order.listenOrder = function () {
    var plan = this;
    this.section.addEventListener('pointerdown', function (event) {
      var grip = event.target.closest('[data-grip]');
      if (grip && event.isPrimary && event.button === 0) { plan.grab(event, grip.closest('[data-item]')); }
    });
  };

  Order.grab = function (event, item) {
    var plan = this;
    var list = item.parentNode;
    var before = item.nextElementSibling;
    event.preventDefault();
    item.classList.add('gam-plan-held');

    function move(at) {
      var under = document.elementFromPoint(item.getBoundingClientRect().left + 60, at.clientY);
      var over = under && under.closest('[data-item]');
      if (!over || over === item || over.parentNode !== list) { return; }
      var box = over.getBoundingClientRect();
      list.insertBefore(item, at.clientY < box.top + box.height / 2 ? over : over.nextElementSibling);
    }

    function leave(keep) {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', drop);
      document.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', escape);
      item.classList.remove('gam-plan-held');
      if (!keep) { list.insertBefore(item, before); }
      if (keep && item.nextElementSibling !== before) { plan.ordered(item); }
    }

    function drop() { leave(true); }
    function cancel() { leave(false); }
    function escape(key) { if (key.key === 'Escape') { leave(false); } }
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', drop);
    document.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', escape);
  };

  // the keyboard stays on the button, or on its pair at an end of the list
  Order.step = function (button, up) {
    var item = button.closest('[data-item]');
    var other = up ? item.previousElementSibling : item.nextElementSibling;
    if (!other) { return; }
    item.parentNode.insertBefore(item, up ? other : other.nextElementSibling);
    this.ordered(item);
    (button.disabled ? item.querySelector(up ? '[data-down]' : '[data-up]') : button).focus();
  };

  Order.ordered = function (item) {
    var ids = this.items().map(function (each) { return each.dataset.item; });
    this.number();
    this.journal.put('order', { ids: ids });
    this.section.querySelector('[data-order-said]').textContent = Gam.fill(this.texts.moved, {
      title: item.querySelector('[data-open]').textContent, place: ids.indexOf(item.dataset.item) + 1, all: ids.length,
    });
  };

  Order.number = function () {
    this.items().forEach(function (item, place, all) {
      item.querySelector('[data-grip]').textContent = place + 1;
      item.querySelector('[data-up]').disabled = place === 0;
      item.querySelector('[data-down]').disabled = place === all.length - 1;
    });
  };

  // an order that was chosen and not sent yet is put on the list that the server drew
  Order.reorder = function (ids) {
    var list = this.section.querySelector('[data-order]');
    ids.forEach(function (id) {
      var item = list.querySelector('[data-item="' + id + '"]');
      if (item) { list.appendChild(item); }
    });
    this.number();
  };

  root.GamPlanOrder = Order;
}(window));
