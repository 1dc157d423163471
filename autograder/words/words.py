"""One language: its sentences, parts of sentences, labels and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.faults import Finding, Phrase

Fields = Mapping[str, Any]
#: A template with ``{fields}``, or what makes a text of the fields where a template cannot.
Text = str | Callable[[Fields], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All that the engine says to students in one language.

    Attributes
    ----------
    language : str
        Its code, as in a page's ``lang``.
    sentences : mapping
        For findings: whole sentences.
    phrases : mapping
        For phrases: what a sentence puts behind a colon or in the place of a name.
    labels : mapping
        Headings, outcomes and what else a page is made of.
    number : callable
        Writes a number, with the decimal sign of the language.
    """

    language: str
    sentences: Mapping[str, Text]
    phrases: Mapping[str, Text]
    labels: Mapping[str, Text]
    number: Callable[[float], str]

    def say(self, finding: Finding) -> str:
        """Put a finding into words."""
        return self._text(self.sentences[finding.code], finding.fields)

    def phrase(self, phrase: Phrase) -> str:
        """Put a part of a sentence into words."""
        return self._text(self.phrases[phrase.code], phrase.fields)

    def label(self, code: str, **fields: Any) -> str:
        """Return a label."""
        return self._text(self.labels[code], fields)

    def _text(self, text: Text, fields: Fields) -> str:
        said = {k: self.phrase(v) if isinstance(v, Phrase) else v for k, v in fields.items()}
        if not isinstance(text, str):
            return text(said)
        numbered = {k: self.number(v) if isinstance(v, float) else v for k, v in said.items()}
        return text.format_map(numbered)
