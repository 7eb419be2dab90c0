"""``python -m jixiao.web.shared.catalogue``: update, check or compile the English catalogue."""

from __future__ import annotations

from dataclasses import replace

import click

from jixiao.web.shared.catalogue import files
from jixiao.web.shared.catalogue.entries import Entry
from jixiao.web.shared.catalogue.sources import sentences


def updated() -> list[Entry]:
    """The sentences of the sources, with the English that the catalogue has for them."""
    known = files.read()
    return [
        replace(entry, english=known[key].english if key in known else ())
        for key, entry in sentences().items()
    ]


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Take up new sentences, drop those that are gone, and say what still lacks its English."""
    if context.invoked_subcommand is None:
        entries = updated()
        files.write(entries)
        _tell(entries)


@main.command()
def check() -> None:
    """Say what is missing, and end with 1 if anything is."""
    if _tell(updated()):
        raise SystemExit(1)


@main.command("compile")
def compile_() -> None:
    """Make the file that Django reads."""
    click.echo(f"已生成 {files.compile_catalogue()}")


def _tell(entries: list[Entry]) -> int:
    wrong = [(entry, fault) for entry in entries if (fault := entry.fault())]
    for entry, fault in wrong:
        click.echo(f"{fault}：{entry.key.text}（{'、'.join(entry.places)}）")
    click.echo(f"共{len(entries)}句，{len(wrong)}句的英文需要补或者改：{files.CATALOGUE}")
    return len(wrong)


if __name__ == "__main__":
    main()
