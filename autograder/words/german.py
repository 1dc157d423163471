"""The engine's words in German. Students are addressed as *du*, as exercises usually do."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.words.words import Fields, Text, Words


def number(value: float) -> str:
    """Write a number: ``2,5``."""
    return f"{value:g}".replace(".", ",")


def _shape(shape: tuple[int, ...]) -> str:
    return "eine einzelne Zahl" if shape == () else f"die Form {tuple(shape)}"


def _is_shape(shape: tuple[int, ...]) -> str:
    return "ist eine einzelne Zahl" if shape == () else f"hat die Form {tuple(shape)}"


def _in_shape(shape: tuple[int, ...]) -> str:
    return "als einzelne Zahl" if shape == () else f"in der Form {tuple(shape)}"


def _place(index: tuple[int, ...]) -> str:
    if not index:
        return ""
    return f" Der erste falsche Eintrag steht an der Stelle [{', '.join(map(str, index))}]."


def _factor(factor: float) -> str:
    size = abs(factor)
    times = f"{number(size)}-mal zu groß" if size > 1 else f"{number(1 / size)}-mal zu klein"
    return f"{times} und hat das falsche Vorzeichen" if factor < 0 else times


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _argument(name: str) -> str:
    """Say ``argument 1`` in German; a keyword's name stays as it is."""
    return name.replace("argument ", "Argument ")


def _shared_sum(f: Fields) -> str:
    return (
        f"{f['name']} ist eine einzige Zahl, verlangt war aber {_shape(f['want'])}. Sie ist die "
        "Summe der richtigen Einträge: richtig für einen gemeinsamen Parameter, doch hier hat "
        "jede Einheit ihren eigenen."
    )


def _not_there(f: Fields) -> str:
    found = f"; im Ordner liegt {', '.join(f['others'])}" if f["others"] else ""
    return f"Es gibt keine Datei {f['name']}{found}"


def _points(f: Fields) -> str:
    unit = "Punkt" if f["whole"] == 1 else "Punkten"
    return f"{number(f['score'])} von {number(f['whole'])} {unit}"


def _late(f: Fields) -> str:
    if f["points"] == 1:
        return "Wegen verspäteter Abgabe wird 1 Punkt abgezogen."
    return f"Wegen verspäteter Abgabe werden {number(f['points'])} Punkte abgezogen."


def _waiting(f: Fields) -> str:
    said = "1 Punkt steht" if f["points"] == 1 else f"{number(f['points'])} Punkte stehen"
    return f"{said} noch aus: Schriftliche Antworten werden von Menschen bewertet."


