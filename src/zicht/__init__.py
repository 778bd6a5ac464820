"""Zicht: one explainable view on the safety of children in a family.

Read the packages in the order in which data flows: facts, chronology, rulebook, evaluation, explanation, projections,
pictures, reports, and then `cli`. A package imports only from packages before it.
"""

__version__ = "0.1.0"
