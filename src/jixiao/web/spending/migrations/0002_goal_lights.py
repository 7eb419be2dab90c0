from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('spending', '0001_initial')]

    operations = [
        migrations.AddField(
            model_name='progressrow',
            name='goal_light',
            field=models.CharField(blank=True, choices=[('grey', '不判定'), ('green', '绿灯'), ('blue', '蓝灯'), ('yellow', '黄灯'), ('red', '红灯')], max_length=6, verbose_name='目标灯'),
        ),
        migrations.AddField(
            model_name='progressrow',
            name='goal_reason',
            field=models.CharField(blank=True, max_length=400, verbose_name='目标情况'),
        ),
        migrations.AddField(
            model_name='progressrow',
            name='money_light',
            field=models.CharField(blank=True, choices=[('grey', '不判定'), ('green', '绿灯'), ('blue', '蓝灯'), ('yellow', '黄灯'), ('red', '红灯')], max_length=6, verbose_name='资金灯'),
        ),
    ]
