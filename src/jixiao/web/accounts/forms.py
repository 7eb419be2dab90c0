"""Forms of institutions, invitations, posts, delegations, and of one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jixiao.web.accounts.models import Delegation, Institution, InstitutionKind, User
from jixiao.web.accounts.passwords import HELP
from jixiao.web.accounts.roles import ADMINISTRATION, BUSINESS, Role
from jixiao.web.accounts.services.institutions import BELOW

if TYPE_CHECKING:
    from jixiao.web.accounts.scope import Scope

GROUPS = [
    (_("业务岗位"), [(role.value, role.label) for role in BUSINESS]),
    (_("三员"), [(role.value, role.label) for role in ADMINISTRATION]),
]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class NameForm(forms.ModelForm[Institution]):
    """The name and the code of an institution."""

    class Meta:
        model = Institution
        fields = ("name", "code")
        help_texts: ClassVar = {"code": _("预算单位编码；没有的可以不填。")}


class InstitutionForm(forms.ModelForm[Institution]):
    """A new institution below another: only the levels that may stand there."""

    class Meta:
        model = Institution
        fields = ("kind", "name", "code")
        help_texts = NameForm.Meta.help_texts

    def __init__(self, *args: Any, parent: Institution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = BELOW[parent.kind]
        kinds = cast("forms.ChoiceField", self.fields["kind"])
        kinds.choices = [(kind.value, kind.label) for kind in InstitutionKind if kind in allowed]
        lower = [kind for kind in InstitutionKind if kind in allowed and kind != parent.kind]
        kinds.initial = lower[0].value if lower else None


class MoveForm(forms.Form):
    """Another institution to stand below, by its code or its whole name."""

    to = forms.CharField(
        label=_("新的上级"), max_length=120, help_text=_("填机构编码，或者完整的机构名称。")
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_to(self) -> Institution:
        """The institution that is meant."""
        text = self.cleaned_data["to"].strip()
        visible = Institution.objects.visible_to(self.scope).open()
        found = list(visible.filter(code=text)[:2] or visible.filter(name=text)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("有几个机构都叫这个名称；请填机构编码。"))
        raise ValidationError(_("没有找到这个机构；请核对编码或完整名称。"))


class InvitationForm(forms.Form):
    """Who is invited to which post."""

    full_name = forms.CharField(label=_("姓名"), max_length=60)
    role = forms.ChoiceField(label=_("岗位角色"), choices=GROUPS)

    def clean_role(self) -> Role:
        """The role."""
        return Role(self.cleaned_data["role"])


class PostForm(forms.Form):
    """A post for somebody who is here already, by their name or the name they sign in with."""

    username = forms.CharField(
        label=_("姓名或用户名"), max_length=150,
        help_text=_("只填已有账号的人；还没有账号的，请系统管理员邀请。"),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("岗位角色"), choices=GROUPS)
    since_date = forms.DateField(label=_("任职日期"), widget=DAY, initial=timezone.localdate)

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_username(self) -> User:
        """The person: of all, by the name to sign in with; of those that are seen, by their own."""
        text = self.cleaned_data["username"].strip()
        if user := User.objects.filter(username=text, is_active=True).first():
            return user
        seen = User.objects.visible_to(self.scope)
        namesakes: list[User] = list(seen.filter(full_name=text, is_active=True)[:9])
        if len(namesakes) == 1:
            return namesakes[0]
        if namesakes:
            names = "、".join(one.username for one in namesakes)
            told = _("有几个人都叫“%(name)s”，请填用户名：%(names)s。")
            raise ValidationError(told % {"name": text, "names": names})
        raise ValidationError(_("没有叫这个姓名或用户名的人，或者账号已停用；请核对。"))

    def clean_role(self) -> Role:
        """The role."""
        return Role(self.cleaned_data["role"])


class DelegationForm(forms.ModelForm[Delegation]):
    """From when until when a post is handed over, and why; to whom was chosen before."""

    class Meta:
        model = Delegation
        fields = ("from_date", "until_date", "reason")
        widgets: ClassVar = {"from_date": DAY, "until_date": DAY}
        help_texts: ClassVar = {"reason": _("如：出差、休假、学习。双方和审计员都能看到。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_date"].initial = timezone.localdate()


class ProfileForm(forms.ModelForm[User]):
    """One's own name."""

    class Meta:
        model = User
        fields = ("full_name",)


class WelcomeForm(forms.Form):
    """The name to sign in with and the password that a new person chooses."""

    username = forms.CharField(
        label=_("用户名"), max_length=150, validators=[UnicodeUsernameValidator()],
        help_text=_("登录时使用，可用汉字、字母、数字和 @ . + - _，以后不能改。"),
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("密码"), strip=False,
        help_text=HELP, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("再输一次密码"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, full_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.full_name = full_name

    def clean_username(self) -> str:
        """A name that nobody has."""
        username = str(User.normalize_username(self.cleaned_data["username"]))
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("这个用户名已经有人使用；请换一个。"))
        return username

    def clean(self) -> dict[str, Any]:
        """Check the password by the rules of the installation."""
        given = super().clean() or self.cleaned_data
        password = given.get("password", "")
        if password and password != given.get("again"):
            self.add_error("again", _("两次输入的密码不一样；请重新输入。"))
        user = User(username=given.get("username", ""), full_name=self.full_name)
        try:
            password_validation.validate_password(password, user)
        except ValidationError as error:
            if password:
                self.add_error("password", error)
        return given


class OpeningForm(forms.Form):
    """The finance authority, and the names of the first three."""

    code = forms.CharField(
        label=_("开通码"), max_length=40, help_text=_("启动服务的终端上显示的一次性开通码。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    name = forms.CharField(
        label=_("财政部门名称"), max_length=120, help_text=_("机构树的最上一级；其他机构以后添加。")
    )
    system_administrator = forms.CharField(label=_("系统管理员姓名"), max_length=60)
    security_administrator = forms.CharField(label=_("安全管理员姓名"), max_length=60)
    auditor = forms.CharField(label=_("审计员姓名"), max_length=60)

    def full_names(self) -> dict[Role, str]:
        """The names by role."""
        return {role: self.cleaned_data[role.value] for role in ADMINISTRATION}
