/* The editor in Studio: one form, checked by the server; its problems are listed beside it. */
(function (root) {
  'use strict';
  var Gam = root.Gam;

  root.GamStudio = function GamStudio(runtime, element, args) {
    var el = Gam.node(element);
    var form = el.querySelector('.gam-studio form');
    var summary = form.querySelector('.gam-error-summary');
    var url = runtime.handlerUrl(el, 'save_settings');

    function values() {
      var found = {};
      Array.prototype.forEach.call(form.elements, function (field) {
        if (!field.name) { return; }
        if (field.dataset.many !== undefined) {
          found[field.name] = (found[field.name] || []).concat(field.checked ? [field.value] : []);
        } else if (field.type === 'checkbox') {
          found[field.name] = field.checked;
        } else if (field.type !== 'radio' || field.checked) {
          found[field.name] = field.value;
        }
      });
      return found;
    }

    function show(title, problems) {
      summary.hidden = !problems.length;
      summary.querySelector('p').textContent = title;
      var items = problems.map(function (problem) {
        var item = document.createElement('li');
        var code = document.createElement('code');
        code.textContent = problem.path;
        item.append(code, ' ', problem.text);
        return item;
      });
      summary.querySelector('ul').replaceChildren.apply(summary.querySelector('ul'), items);
      Array.prototype.forEach.call(form.elements, function (field) {
        var wrong = problems.some(function (problem) { return field.name && problem.path.split('.')[0] === field.name; });
        if (wrong) { field.setAttribute('aria-invalid', 'true'); } else { field.removeAttribute('aria-invalid'); }
      });
      if (problems.length) { summary.focus(); }
    }

    form.addEventListener('submit', function (event) { event.preventDefault(); });
    // the packaged text travels beside its box, in a field without a name that is never sent
    Gam.all(form, '[data-bring]').forEach(function (button) {
      button.addEventListener('click', function () {
        var box = form.elements[button.dataset.bring];
        box.value = form.querySelector('[data-packaged="' + button.dataset.bring + '"]').value;
        box.focus();
      });
    });
    form.querySelector('[data-check]').addEventListener('click', function () {
      Gam.post(url, Object.assign(values(), { check: true })).then(function (answer) {
        var problems = answer.data.problems || [{ path: '', text: answer.data.error || args.texts.failed }];
        show(args.texts.problems, problems);
        form.querySelector('[data-status]').textContent = problems.length ? '' : args.texts.clean;
      });
    });
    el.querySelector('.save-button').addEventListener('click', function (event) {
      event.preventDefault();
      runtime.notify('save', { state: 'start' });
      Gam.post(url, values()).then(function (answer) {
        if (answer.status === 200 && answer.data.saved) {
          runtime.notify('save', { state: 'end' });
          return;
        }
        runtime.notify('error', { title: args.texts.title, message: answer.data.error || args.texts.problems });
        show(args.texts.problems, answer.data.problems || [{ path: '', text: answer.data.error || args.texts.failed }]);
      });
    });
    el.querySelector('.cancel-button').addEventListener('click', function (event) {
      event.preventDefault();
      runtime.notify('cancel', {});
    });
  };
}(window));
