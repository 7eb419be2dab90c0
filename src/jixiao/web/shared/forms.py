"""Fields of forms that more than one app needs."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from jixiao.web.shared.templatetags.figures import file_size

MEGABYTE = 1024 * 1024


class UploadField(forms.FileField):
    """A file that says beforehand which types and what size it takes.

    The ending is only the first look: what a file is, its content decides, and that is for the
    service that takes it in.
    """

    def __init__(
        self, *, endings: tuple[str, ...], max_bytes: int = 20 * MEGABYTE, **rest: Any
    ) -> None:
        super().__init__(**rest)
        self.endings, self.max_bytes = endings, max_bytes
        self.help_text = rest.get("help_text") or lazy(self._told, str)()
        self.widget.attrs.update({"accept": ",".join(endings), "data-max-bytes": str(max_bytes)})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, or a sentence on why it is not taken."""
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            self._check(file)
        return file

    def _check(self, file: UploadedFile[bytes]) -> None:
        name, size = file.name or "", file.size or 0
        if PurePath(name).suffix.lower() not in self.endings:
            raise ValidationError(
                _("不能使用“%(name)s”：只接受%(endings)s，请另存为其中一种格式后再上传。")
                % {"name": name, "endings": "、".join(self.endings)}
            )
        if size > self.max_bytes:
            raise ValidationError(
                _("“%(name)s”有%(size)s，超过了%(limit)s的限制，请压缩或拆分后再上传。")
                % {"name": name, "size": file_size(size), "limit": file_size(self.max_bytes)}
            )

    def _told(self) -> str:
        return _("可用格式：%(endings)s；不超过%(limit)s。") % {
            "endings": "、".join(one.removeprefix(".") for one in self.endings),
            "limit": file_size(self.max_bytes),
        }  # fmt: skip
