"""Django's settings; what differs between installations comes from the environment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from jixiao.web.config.environment import (
    Environment,
    database_of,
    oidc_of,
    origins_of,
    secret_key,
)

ENVIRONMENT = Environment.read()
WEB = Path(__file__).resolve().parent.parent

DEBUG = ENVIRONMENT.is_debug
SECRET_KEY = secret_key(ENVIRONMENT)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
DATABASES = {"default": database_of(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "jixiao.web.config.urls"
WSGI_APPLICATION = "jixiao.web.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "jixiao.web.shared",
    "jixiao.web.accounts",
    "jixiao.web.workflow",
    "jixiao.web.budgets",
    "jixiao.web.spending",
    "jixiao.web.evaluations",
    "jixiao.web.dashboards",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jixiao.web.accounts.middleware.ScopeMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "shared" / "templates", WEB / "accounts" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jixiao.web.shared.context.page",
            ]
        },
    }
]
# Widgets are looked for among the pages' templates first: a long select is drawn by one of ours.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "jixiao.web.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}"}
        for name in (
            "UserAttributeSimilarityValidator",
            "CommonPasswordValidator",
            "NumericPasswordValidator",
        )
    ),
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "jixiao.web.accounts.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_FORMS = {
    "change_password": "jixiao.web.accounts.passwords.ChangeForm",
    "set_password": "jixiao.web.accounts.passwords.FirstForm",
    "reset_password_from_key": "jixiao.web.accounts.passwords.ResetForm",
}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Wrong passwords are counted by axes, in the database.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
MFA_ADAPTER = "jixiao.web.accounts.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "activate_totp": "jixiao.web.accounts.forms_factors.FirstCodeForm",
    "add_webauthn": "jixiao.web.accounts.forms_factors.AddKeyForm",
    "authenticate": "jixiao.web.accounts.forms_factors.CodeForm",
    "edit_webauthn": "jixiao.web.accounts.forms_factors.EditKeyForm",
}
# A browser gives keys to 127.0.0.1 and localhost without HTTPS, and to nobody else.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.is_behind_https
SOCIALACCOUNT_ADAPTER = "jixiao.web.accounts.adapter.KnownOnly"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": oidc_of(ENVIRONMENT)}
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME = 6, timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_CLIENT_IP_CALLABLE = "jixiao.web.accounts.limits.address_of"
AXES_USERNAME_CALLABLE = "jixiao.web.accounts.limits.username_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# The trail stands above the accounts, which only know its name.
TRAIL_RECORDER = "jixiao.web.workflow.trail.record"
TRAIL_READER = "jixiao.web.workflow.selectors.deeds_below"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
TIME_ZONE, USE_TZ, USE_I18N = "Asia/Shanghai", True, True

STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STATICFILES_DIRS = [WEB / "frontend" / "built"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ENVIRONMENT.data / "uploads"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *origins_of(ENVIRONMENT)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_behind_https
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_FAILURE_VIEW = "jixiao.web.shared.errors.csrf_failure"
# Faults of the application go to where the service writes, also without DEBUG.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        # A page that is refused or not there is no fault of the application.
        "django.request": {"level": "ERROR"},
    },
}
if ENVIRONMENT.is_behind_https:
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
