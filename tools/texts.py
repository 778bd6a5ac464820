"""Gather the texts of the pages into src/zicht/web/locale/en/LC_MESSAGES/django.po, and tell which have no English yet.

usage: python tools/texts.py

English that is there stays; a text that no page has any more goes.
"""

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import django
from django.template import Engine, Template
from django.template.base import Lexer, Node, TokenType
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from zicht.web.english import PATH, Text, texts

ROOT = Path(__file__).parents[1]
WEB = ROOT / "src" / "zicht" / "web"
HEAD = r"""# English of the pages of Zicht. `make texts` writes this file; write the English in it, and nothing else.
msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
FUNCTIONS = ("gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
IN_TAG = re.compile(r"""_\((["'])(.*?)\1\)""")  # a text among the arguments of a tag


class NotFixedError(Exception):
    """A text that is made while the application runs, which nobody can translate beforehand."""


def main() -> int:
    """Write the file; 1 when a text has no English yet."""
    os.environ.setdefault("ZICHT_SECRET_KEY", "only to read templates")
    os.environ["DJANGO_SETTINGS_MODULE"] = "zicht.web.settings"
    django.setup()
    now = merged(gathered(), texts())
    PATH.write_text(written(now), encoding="utf-8")
    missing = [each.dutch for each in now if not each.is_whole]
    sys.stdout.write("".join(f"no English yet: {each}\n" for each in missing))
    return 1 if missing else 0


def gathered() -> list[Text]:
    """Every text of the pages, once, in the order of the alphabet."""
    found: dict[str, Text] = {}
    for path in sorted([*WEB.rglob("*.py"), *(WEB / "templates").rglob("*.*")]):
        place = path.relative_to(WEB).as_posix()
        for each in of_python(path) if path.suffix == ".py" else of_template(path):
            known = found.get(each.dutch, each)
            plural = known.plural or each.plural
            places = tuple(dict.fromkeys((*known.places, place)))
            found[each.dutch] = replace(known, plural=plural, places=places)
    return sorted(found.values(), key=lambda each: (each.dutch.casefold(), each.dutch))


def merged(now: Iterable[Text], before: Iterable[Text]) -> list[Text]:
    """The texts of now, each with the English that it had."""
    known = {each.dutch: each for each in before}
    return [_with_english(each, known.get(each.dutch)) for each in now]


def _with_english(now: Text, before: Text | None) -> Text:
    wanted = 2 if now.plural else 1
    if before is not None and len(before.english) == wanted and before.plural == now.plural:
        return replace(now, english=before.english, fuzzy=before.fuzzy)
    return replace(now, english=("",) * wanted)


def written(found: Iterable[Text]) -> str:
    """The file."""
    return "\n".join([HEAD, *("\n".join(_lines(each)) + "\n" for each in found)])


def _lines(text: Text) -> Iterator[str]:
    yield f"#: {' '.join(text.places)}"
    if text.fuzzy:
        yield "#, fuzzy"
    yield f"msgid {_quoted(text.dutch)}"
    if text.plural:
        yield f"msgid_plural {_quoted(text.plural)}"
        yield from (f"msgstr[{number}] {_quoted(each)}" for number, each in enumerate(text.english))
    else:
        yield f"msgstr {_quoted(text.english[0])}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def of_python(path: Path) -> Iterator[Text]:
    """The texts of a module, by the names under which it imports the functions of gettext."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        each.asname or each.name: each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for each in node.names
        if each.name in FUNCTIONS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield _called(names[node.func.id], node, path)


def _called(function: str, call: ast.Call, path: Path) -> Text:
    fixed = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if len(fixed) != (2 if function.startswith("n") else 1):
        raise NotFixedError(f"{path}:{call.lineno}: write the whole text between the brackets")
    return Text(fixed[0], plural="".join(fixed[1:]))


def of_template(path: Path) -> Iterator[Text]:
    """The texts of a template: its tags, its blocks, and what stands as `_("...")` among the arguments of a tag."""
    source = path.read_text(encoding="utf-8")
    nodes = Template(source, engine=Engine.get_default()).nodelist
    for node in nodes.get_nodes_by_type(Node):
        if isinstance(node, BlockTranslateNode):
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield Text(node.render_token_list(node.singular)[0], plural=plural)
        elif isinstance(node, TranslateNode):
            said = getattr(node.filter_expression.var, "literal", None)
            if not isinstance(said, str):
                raise NotFixedError(f"{path}: {{% translate %}} takes a text, not a name")
            yield Text(_looked_up(said))
    for token in Lexer(source).tokenize():
        if token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from (Text(_looked_up(each[1])) for each in IN_TAG.findall(token.contents))


def _looked_up(text: str) -> str:
    """A text as Django looks it up: a percent sign of its own is doubled there."""
    return text.replace("%", "%%")


if __name__ == "__main__":
    sys.exit(main())