SENTENCES: dict[str, Text] = {
    # the call gave no answer
    "not_defined": "Das Notebook definiert kein `{function}`.",
    "not_callable": "`{function}` ist keine Funktion.",
    "stub": "`{function}` löst noch NotImplementedError aus: Es gibt noch nichts zu prüfen.",
    "raised": "`{function}` hat {type} ausgelöst{line}.",
    "wrong_call": (
        "`{function}` hat {type} ausgelöst: Mit dem, was hier übergeben wird, lässt sie sich nicht "
        "aufrufen. Vergleiche die Parameter hinter `def` mit den verlangten."
    ),
    "timed_out": (
        "`{function}` hat innerhalb von {wall_s} s nicht geantwortet. Suche nach einer Schleife, "
        "die nie endet oder die mit der Zahl der Beispiele wächst."
    ),
    "out_of_time": (
        "Nicht ausgeführt: Die Prüfungen von `{function}` hatten ihre {wall_s} s "
        "schon aufgebraucht."
    ),
    "notebook_out_of_time": (
        "Nicht ausgeführt: Das ganze Notebook hatte seine {wall_s} s schon aufgebraucht."
    ),
    "crashed": "Der Prozess, in dem `{function}` lief, wurde beendet: {how}.",
    "notebook_crashed": "Der Prozess des Notebooks wurde beendet: {how}.",
    "bad_reply": "`{function}` hat nicht in einer brauchbaren Form geantwortet: {how}.",
    "unusable": "Die Antwort hat nicht die verlangte Form.",
    # the answer has another form
    "not_an_array": "{name} ist {type}, verlangt war aber ein Array von Zahlen.",
    "complex_numbers": "{name} enthält komplexe Zahlen, verlangt waren aber reelle.",
    "tuple_with_right_first": (
        "{name} ist ein Tupel der Länge {length}; sein erster Teil allein wäre richtig. Manche "
        "Bücher geben neben dem Wert einen Cache zurück; hier ist es der Wert allein."
    ),
    "dict_in_tuple": (
        "{name} ist ein Tupel der Länge {length}, und sein Teil {place} ist das verlangte dict: "
        "Gib nur diesen Teil zurück."
    ),
    "not_a_dict": lambda f: (
        f"{f['name']} ist {f['type']}, verlangt war aber ein dict mit {_names(f['keys'])}."
    ),
    "missing_keys": lambda f: f"{f['name']} hat keinen Eintrag {_names(f['missing'])}.",
    "other_keys": lambda f: (
        f"{f['name']} hat keinen Eintrag {_names(f['missing'])}; es gibt Einträge mit ähnlichen "
        "Namen, hier heißen sie genau so."
    ),
    "not_a_tuple": "{name} ist {type}, verlangt waren aber {length} Ergebnisse.",
    "wrong_length": "{name} hat {got} Teile, verlangt waren aber {length}.",
    # the shape is another
    "shape": lambda f: f"{f['name']} {_is_shape(f['got'])}, verlangt war aber {_shape(f['want'])}.",
    "transposed": lambda f: (
        f"{f['name']} {_is_shape(f['got'])}, verlangt war aber {_shape(f['want'])}: "
        "Transponiert wäre es richtig."
    ),
    "other_shape_right_values": lambda f: (
        f"{f['name']} enthält die richtigen Zahlen, aber {_in_shape(f['got'])} statt "
        f"{_in_shape(f['want'])}."
    ),
    "shared_sum": _shared_sum,
    "not_reduced": lambda f: (
        f"{f['name']} {_is_shape(f['got'])}, verlangt war aber {_shape(f['want'])}: "
        f"{f['how']} über die erste Achse wäre richtig."
    ),
    "each_with_each": lambda f: (
        f"{f['name']} {_is_shape(f['got'])}, verlangt war aber {_shape(f['want'])}. "
        "Trafen Zeile und Spalte zusammen, sodass jeder Eintrag mit jedem verrechnet wurde?"
    ),
    # the numbers are others
    "not_finite": "{name} enthält nan oder unendlich in {count} von {size} Einträgen.",
    "zero": "Jeder Eintrag von {name} ist null.",
    "negated": ("Jeder Eintrag von {name} hat das falsche Vorzeichen; die Beträge sind richtig."),
    "transposed_square": "{name} ist transponiert: Noch einmal transponiert wäre es richtig.",
    "factor": lambda f: (
        f"{f['name']} ist {'in jedem Eintrag ' if f['size'] > 1 else ''}{_factor(f['factor'])}."
    ),
    "negated_gradient": (
        "Jeder Eintrag von {name} hat das falsche Vorzeichen; die Beträge sind richtig. Manche "
        "Bücher schreiben Ziel minus Ausgabe und addieren den Schritt; hier ist der Gradient "
        "selbst verlangt."
    ),
    "rounded": (
        "{name} ist richtig, aber auf {decimals} Stellen nach dem Komma gerundet. "
        "Runde erst bei der Ausgabe."
    ),
    "approximate": (
        "{name} ist fast richtig: {digits} Stellen stimmen. Wird es gemessen statt berechnet, oder "
        "wird unterwegs eine kleine Zahl addiert?"
    ),
    "nearly": (
        "{name} ist fast richtig: {digits} Stellen stimmen. Unterwegs geht etwas Kleines verloren, "
        "wie durch Runden, eine Näherung oder einen Schritt zu wenig."
    ),
    "cut_off": (
        "{name} enthält ganze Zahlen: Was hinter dem Komma steht, wurde abgeschnitten. "
        "Welchen dtype hat das Array, das du füllst?"
    ),
    "part_right": lambda f: (
        f"{f['name']} ist in {f['right']} von {f['size']} Einträgen richtig.{_place(f['first'])}"
    ),
    "wrong": lambda f: f"{f['name']} enthält falsche Zahlen.{_place(f['first'])}",
    # properties
    "sentence": "{text}",
    "changed_arguments": lambda f: (
        f"`{f['function']}` hat verändert, was übergeben wurde "
        f"({', '.join(map(_argument, f['arguments']))}). "
        "Arbeite mit einer Kopie: Wer die Funktion aufruft, braucht das Original noch."
    ),
    "not_vectorised": (
        "`{function}` ist richtig, läuft aber in einer Python-Schleife über die Beispiele. "
        "Lass NumPy das ganze Array auf einmal bearbeiten."
    ),
    # beside what was observed
    "convention": "Deine Mathematik stimmt in einer anderen Konvention ({convention}). {hint}",
    "batch_too_large": (
        "Dein Batch hat {n} Beispiele: Steht dort eine Summe, wo ein Mittelwert verlangt war?"
    ),
    "batch_too_small": ("Dein Batch hat {n} Beispiele: Wird einmal zu oft über sie gemittelt?"),
    "right_for_one_sample": (
        "Für ein einzelnes Beispiel ist es richtig. "
        "Was macht deine Funktion mit den Beispielen eines Batches?"
    ),
    "large_inputs": (
        "Die Eingaben dieser Prüfung sind sehr groß: "
        "Welche deiner Exponentialfunktionen läuft über?"
    ),
    "in_place_instead": lambda f: (
        "Stattdessen wurde verändert, was übergeben wurde "
        f"({', '.join(map(_argument, f['arguments']))}). Auch das ist eine Konvention; hier wird "
        "das Ergebnis zurückgegeben, und das Übergebene bleibt, wie es ist."
    ),
    # an ordinary test cell
    "cell_wrote_errors": "Die Zelle hat eine Warnung oder einen Fehler ausgegeben.",
    "cell_raised": "Die Zelle hat einen Fehler ausgelöst.",
    "cell_crashed": "Der Prozess der Zelle wurde beendet: {how}.",
    "cell_without_result": "Die Zelle hat kein Ergebnis geliefert: {how}.",
    # not the student's doing
    "not_judged": (
        "Diese Prüfung konnte nicht ausgeführt werden; das ist nicht dein Fehler, "
        "und die Betreuenden erfahren davon."
    ),
    "skipped": "Diese Prüfung wurde nicht ausgeführt.",
    "follow_through": lambda f: (
        f"Richtig, wenn man von einem richtigen {_names(f['exercises'])} ausgeht: "
        "Der Fehler zählt dort und kostet hier nichts."
    ),
    # a check before the deadline is refused
    "unknown_token": "Die Anfrage enthält kein Token, das hier bekannt ist.",
    "no_access": "JupyterHub kennt dich, lässt dich diesen Dienst aber nicht benutzen.",
    "no_hub": "JupyterHub antwortet nicht, deshalb kann niemand eingelassen werden.",
    "no_such_assignment": "Für {name} gibt es keine Prüfungen.",
    "no_such_check": "Du hast keine Prüfung mit dieser Kennung.",
    "closed": "{assignment} war am {when} fällig; die Prüfungen dafür sind geschlossen.",
    "attempts_used_up": "Deine {most} Prüfungen von {assignment} für heute sind aufgebraucht.",
    "our_fault": "Durch unsere Schuld sind Prüfungen von {assignment} heute zu oft gescheitert.",
    "checks_waiting": "Einige deiner Prüfungen warten schon: {count}.",
    "busy": "Der Dienst hat zu viel zu tun: Es warten {waiting} Prüfungen.",
    "uploads": "Im Augenblick werden zu viele Notebooks geschickt.",
    "stopping": "Der Dienst wird neu gestartet.",
    "unreadable": "Das ist kein lesbares Notebook: {why}.",
    "too_large": "Das Notebook ist größer als {mib} MiB.",
    "too_slow": "Das Notebook ist nicht innerhalb von {seconds} s angekommen.",
    "request_cut_off": "Die Anfrage wurde abgebrochen.",
    "no_route": "{method} {path} ist keine Anfrage, die beantwortet wird.",
    "not_valid": "Der Wert von {field} ist nicht brauchbar.",
    "not_done": "Das ging nicht; es ist nicht deine Schuld.",
    # and what helps
    "send_token": (
        "Schicke 'Authorization: Bearer TOKEN' mit dem Token, das du von deiner Lehrperson hast, "
        "auf JupyterHub mit dem deines Servers."
    ),
    "ask_for_access": "Bitte deine Lehrperson um Zugang.",
    "come_back": "Versuche es in {seconds} Sekunden wieder; das hat keinen Versuch gekostet.",
    "checks_there_are": ("Ein Notebook heißt wie seine Aufgabe; Prüfungen gibt es für {names}."),
    "post_again": "Schicke das Notebook noch einmal.",
    "ask_if_wrong": "Frage deine Lehrperson, wenn das nicht stimmen kann.",
    "until_midnight": (
        "Um Mitternacht beginnt der nächste Tag; die sichtbaren Prüfungen im Notebook gehen immer."
    ),
    "not_your_work": (
        "Sage es deiner Lehrperson; an deiner Arbeit liegt es nicht, und es kostet keine Punkte."
    ),
    "wait_for_answers": "Warte zuerst ihre Ergebnisse ab.",
    "save_it": "Speichere es in Jupyter und schicke die Datei, wie sie ist.",
    "clear_outputs": (
        "Lösche die Ausgaben (Kernel, Kernel neu starten und alle Ausgaben löschen), speichere "
        "und versuche es wieder."
    ),
    "see_openapi": "Was es gibt, steht in openapi.json.",
    "tell_if_it_stays": (
        "Versuche es später wieder; bleibt es so, sage es deiner Lehrperson, die im Protokoll "
        "mehr findet."
    ),
}

