/* The map's editor in Studio: one form checked by the server, and a small form that adds one practice to the text. */
(function (root) {
  'use strict';
  var Gam = root.Gam;

  root.GamMapStudio = function GamMapStudio(runtime, element, args) {
    var el = Gam.node(element);
    var form = el.querySelector('[data-settings]');
    var one = el.querySelector('[data-form]');
    var url = runtime.handlerUrl(el, 'save_settings');

    function values(from) {
      var found = {};
      Array.prototype.forEach.call(from.elements, function (field) {
        if (!field.name) { return; }
        if (field.name === 'components' && field.type === 'checkbox') {
          found.components = (found.components || []).concat(field.checked ? [field.value] : []);
        } else if (field.type === 'checkbox') {
          found[field.name] = field.checked;
        } else if (field.type !== 'radio' || field.checked) {
          found[field.name] = field.value;
        }
      });
      return found;
    }

    function show(where, title, problems) {
      var summary = where.querySelector('.gam-error-summary');
      summary.hidden = !problems.length;
      summary.querySelector('p').textContent = title;
      summary.querySelector('ul').replaceChildren.apply(summary.querySelector('ul'), problems.map(function (problem) {
        var item = document.createElement('li');
        var code = document.createElement('code');
        code.textContent = problem.path;
        item.append(code, ' ', problem.text);
        return item;
      }));
      Array.prototype.forEach.call(where.elements, function (field) {
        var wrong = problems.some(function (problem) { return field.name && problem.path.split('.').indexOf(field.name) >= 0; });
        if (wrong) { field.setAttribute('aria-invalid', 'true'); } else { field.removeAttribute('aria-invalid'); }
      });
      if (problems.length) { summary.focus(); }
    }

    function problemsOf(answer) {
      return answer.data.problems || [{ path: '', text: answer.data.error || args.texts.failed }];
    }

    Gam.all(el, 'form').forEach(function (each) { each.addEventListener('submit', function (event) { event.preventDefault(); }); });
    form.querySelector('[data-check]').addEventListener('click', function () {
      Gam.post(url, Object.assign(values(form), { check: true })).then(function (answer) {
        var problems = problemsOf(answer);
        show(form, args.texts.problems, problems);
        form.querySelector('[data-status]').textContent = problems.length ? '' : args.texts.clean;
      });
    });
    one.querySelector('[data-add]').addEventListener('click', function () {
      var text = form.elements.own_text;
      Gam.post(runtime.handlerUrl(el, 'add_practice'), { own_text: text.value, form: values(one) }).then(function (answer) {
        var problems = problemsOf(answer);
        show(one, args.texts.problems, problems);
        one.querySelector('[data-added]').textContent = problems.length ? '' : args.texts.added;
        if (!problems.length) {
          text.value = answer.data.own_text;
          one.reset();
        }
      });
    });
    el.querySelector('.save-button').addEventListener('click', function (event) {
      event.preventDefault();
      runtime.notify('save', { state: 'start' });
      Gam.post(url, values(form)).then(function (answer) {
        if (answer.status === 200 && answer.data.saved) {
          runtime.notify('save', { state: 'end' });
          return;
        }
        runtime.notify('error', { title: args.texts.title, message: answer.data.error || args.texts.problems });
        show(form, args.texts.problems, problemsOf(answer));
      });
    });
    el.querySelector('.cancel-button').addEventListener('click', function (event) {
      event.preventDefault();
      runtime.notify('cancel', {});
    });
  };
}(window));
