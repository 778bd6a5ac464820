"""Writing YAML that the reader of case files accepts: no references, keys in the order given."""

import yaml


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def plain_yaml(content: dict[str, object]) -> str:
    """The content as text; short lists and records stand on one line."""
    return yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
