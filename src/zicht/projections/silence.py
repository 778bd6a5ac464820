"""Why a rule is silent, for another program: each reason with what it rests on and the sentence that people read."""

import json
from datetime import date

from zicht.evaluation.finding import Finding
from zicht.evaluation.silence import Silence, WhyNot
from zicht.explanation.explain import Explainer
from zicht.explanation.silence import reason_told
from zicht.explanation.wording import Wording
from zicht.rulebook.rule import Rule, Rulebook


def silence_json(
    answer: WhyNot, rule: Rule, rulebook: Rulebook, wording: Wording, on: date, view: str | None, about: str | None
) -> str:
    """One object: what was asked, what stands, or else the reasons. Facts are indexes in the case."""
    explainer = Explainer(rulebook, wording, view)

    def standing(finding: Finding) -> dict[str, object]:
        sentence = explainer.explain(finding, on).sentence
        return {"key": finding.key, "opened_on": finding.opened_on.isoformat(), "sentence": sentence}

    def reason(each: Silence) -> dict[str, object]:
        found = {
            "reason": each.reason.value,
            "subject": each.subject,
            "fact": each.fact,
            "closing": each.closing,
            "part": each.part or None,
            "day": each.day.isoformat() if each.day else None,
            "finding": each.finding.key if each.finding else None,
        }
        return {**found, "sentence": reason_told(each, rule, rulebook, wording)}

    asked = {"case": wording.case.id, "rule": rule.code, "on": on.isoformat(), "view": view, "about": about}
    told = {
        "standing": [standing(each) for each in answer.standing],
        "reasons": [reason(each) for each in answer.reasons],
    }
    return json.dumps({**asked, **told}, ensure_ascii=False, indent=2)
