"""Settings. Everything that differs between machines comes from the environment; nothing secret stands here.

ZICHT_SECRET_KEY      signs sessions; required outside demo
ZICHT_DATABASE_URL    postgresql://zicht_app:...@host/zicht: the role of the application
ZICHT_OWNER_URL       postgresql://zicht_owner:...@host/zicht: only for `zicht manage migrate` and the like
ZICHT_HOSTS           names under which the application is reached, separated by commas
ZICHT_PROXIES         how many proxies of your own every request comes through: then their X-Forwarded-Proto is believed
                      and attempts are counted per visitor; without one anybody could write those headers
ZICHT_REFERRAL_INDEX  1: the region has a legal ground for a referral index; without it there is none
ZICHT_MAIL_URL        smtp://user:password@host:587 (smtps:// for TLS from the start); without it no mail is sent
ZICHT_MAIL_FROM       the address that mails come from
ZICHT_RETENTION_YEARS how long a file is kept after its last change; another number than the law's asks for its source:
ZICHT_RETENTION_SOURCE  where that term is written
ZICHT_DEMO            1: a synthetic region, sign-in by choosing an account; only on this machine itself
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def database(url: str) -> dict[str, object]:
    """The parts of a database address; a socket directory stands in `?host=`."""
    parts = urlsplit(url)
    query = dict(each.split("=", 1) for each in parts.query.split("&") if "=" in each)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": query.get("port", str(parts.port or "")),
        # Compiling a query takes longer than any of ours: the walls make each look dearer than it is.
        "OPTIONS": {"options": "-c jit=off"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # web/context.py opens the transaction, with the account set in it
    }


DEMO = os.environ.get("ZICHT_DEMO") == "1"
DEBUG = False
ALLOWED_HOSTS = [each for each in os.environ.get("ZICHT_HOSTS", "").split(",") if each] or list(LOCAL)
if DEMO and not set(ALLOWED_HOSTS) <= set(LOCAL):
    raise ImproperlyConfigured(
        "ZICHT_DEMO=1 opens every account to everybody: take other names than this machine out of ZICHT_HOSTS"
    )
SECRET_KEY = os.environ.get("ZICHT_SECRET_KEY", "")  # empty: Django refuses to sign anything

DATABASES = {
    "default": database(os.environ.get("ZICHT_DATABASE_URL", "postgresql:///zicht")),
    "owner": database(os.environ.get("ZICHT_OWNER_URL", "postgresql:///zicht")),
}
DATABASE_ROUTERS: list[str] = []
CLOCK = os.environ.get("ZICHT_CLOCK", "")  # demo and tests only: the day it is, as yyyy-mm-dd
if CLOCK and not DEMO:
    raise ImproperlyConfigured("ZICHT_CLOCK moves the day and is for the demo: unset it")

INSTALLED_APPS = [
    "zicht.web.apps.WebConfig",
    "django.forms",  # its templates for fields
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zicht.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zicht.web.context.ViewerMiddleware",
    "zicht.web.second_factor.SecondFactorMiddleware",
]
ROOT_URLCONF = "zicht.web.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {
            "builtins": ["zicht.web.templatetags.zicht"],  # its csrf_token also says who types
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zicht.web.pages.frame.frame",
            ],
        },
    },
]

AUTH_USER_MODEL = "web.Account"
AUTHENTICATION_BACKENDS = ["zicht.web.accounts.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "zicht.web.accounts.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "30/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator gave the address
ACCOUNT_SESSION_REMEMBER = False
MFA_TOTP_ISSUER = "Zicht"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
SECOND_FACTOR = not DEMO
PROXIES = int(os.environ.get("ZICHT_PROXIES", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES  # who really asks, behind a proxy
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_COOKIE_AGE = 30 * 60  # from the last page: context.py keeps a session going
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "zicht.web.pages.errors.csrf_failure"
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "zicht_cache"}}
MAIL = os.environ.get("ZICHT_MAIL_URL", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
_mail = urlsplit(MAIL)
if MAIL and (_mail.scheme not in ("smtp", "smtps") or not _mail.hostname):
    raise ImproperlyConfigured(
        "ZICHT_MAIL_URL: write smtp://user:password@host:587, or smtps:// for TLS from the start"
    )
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or (465 if _mail.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
# A password or an address never goes over the network in the open; on this machine itself there is no network.
EMAIL_USE_TLS = _mail.scheme == "smtp" and _mail.hostname not in LOCAL
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("ZICHT_MAIL_FROM", "zicht@localhost")
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]  # chosen by whoever reads: web/language.py
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = not DEMO
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("ZICHT_STATIC_ROOT", "") or None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
RULEBOOK = os.environ.get("ZICHT_RULEBOOK", "")
REFERRAL_INDEX = DEMO or os.environ.get("ZICHT_REFERRAL_INDEX") == "1"
REGION = os.environ.get("ZICHT_REGION", "") or None
YEARS_BY_LAW, LAW = 20, "Jeugdwet art. 7.3.8"
RETENTION_YEARS = int(os.environ.get("ZICHT_RETENTION_YEARS", YEARS_BY_LAW))
RETENTION_SOURCE = os.environ.get("ZICHT_RETENTION_SOURCE", "") or (LAW if RETENTION_YEARS == YEARS_BY_LAW else "")
if not RETENTION_SOURCE or RETENTION_YEARS < 1:
    raise ImproperlyConfigured("ZICHT_RETENTION_YEARS differs from the law: say where, in ZICHT_RETENTION_SOURCE")

# Errors go to the error stream with their place and without values, which may be about people.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_values": {"()": "zicht.web.reporting.WithoutValues"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["no_values"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
