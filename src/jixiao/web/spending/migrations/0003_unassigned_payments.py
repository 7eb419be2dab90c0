import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('budgets', '0001_initial'),
        ('spending', '0002_goal_lights'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AssigningRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('payee', models.CharField(blank=True, max_length=400, verbose_name='收款人')),
                ('purpose', models.CharField(blank=True, max_length=400, verbose_name='用途')),
                ('at', models.DateTimeField(auto_now=True, verbose_name='记住时间')),
                ('scope_path', models.CharField(max_length=40)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='assigning_rules', to='budgets.project')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assigning_rules', to='accounts.institution')),
            ],
            options={
                'ordering': ['payee', 'purpose', 'pk'],
                'indexes': [models.Index(fields=['scope_path'], name='spending_as_scope_p_ba4e38_idx')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'payee', 'purpose'), name='assigning_rule_once')],
            },
        ),
        migrations.CreateModel(
            name='UnassignedPayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voucher', models.TextField(verbose_name='凭证号')),
                ('line', models.PositiveIntegerField(verbose_name='行号')),
                ('paid_on', models.DateField(verbose_name='支付日期')),
                ('amount', models.DecimalField(decimal_places=2, default=0, max_digits=18, verbose_name='金额')),
                ('payee', models.CharField(blank=True, max_length=400, verbose_name='收款人')),
                ('purpose', models.CharField(blank=True, max_length=400, verbose_name='用途')),
                ('assigned_at', models.DateTimeField(null=True, verbose_name='认领时间')),
                ('fault', models.CharField(blank=True, max_length=400, verbose_name='没有写入台账的原因')),
                ('scope_path', models.CharField(max_length=40)),
                ('fiscal_year', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unassigned', to='budgets.fiscalyear')),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='budgets.project')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unassigned', to='accounts.institution')),
            ],
            options={
                'ordering': ['paid_on', 'voucher', 'line'],
                'indexes': [models.Index(fields=['fiscal_year', 'scope_path', 'paid_on'], name='spending_un_fiscal__53a1fd_idx')],
                'constraints': [models.UniqueConstraint(fields=('fiscal_year', 'voucher', 'line'), name='unassigned_payment_once')],
            },
        ),
    ]