PHRASES: dict[str, Text] = {
    # an exception
    "exception": "einen {type}",
    "own_exception": "eine eigene Ausnahme des Notebooks",
    "no_input": "einen Fehler, weil beim Bewerten niemand auf `input()` antwortet",
    "at_line": ", in deiner Zeile `{line}`",
    # how a process ended
    "computed": "Er hat seine Rechenzeit aufgebraucht",
    "segmentation_fault": (
        "ein Speicherzugriffsfehler, wie nach sehr tiefer Rekursion oder in übersetztem Code"
    ),
    "wrote_too_much": "Er hat mehr geschrieben, als erlaubt ist",
    "stopped": "Er wurde abgebrochen oder hat Dateien geschlossen, die er nicht geöffnet hatte",
    "signal": "Signal {name}",
    "exited": "Er hat sich selbst beendet, mit dem Status {status}",
    "too_much_memory": (
        "Alle Prozesse der Abgabe zusammen belegten mehr als {mib} MiB Arbeitsspeicher"
    ),
    "too_many_processes": "Alle Prozesse und Threads der Abgabe zusammen waren mehr als {count}",
    "no_answer": "Er antwortet nicht mehr",
    "process_gone": "Der Prozess des Notebooks ist nicht mehr da",
    "no_end": "kein Ende nach {wall_s} s",
    "whole_notebook_late": "Das ganze Notebook brauchte mehr als {wall_s} s",
    # what is wrong with a reply
    "too_large": "Die Antwort ist größer als {mib} MiB",
    "form_broken": "Die Antwort hält sich nicht an die vereinbarte Form",
    # what is still to be done
    "the_sum": "Die Summe",
    "the_mean": "Der Mittelwert",
    # kinds of things
    "none": "None (fehlt ein return?)",
    "an_array": "ein Array",
    "a_dict": "ein dict",
    "a_coroutine": "eine Coroutine (steht da `async def`?)",
    "a_list": "eine Liste",
    "a_tuple": "ein Tupel",
    "of_type": "vom Typ {type}",
    "another_kind": "ein Objekt anderer Art",
    "deep": "ein sehr tiefes oder sehr langes Gebilde",
    "long": "ein sehr langes Gebilde",
    "large_integer": "ein sehr großes int",
    "long_text": "ein sehr langer Text (str)",
    "large_array": "ein sehr großes Array",
    "odd_keys": "ein dict, dessen Schlüssel nicht alle str sind",
    # why a notebook cannot be read
    "empty_file": "Die Datei ist leer",
    "not_json": "Die Datei ist kein JSON",
    "not_json_at": (
        "Die Datei ist beschädigt oder kein Notebook (kein JSON in Zeile {line}, Spalte {column})"
    ),
    "no_notebook": "Die Datei ist JSON, aber kein Notebook",
    "notebook_format": "Das Notebook hat das Format {version}; erwartet wird 4",
    "no_cells": "Das Notebook hat keine Liste von Zellen",
    "too_many_cells": "Es hat {count} Zellen; gelesen werden höchstens {most}",
    "no_file": "Es gibt keine solche Datei",
    "no_plain_file": "Es ist keine gewöhnliche Datei",
    "large_file": "Die Datei ist größer als {mib} MiB",
    "no_text": "Die Datei ist kein Text in UTF-8 oder UTF-16",
    "no_cell": "Zelle {index} ist keine Zelle",
    "unknown_cell": "Zelle {index} hat den unbekannten Typ {kind}",
    "cell_without_text": "Der Inhalt von Zelle {index} ist kein Text",
    "not_there": _not_there,
}

