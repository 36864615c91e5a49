"""The pure core: answers in; results and advice out.

May import the standard library and attrs. Refuses Django, XBlock, lxml, webob, yaml, files, clocks and
translation: time and texts are passed in, and every refusal is a `Problem` with a code, never a sentence.
"""
