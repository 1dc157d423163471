"""Every word of the engine's that a student reads, in one place and in each language.

A :class:`~autograder.faults.Finding` names a sentence and brings its fields. What stands
here is reviewed and translated without reading the engine: a new code needs its text in
every language. No text may carry an input, an expected value, a path or a test's source.

What the author of a course writes (titles, hints, sentences of a suite's own) is in the
author's language and passes through as it is.
"""

from __future__ import annotations

from autograder.faults import Finding
from autograder.words.english import ENGLISH
from autograder.words.german import GERMAN
from autograder.words.words import Words

__all__ = ["LANGUAGES", "Words", "say", "words_of"]

_WORDS = {words.language: words for words in (ENGLISH, GERMAN)}
LANGUAGES = tuple(_WORDS)


def words_of(language: str) -> Words:
    """Return the words of one of :data:`LANGUAGES`."""
    return _WORDS[language]


def say(finding: Finding, language: str = "en") -> str:
    """Put a finding into words."""
    return words_of(language).say(finding)
