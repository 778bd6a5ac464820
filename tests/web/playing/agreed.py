"""What is known beforehand of single vignettes; a play in which it is otherwise fails. docs/vignettes.md says why."""

from collections.abc import Mapping

# Places of facts that the application does not take: by them the only organisation that keeps sight on a child whose
# safety is in question would put it down.
STOPPED: Mapping[str, tuple[int, ...]] = {
    "001-2.1-getuige-van-geweld": (8,),
    "001-2.2-moeder-psychiatrie-verslaving": (13,),
    "001-2.3-verwarde-moeder-verhuisd": (10,),
    "001-3.1-jongste-kind-hulp-afgehouden": (7,),
    "001-4.2-meldingen-als-losse-feiten": (2, 6, 10),
    "002-2.3b-geen-raadsmelding-zonder-kindsignaal": (4,),
    "002-2.5a-verlenging-ots-afgewezen": (4, 5),
    "002-2.5b-raad-sluit-zonder-vergewissen": (5,),
    "002-2.5c-programma-nooit-gestart": (2,),
}
# What is expected and no rule answers, also not in a replay (`tools/score.py --misses`).
UNANSWERED: Mapping[str, tuple[str, ...]] = {
    "001-2.2-moeder-psychiatrie-verslaving": ("e01", "e07"),
}
# What is settled at once by who shares with all: to tell the others was what was lacking.
TOLD: Mapping[str, tuple[str, ...]] = {
    "001-3.1-jongste-kind-hulp-afgehouden": ("e04",),
}
# What would be asked because a stop was possible, and is not when whoever keeps sight keeps it.
PREVENTED: Mapping[str, tuple[str, ...]] = {
    "001-4.2-meldingen-als-losse-feiten": ("e00",),
    "002-2.5c-programma-nooit-gestart": ("e03",),
}
