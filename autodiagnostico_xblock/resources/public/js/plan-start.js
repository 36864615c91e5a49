/* The way into the plan: its style and scripts come when it is opened, and advice becomes commitments. Mixed into results.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Start = root.GamParts.prototype;

  Start.startPlan = function (section, answer) {
    var self = this;
    var style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = answer.data.style;
    document.head.appendChild(style);
    Gam.load(answer.data.scripts, function () {
      self.plan = self.plan || new root.GamPlan(self, section, answer);
      Gam.focusTitle(section);
    }, function () { self.fail(section, 'plan', {}, { data: {} }); });
  };

  Start.pick = function (button) {
    var self = this;
    var page = this.page;
    Gam.post(page.url('pick_recommendations'), { recommendations: [button.dataset.planPick] }).then(function (answer) {
      var said = button.closest('[data-part]').querySelector('[data-pick-said]');
      if (answer.status === 200) {
        if (self.plan && button.closest('[data-part="plan"]')) { self.plan.home(); return; }
        button.dataset.go = 'plan';
        delete button.dataset.planPick;
        button.firstChild.textContent = button.dataset.after;
        said.textContent = said.dataset.text;
      } else {
        said.textContent = answer.status === 0 ? page.texts.offline : page.texts.refused + ' ' + (answer.data.error || '');
      }
    });
  };
}(window));
