"""Addresses of years, projects, sheets, imports and the library."""

from __future__ import annotations

from django.urls import include, path

from jixiao.web.budgets.views import (
    home,
    imports,
    library,
    monitoring,
    projects,
    rows,
    sheets,
    tasks,
    years,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("years/", years.years, name="years"),
    path("years/open/", years.year_open, name="year_open"),
    path("years/<int:pk>/", years.year, name="year"),
    path("years/<int:pk>/change/", years.year_change, name="year_change"),
    path("years/<int:pk>/deadline/", years.year_deadline, name="year_deadline"),
    path("years/<int:pk>/tasks/", years.year_tasks, name="year_tasks"),
    path("projects/", projects.projects, name="projects"),
    path("projects/add/", projects.project_add, name="project_add"),
    path("projects/<int:pk>/", projects.project, name="project"),
    path("projects/<int:pk>/change/", projects.project_change, name="project_change"),
    path("projects/<int:pk>/start/", projects.sheet_start, name="sheet_start"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/save/", sheets.sheet_save, name="sheet_save"),
    path("sheets/<int:pk>/field/", sheets.sheet_field, name="sheet_field"),
    path("sheets/<int:pk>/row/", rows.sheet_row, name="sheet_row"),
    path("sheets/<int:pk>/points/", rows.sheet_points, name="sheet_points"),
    path("sheets/<int:pk>/let-stand/", rows.sheet_let_stand, name="sheet_let_stand"),
    path("sheets/<int:pk>/suggestions/", rows.sheet_suggestions, name="sheet_suggestions"),
    path("sheets/<int:pk>/last-year/", rows.sheet_last_year, name="sheet_last_year"),
    path("sheets/<int:pk>/money/", monitoring.monitoring_money, name="monitoring_money"),
    path("monitoring/", monitoring.monitoring, name="monitoring"),
    path("monitoring/start/", monitoring.monitoring_start, name="monitoring_start"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<int:pk>/", imports.import_file, name="import"),
    path("imports/<int:pk>/progress/", imports.import_progress, name="import_progress"),
    path("imports/<int:pk>/accept/", imports.import_accept, name="import_accept"),
    path("drafts/<int:pk>/", imports.draft, name="draft"),
    path("drafts/<int:pk>/leave-out/", imports.draft_leave_out, name="draft_leave_out"),
    path("drafts/<int:pk>/source/", imports.draft_source, name="draft_source"),
    path("drafts/<int:pk>/page/<int:page>/", imports.draft_page, name="draft_page"),
    path("library/", library.library, name="library"),
    path("library/add/", library.library_add, name="library_add"),
    path("library/gather/", library.library_gather, name="library_gather"),
    path("library/<uuid:series>/", library.library_versions, name="library_versions"),
    path("", include("jixiao.web.budgets.urls_reviews")),
]
