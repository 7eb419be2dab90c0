"""Every address of the application; a test knows them all with the roles that may open them."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("language/", include("django.conf.urls.i18n")),
    path("", include("jixiao.web.accounts.urls")),
    path("", include("jixiao.web.workflow.urls")),
    path("", include("jixiao.web.budgets.urls")),
    path("", include("jixiao.web.spending.urls")),
    path("evaluations/", include("jixiao.web.evaluations.urls")),
    path("", include("jixiao.web.dashboards.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", include("jixiao.web.shared.urls")))

handler400 = "jixiao.web.shared.errors.bad_request"
handler403 = "jixiao.web.shared.errors.permission_denied"
handler404 = "jixiao.web.shared.errors.not_found"
handler500 = "jixiao.web.shared.errors.server_error"
