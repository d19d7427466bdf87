"""Flask's sessions in signed cookies, made ready for those who bring one."""

from flask import Flask
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask.wrappers import Request


class SessionsOnDemand(SecureCookieSessionInterface):
    """Makes no signer, which derives a key, for a request that brings nothing signed: nearly every enquiry."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of the cookie; an empty one where there is none."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)
