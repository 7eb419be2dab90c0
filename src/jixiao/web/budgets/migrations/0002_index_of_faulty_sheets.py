"""The dashboards count findings by family: only the current sheets that have some are looked at."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies: ClassVar = [("budgets", "0001_initial")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="sheet",
            index=models.Index(
                condition=models.Q(("fault_count__gt", 0), ("is_current", True)),
                fields=["fiscal_year", "scope_path"],
                name="sheet_faulty",
            ),
        ),
    ]
