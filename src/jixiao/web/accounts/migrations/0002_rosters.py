import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Roster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=180, verbose_name='文件名')),
                ('content', models.JSONField()),
                ('read_at', models.DateTimeField(auto_now_add=True, verbose_name='上传时间')),
                ('imported_at', models.DateTimeField(blank=True, null=True, verbose_name='导入时间')),
                ('institution_count', models.PositiveIntegerField(default=0, verbose_name='新增机构')),
                ('person_count', models.PositiveIntegerField(default=0, verbose_name='邀请人员')),
                ('links_at', models.DateTimeField(blank=True, null=True, verbose_name='链接下载时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rosters', to='accounts.institution')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='invitation',
            name='roster',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='accounts.roster'),
        ),
    ]
