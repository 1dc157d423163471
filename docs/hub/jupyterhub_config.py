"""JupyterHub for a course with a grader account; docs/jupyterhub.md explains it."""

COURSE = "neural-networks"  # the id in course_config.py
GRADER = f"grader-{COURSE}"  # a Unix account without a password; the course lies in its home
STAFF = ["ines", "tom"]
STUDENTS = ["ada", "bob"]

c = get_config()  # JupyterHub defines it here

# Everybody has a Unix account and logs in with its password (PAM).
c.Authenticator.allowed_users = {*STAFF, *STUDENTS}
c.JupyterHub.load_groups = {
    f"formgrade-{COURSE}": {"users": STAFF},
    f"nbgrader-{COURSE}": {"users": STUDENTS},
}

# Formgrader is a Jupyter server that runs as the grader. Only staff are let in.
c.JupyterHub.services = [
    {
        "name": COURSE,
        "url": "http://127.0.0.1:9999",
        "command": ["jupyterhub-singleuser"],
        "user": GRADER,
        "cwd": f"/home/{GRADER}/{COURSE}",
        "environment": {"JUPYTERHUB_DEFAULT_URL": "/formgrader"},
        "oauth_no_confirm": True,
        "timeout": 120,  # seconds in which it must have started, or the hub gives up
    }
]
c.JupyterHub.load_roles = [
    {
        "name": f"formgrade-{COURSE}",
        "groups": [f"formgrade-{COURSE}"],
        "scopes": [f"access:services!service={COURSE}"],
    }
]

# Everybody's own server has the assignment list and Validate, and no Formgrader.
c.Spawner.environment = {"JUPYTER_CONFIG_PATH": "/etc/jupyterhub/student"}
c.Spawner.default_url = "/lab"
c.Spawner.http_timeout = 120  # seconds; a busy machine takes longer than the usual 30
