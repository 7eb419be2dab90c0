"""The parts of a file that may be hostile: nothing is unpacked beyond measure, no entities."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from jixiao.office.package import Package
from jixiao.readers.opening import UnreadableFile, archive, part
from jixiao.readers.safe_xml import parsed

MAX_UNPACKED = 256 * 2**20


@dataclass(slots=True)
class SafePackage(Package):
    """A package whose parts are read within limits; raises UnreadableFile beyond them."""

    unpacked: int = 0

    @classmethod
    def of(cls, data: bytes) -> SafePackage:
        """The package in the bytes of a file."""
        return cls(archive(data))

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        if name in self.written:
            return self.written[name]
        data = part(self.archive, name)
        self.unpacked += len(data)
        if self.unpacked > MAX_UNPACKED:
            raise UnreadableFile(
                "too_large",
                "文件解压后异常地大，可能是恶意文件，没有读取；请向提供者核实后重新索取",
            )
        return data

    def xml(self, name: str) -> etree._Element:
        """A part as XML; one that defines entities is refused."""
        return parsed(self.part(name))

    def read_through(self) -> None:
        """Unpack every part once, so that a library without limits may open the file.

        Raises UnreadableFile where a part is damaged, out of all measure, or defines entities.
        """
        for name in self.archive.namelist():
            data = self.part(name)
            if name.endswith((".xml", ".rels")):
                parsed(data)
