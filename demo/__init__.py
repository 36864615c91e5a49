"""«Aula»: a host that treats our blocks as a real LMS and Studio were seen to treat them. Not in the wheel."""
