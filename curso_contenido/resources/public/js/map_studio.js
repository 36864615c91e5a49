/* The map's editor in Studio: the shared editor, and a small form that adds one practice to the text. */
(function (root) {
  'use strict';
  const Gam = root.Gam;

  root.GamMapStudio = function GamMapStudio(runtime, element, args) {
    const el = Gam.node(element);
    const text = el.querySelector('[data-settings]').elements.own_text;
    const one = el.querySelector('[data-form]');

    root.GamStudio(runtime, element, args);
    Gam.keepHere(one);
    one.querySelector('[data-add]').addEventListener('click', () => {
      Gam.post(runtime.handlerUrl(el, 'add_practice'), { own_text: text.value, form: Gam.formValues(one) }).then((answer) => {
        const problems = Gam.problemsOf(answer, args.texts);
        Gam.showProblems(one, args.texts.problems, problems);
        one.querySelector('[data-added]').textContent = problems.length ? '' : args.texts.added;
        if (!problems.length) {
          text.value = answer.data.own_text;
          one.reset();
        }
      });
    });
  };
}(window));
