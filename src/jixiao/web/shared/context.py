"""What every page is given."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Whether this is the example installation, and what the signed-in person holds."""
    return {"is_example": settings.ENVIRONMENT.is_example, "scope": getattr(request, "scope", None)}
