"""The demo's only app: learner state, people, runtime, instructor tools and pages.

`R7` or `L12` in its modules are the platform's rules that `demo/README.md` lists, each with its test.
"""
