"""Who asks: by a token of the service's own, or by one of JupyterHub's."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from autograder.errors import HostError
from autograder.faults import Finding
from autograder.service.ledger import TOKEN_PREFIX, Ledger
from autograder.service.refusals import Refused, come_back

SCHEMES = ("bearer", "token")
REMEMBERED_S = 60.0
MOST_REMEMBERED = 10_000
HUB_TIMEOUT_S = 10.0
HUB_RETRY_S = 60
LOG = logging.getLogger("autograder.service")


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPlace:
    """What a JupyterHub tells a service of its own by its environment.

    Attributes
    ----------
    api_url : str
        The hub's API.
    prefix : str
        Path under which the hub's proxy offers the service, with ``/`` on both ends.
    bind_url : str
        Where the service is to listen.
    scopes : frozenset of str
        Who has one of these may use the service.
    """

    api_url: str
    prefix: str
    bind_url: str
    scopes: frozenset[str]

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> HubPlace | None:
        """Read it; None where no hub has started this process as a service.

        A student's own server has a similar environment, but no service's name.

        Raises
        ------
        HostError
            If a part of it is missing.
        """
        if not (name := environment.get("JUPYTERHUB_SERVICE_NAME")):
            return None
        try:
            scopes = environment.get("JUPYTERHUB_OAUTH_ACCESS_SCOPES", "")
            return cls(
                api_url=environment["JUPYTERHUB_API_URL"].rstrip("/"),
                prefix=environment["JUPYTERHUB_SERVICE_PREFIX"],
                bind_url=environment.get("JUPYTERHUB_SERVICE_URL", ""),
                scopes=frozenset(json.loads(scopes) if scopes else ())
                or frozenset({"access:services", f"access:services!service={name}"}),
            )
        except (KeyError, ValueError) as error:
            raise HostError(f"JupyterHub's environment of service {name}: {error}") from error


class Hub:
    """Asks JupyterHub whose a token is; what it says is remembered for a minute.

    Parameters
    ----------
    place : HubPlace
        Where it is.
    """

    def __init__(self, place: HubPlace) -> None:
        self._place = place
        self._client = httpx.AsyncClient(timeout=HUB_TIMEOUT_S, trust_env=False)
        self._known: dict[str, tuple[float, str]] = {}

    async def student_of(self, token: str) -> str | None:
        """Return whose token it is, None if the hub does not know it.

        Raises
        ------
        Refused
            If the hub does not answer, or the token's owner may not use the service.
        """
        key = hashlib.sha256(token.encode()).hexdigest()
        until, student = self._known.get(key, (0.0, ""))
        if time.monotonic() < until:
            return student
        user = await self._ask(token)
        if user is None:
            return None
        if user.get("kind") != "user" or not self._place.scopes & set(user.get("scopes", ())):
            raise Refused(403, Finding("no_access"), Finding("ask_for_access"))
        student = str(user["name"])
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        self._known[key] = (time.monotonic() + REMEMBERED_S, student)
        return student

    async def _ask(self, token: str) -> dict[str, Any] | None:
        try:
            answer = await self._client.get(
                f"{self._place.api_url}/user", headers={"Authorization": f"token {token}"}
            )
            if answer.status_code in (401, 403, 404):
                return None
            user: dict[str, Any] = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            LOG.error("JupyterHub cannot be asked: %s", error)  # noqa: TRY400  # says all there is
            raise come_back(Finding("no_hub"), HUB_RETRY_S) from error
        return user


class Gate:
    """Lets students in.

    Parameters
    ----------
    ledger : Ledger
        Knows the service's own tokens.
    hub : Hub or None
        Knows JupyterHub's.
    """

    def __init__(self, ledger: Ledger, hub: Hub | None) -> None:
        self._ledger = ledger
        self._hub = hub

    async def student(self, authorization: str | None) -> str:
        """Return who sends a request with this header.

        Raises
        ------
        Refused
            If that cannot be told.
        """
        scheme, _, token = (authorization or "").partition(" ")
        token = token.strip()
        student = None
        if scheme.lower() in SCHEMES and token.isascii() and token:
            if token.startswith(TOKEN_PREFIX):  # never sent anywhere
                student = self._ledger.student_of(token)
            elif self._hub is not None:
                student = await self._hub.student_of(token)
        if student is None:
            raise Refused(401, Finding("unknown_token"), Finding("send_token"))
        return student
