"""The service as HTTP: its routes, and every error as JSON with a remedy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, FastAPI, Header, Query, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

import autograder
from autograder.course import Course
from autograder.faults import Finding
from autograder.service.answers import Check
from autograder.service.desk import Desk
from autograder.service.gate import Gate
from autograder.service.refusals import Problem, Refused
from autograder.service.uploads import Uploads
from autograder.words import words_of

MOST_WAIT_S = 25.0
EMPTY: Mapping[str, str] = {}
ABOUT = """
Checks of a course's hidden tests before the deadline. Post a notebook, then ask for its check until
it is `done` or `failed`; `wait` lets the service hold its answer back until there is news.

Every request but `/health` needs `Authorization: Bearer TOKEN`: a token of the service's own, or,
where JupyterHub runs the service, one of a JupyterHub user. Every error is a `Problem`; where it
helps to come again, `Retry-After` says when.
"""
REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": HTTPStatus(status).phrase}
    for status in (401, 403, 404, 500, 503)
}
POST_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": about}
    for status, about in {
        408: "The notebook came too slowly",
        413: "The notebook is too large",
        422: "No notebook",
        429: "Attempts are used up, or checks of the same student wait",
    }.items()
}
NOTEBOOK = {
    "requestBody": {
        "required": True,
        "description": "The notebook's file, as Jupyter saves it; outputs may be left out.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether the service is up.

    Attributes
    ----------
    status : str
        ``ok`` or ``stopping``.
    waiting, running : int
        Checks.
    """

    status: Literal["ok", "stopping"]
    waiting: int
    running: int


async def _student(
    request: Request,
    bearer: Annotated[object, Security(HTTPBearer(auto_error=False))],  # for openapi.json
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> str:
    student: str = await request.app.state.gate.student(authorization)
    return student


Student = Annotated[str, Depends(_student)]
ROUTES = APIRouter()


@ROUTES.get("/health", responses={503: {"model": Health, "description": "It is being ended"}})
async def health(request: Request, response: Response) -> Health:
    """Tell whether the service is up, and how much it has to do."""
    desk: Desk = request.app.state.desk
    waiting, running = desk.load
    response.status_code = 503 if desk.is_closing else 200
    status: Literal["ok", "stopping"] = "stopping" if desk.is_closing else "ok"
    return Health(status=status, waiting=waiting, running=running)


@ROUTES.post(
    "/assignments/{assignment}/checks",
    status_code=202,
    responses=REFUSALS | POST_REFUSALS,
    openapi_extra=NOTEBOOK,
)
async def ask(assignment: str, request: Request, student: Student) -> Check:
    """Post a notebook. The same work as before gets the same check and costs no attempt."""
    desk: Desk = request.app.state.desk
    chosen = desk.admit(student, assignment)
    notebook = await request.app.state.uploads.read(student, request)
    return await desk.take(student, chosen, notebook)


@ROUTES.get("/checks/{check}", responses=REFUSALS)
async def answer(
    check: str,
    request: Request,
    student: Student,
    wait: Annotated[float, Query(ge=0, le=MOST_WAIT_S)] = 0,
) -> Check:
    """Return a check of your own; with `wait`, not before it is finished or seconds are up."""
    desk: Desk = request.app.state.desk
    return await desk.wait(student, check, wait)


def make_app(desk: Desk, gate: Gate, course: Course, prefix: str = "/") -> FastAPI:
    """Return the service as an application.

    Parameters
    ----------
    desk : Desk
        Takes notebooks and gives answers.
    gate : Gate
        Knows students.
    course : Course
        Says how large a notebook may be, and in which language students are spoken to.
    prefix : str
        Path under which all of it lies, with ``/`` on both ends.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        desk.resume()
        yield

    app = FastAPI(
        title="Checks before the deadline",
        description=ABOUT,
        version=autograder.__version__,
        openapi_url=f"{prefix}openapi.json",
        docs_url=None,  # these pages load scripts from other hosts
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.desk, app.state.gate = desk, gate
    app.state.uploads = Uploads(course.checks.notebook_mib << 20)
    app.state.words = words_of(course.language)
    app.include_router(ROUTES, prefix=prefix.rstrip("/"))
    for kind, handle in HANDLERS.items():
        app.add_exception_handler(kind, handle)
    return app


def _answer(request: Request, refused: Refused, headers: Mapping[str, str] = EMPTY) -> JSONResponse:
    problem = refused.problem(request.app.state.words)
    said = {"Retry-After": str(refused.retry_after_s)} if refused.retry_after_s else {}
    if refused.status == HTTPStatus.UNAUTHORIZED:
        said["WWW-Authenticate"] = "Bearer"
    return JSONResponse(asdict(problem), refused.status, {**headers, **said})


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)
    return _answer(request, error)


async def _no_route(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    why = Finding("no_route", {"method": request.method, "path": request.url.path})
    refused = Refused(error.status_code, why, Finding("see_openapi"))
    return _answer(request, refused, error.headers or EMPTY)


async def _not_valid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    why = Finding("not_valid", {"field": str(error.errors()[0]["loc"][-1])})
    return _answer(request, Refused(422, why, Finding("see_openapi")))


async def _gone(request: Request, error: Exception) -> JSONResponse:
    return _answer(request, Refused(400, Finding("request_cut_off"), Finding("post_again")))


async def _not_done(request: Request, error: Exception) -> JSONResponse:
    return _answer(request, Refused(500, Finding("not_done"), Finding("tell_if_it_stays")))


HANDLERS: dict[Any, Callable[[Request, Exception], Any]] = {
    Refused: _refused,
    HTTPException: _no_route,
    RequestValidationError: _not_valid,
    ClientDisconnect: _gone,
    Exception: _not_done,  # uvicorn logs it with its traceback
}
