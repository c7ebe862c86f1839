"""Questionnaires and answers made by chance, for properties that must hold of all of them."""