LABELS: dict[str, Text] = {
    # outcomes of checks
    "passed": "bestanden",
    "failed": "falsch",
    "raised": "Fehler ausgelöst",
    "timed_out": "keine Antwort in der Zeit",
    "crashed": "abgestürzt",
    "missing": "fehlt",
    "skipped": "nicht ausgeführt",
    "not_judged": "nicht bewertet",
    # outcomes of exercises
    "good": "vollständig",
    "part": "teilweise",
    "bad": "noch nicht",
    "not_attempted": "nicht bearbeitet",
    # a result
    "points": _points,
    "earned": "{score} von {whole}",
    "worth": "– von {whole}",
    "of_points": lambda f: f"von {number(f['whole'])} {'Punkt' if f['whole'] == 1 else 'Punkten'}",
    "hint": "Hinweis: {hint}",
    "same_again": "Dasselbe wie oben.",
    "cell_s_own_checks": "Die Prüfungen in der Zelle des Notebooks",
    # what stands above and beside the results
    "unreadable": (
        "Das Notebook konnte nicht gelesen werden, und nichts darin wurde geprüft: {why}."
    ),
    "late": _late,
    "waiting": _waiting,
    "not_marked_yet": "noch nicht bewertet",
    "to_be_marked": "Diese Antwort wird von einem Menschen bewertet.",
    "marked_by_person": "Von einem Menschen bewertet: {points}.",
    "changed_by_person": "Ein Mensch hat sich das angesehen; es gibt {points}.",
    "comment": "Kommentar: {comment}",
    # a page
    "feedback": "Rückmeldung",
    "skip": "Zu den Ergebnissen springen",
    "overview": "Überblick",
    "exercise": "Aufgabe",
    "result": "Ergebnis",
    "points_head": "Punkte",
    "exercises": "Was die Prüfungen gesehen haben",
    "your_code": "dein Code",
    "trouble": "Zellen, die nicht durchgelaufen sind",
    "trouble_why": "Alles andere im Notebook wurde trotzdem ausgeführt und bewertet.",
    "cell": "Zelle {number}",
    "cell_raised": "hat {how} ausgelöst.",
    "cell_timed_out": "wurde angehalten: {how}. Sie zählt, als wäre sie nicht ausgeführt worden.",
    "cell_crashed": (
        "hat ihren eigenen Prozess beendet: {how}. Sie zählt, als wäre sie nicht ausgeführt worden."
    ),
    "cell_not_run": "wurde nicht ausgeführt: {how}.",
    "notebook": "Dein Notebook",
    "notebook_what": "So, wie du es abgegeben hast, von oben nach unten ausgeführt.",
    "role_answer": "deine Antwort",
    "role_written": "deine schriftliche Antwort",
    "role_own": "freie Zelle",
    "role_result": "nach der Abgabe geprüft",
    "result_of": "Was die Prüfungen gesehen haben:",
    "output": "Ausgabe der Zelle",
    "notebook_not_shown": "Dein Notebook hier zu zeigen dauert zu lange; es fehlt deshalb.",
    "too_much_shown": "[nicht gezeigt: mehr dürfen die Zellen eines Notebooks nicht zeigen]",
    "picture": "Ein Bild, das die Zelle gezeichnet hat",
    "cut": "[… {count} weitere Zeichen werden nicht gezeigt]",
    "colophon": (
        "Die Prüfungen sehen nur, was deine Funktionen zurückgeben. "
        "Titel und Hinweise stammen von den Lehrenden."
    ),
}

GERMAN = Words(language="de", sentences=SENTENCES, phrases=PHRASES, labels=LABELS, number=number)
