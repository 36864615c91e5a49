/* The search of the glossary. Mixed into page.js, only there. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Glossary = {};

  Glossary.letters = function () {
    var page = this;
    var box = this.find('[data-find]');
    if (!box) { return; }
    box.hidden = false;
    box.querySelector('input').addEventListener('input', function (event) { page.search(event.target.value); });
  };

  Glossary.search = function (text) {
    var wanted = text.trim().toLowerCase().replace(/[áéíóúü]/g, function (letter) { return 'aeiouu'['áéíóúü'.indexOf(letter)]; });
    var found = 0;
    Gam.all(this.el, '[data-letter]').forEach(function (section) {
      var here = Gam.all(section, '[data-term]').filter(function (term) {
        term.hidden = term.dataset.term.indexOf(wanted) < 0;
        return !term.hidden;
      }).length;
      section.hidden = !here;
      found += here;
    });
    this.find('[data-found]').textContent = Gam.fill(this.texts.found, { count: found });
    this.find('[data-none]').hidden = found > 0;
  };

  root.GamGlossary = Glossary;
}(window));
