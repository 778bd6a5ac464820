"""A guide for the conversation: how to lead it, and questions on four themes of learning (004; in our own words)."""

from dataclasses import dataclass

Both = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme, with questions for who works with families and for who makes that work possible."""

    title: str
    why: str
    professional: tuple[str, ...]
    organisation: tuple[str, ...]


LEADING: tuple[Both, ...] = (
    (
        (
            "Vooraf: nodig mensen van alle betrokken organisaties uit, ook iemand die de andere kant kan belichten. "
            "Vraag het gezin of het zijn verhaal wil laten horen, en hoe."
        ),
        (
            "Beforehand: invite people of all organisations involved, and somebody who can show the other side. Ask "
            "the family whether it wants its account to be heard, and how."
        ),
    ),
    (
        (
            "Spreek hardop af: wat hier gezegd wordt, komt in geen personeelsdossier. Wie erbij was, mag stil zijn of "
            "later aanvullen."
        ),
        "Agree aloud: what is said here goes into no personnel file. Who was there may be silent or add later.",
    ),
    (
        (
            "Bij elke stap: drie minuten schrijven zonder overleg, dan een rondje, dan pas praten. Vraag als eerste "
            "wie er iets anders opschreef."
        ),
        (
            "At each step: three minutes of writing without talk, then a round, and only then conversation. First "
            "ask who wrote something else."
        ),
    ),
    (
        "Hoort u een oordeel of de afloop in een zin, vraag dan: wat wist u op die dag, en hoe zag uw dag eruit?",
        (
            "When you hear a judgement or the outcome in a sentence, ask: what did you know on that day, and what was "
            "your day like?"
        ),
    ),
    (
        "Sta ook stil bij wat lukte. Daar valt evenveel van te leren.",
        "Dwell on what worked as well. There is as much to learn from it.",
    ),
)

_CHILD = (
    ("Het kind horen", "Hearing the child"),
    (
        "Wat een kind vertelt is soms moeilijk te bevatten, en niet elk kind vertelt het met woorden.",
        "What a child tells is sometimes hard to take in, and not every child tells it in words.",
    ),
    (
        (
            "Wat wisten wij op dit moment van het kind zelf, en wat alleen via anderen?",
            "What did we know from the child itself at this moment, and what only through others?",
        ),
        (
            "Bij wie kon dit kind terecht? Wisten wij dat, en vroegen wij het die persoon?",
            "To whom could this child turn? Did we know, and did we ask that person?",
        ),
        (
            "Wat deed u als het kind iets anders zei dan de volwassenen?",
            "What did you do when the child said something else than the adults?",
        ),
    ),
    (
        (
            "Is er tijd en een rustige plek om een kind alleen te spreken, ook in drukke weken?",
            "Is there time and a quiet place to speak to a child alone, in busy weeks too?",
        ),
    ),
)
_GLASSES = (
    ("Iedereen kijkt door een eigen bril", "Everybody looks through their own glasses"),
    (
        "Een eerste indruk blijft hangen. Wat erbij past valt op, wat er niet bij past raakt uit beeld.",
        "A first impression sticks. What fits it stands out, what does not fit drops from view.",
    ),
    (
        (
            "Welk feit paste niet in het beeld dat wij hadden? Wat deden wij daarmee?",
            "Which fact did not fit the picture that we had? What did we do with it?",
        ),
        (
            "Wie vroeg u om het met u oneens te zijn, en wie zou u nu vragen?",
            "Whom did you ask to disagree with you, and whom would you ask now?",
        ),
        (
            "Wat uit eerder werk of van thuis kleurde hoe u naar dit gezin keek?",
            "What from earlier work or from home coloured how you saw this family?",
        ),
        (
            "Wat ging er verloren toen het werk naar een ander ging?",
            "What was lost when the work went to somebody else?",
        ),
    ),
    (
        (
            "Hoe wordt tegenspraak hier een gewoonte, ook richting de leiding?",
            "How does dissent become a habit here, towards management too?",
        ),
        (
            "Wat doen wij met wat onderzoeken en toezichthouders ons teruggeven?",
            "What do we do with what investigations and inspectorates give back to us?",
        ),
    ),
)
_TEAM = (
    ("Samen één ploeg om het kind", "One crew around the child"),
    (
        "Elke organisatie heeft een eigen taak en een eigen taal. Elkaar overtuigen is nog geen samenwerken.",
        "Each organisation has its own task and its own language. Convincing each other is not yet cooperation.",
    ),
    (
        (
            "Wat was volgens u onze opdracht samen? Zou het kind hetzelfde zeggen?",
            "What was our task together, as you see it? Would the child say the same?",
        ),
        (
            "Wie doet wat, tegen wie, hoe vaak, en wat merkt het kind daarvan? Konden wij dat toen zo noemen?",
            "Who does what, to whom, how often, and what does the child notice? Could we name it like that then?",
        ),
        (
            "Wat had u van een ander nodig om uw zorg op tafel te leggen?",
            "What did you need from another to put your worry on the table?",
        ),
        (
            "Bleven wij praten over veiligheid toen het rustiger werd?",
            "Did we keep talking about safety when things calmed down?",
        ),
    ),
    (
        (
            "Waar schuurt de gezamenlijke opdracht met wat iemand van de eigen organisatie mag of moet?",
            "Where does the shared task rub against what one's own organisation allows or demands?",
        ),
    ),
)
_ACTING = (
    ("Iets doen als het niet zeker is", "Acting when it is not certain"),
    (
        "Bij duidelijk geweld gelden vaste stappen. Vaker is het schemerig, en is niets doen ook een keuze.",
        "With plain violence fixed steps hold. More often it is dusk, and doing nothing is a choice as well.",
    ),
    (
        (
            "Wat hield u tegen, en wat hielp u over de drempel?",
            "What held you back, and what helped you across the threshold?",
        ),
        (
            "Hoe vertelde u de ouders wat u zorgen gaf? Wat zouden zij daar zelf over zeggen?",
            "How did you tell the parents what worried you? What would they say about that themselves?",
        ),
        (
            "Welke krachten en mensen rond het gezin waren er, en wie versterkte ze?",
            "Which strengths and people were there around the family, and who reinforced them?",
        ),
    ),
    (
        (
            "Durven mensen hier te besluiten als niet alles bekend is? Wat staat hun te wachten als het anders loopt?",
            "Do people here dare to decide when not all is known? What awaits them when it goes otherwise?",
        ),
        (
            "Welke druk op gezinnen kunnen wij als gemeente wegnemen: schulden, wonen, wachten?",
            "Which pressure on families can we as municipality take away: debts, housing, waiting?",
        ),
    ),
)


def themes(language: str) -> tuple[Theme, ...]:
    """The four themes in one language."""
    place = 0 if language == "nl" else 1
    return tuple(
        Theme(title[place], why[place], tuple(q[place] for q in professional), tuple(q[place] for q in organisation))
        for title, why, professional, organisation in (_CHILD, _GLASSES, _TEAM, _ACTING)
    )


def leading(language: str) -> tuple[str, ...]:
    """How to lead the conversation, in one language."""
    return tuple(each[0 if language == "nl" else 1] for each in LEADING)
