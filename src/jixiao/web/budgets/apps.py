"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Budgets(AppConfig):
    """Fiscal years, projects, and the sheets of objectives with their versions."""

    name = "jixiao.web.budgets"
    label = "budgets"

    def ready(self) -> None:
        """Guard approved sheets in the database; put the pages into the side navigation."""
        from django.db.models.signals import post_migrate

        from jixiao.web.budgets import header, policies
        from jixiao.web.budgets.freezing import guard_sheets
        from jixiao.web.budgets.selectors.reviews import may_review
        from jixiao.web.shared.navigation import Entry, add_entry, add_fact

        add_fact("fiscal_year", header.fiscal_year)
        post_migrate.connect(guard_sheets, sender=self)
        may_see, may_keep = policies.may_see_sheets, policies.may_keep_years
        add_entry(Entry(_("首页"), "home", "home", 10))
        add_entry(Entry(_("项目与绩效表"), "projects", "sheets", 20, is_allowed=may_see))
        add_entry(Entry(_("导入文件"), "imports", "upload", 25, is_allowed=policies.may_import))
        add_entry(Entry(_("指标库"), "library", "library", 70, is_allowed=may_see))
        add_entry(Entry(_("年度与任务"), "years", "calendar", 80, is_allowed=may_keep))
        add_entry(Entry(_("运行监控"), "monitoring", "clock", 35, is_allowed=may_see))
        add_entry(Entry(_("审核"), "reviews", "review", 30, is_allowed=may_review))
