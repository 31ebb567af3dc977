"""Training of the language engine: from the corpora in ../shared/corpora to one model file (see docs/MODEL.md)."""
