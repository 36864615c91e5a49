"""The demo's only app: learner state, people, runtime, instructor tools and pages."""
