"""The command line: one module per verb, each a parser and a run."""
