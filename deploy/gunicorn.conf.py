"""gunicorn before the contact endpoint, behind a web server on the same machine.

Start it in the project's folder:
    gunicorn --config deploy/gunicorn.conf.py "contact_api:create_app()"
"""

import gc

bind = "127.0.0.1:8001"
# One more than processors on a small machine: while a worker waits for Python's lock, another one answers.
workers = 3
# What the threads of a worker have to keep goes to the disk together.
worker_class = "gthread"
threads = 8
# A wrong setting, or no published site, stops the start, once, with its sentence; the workers share the rest.
preload_app = True
keepalive = 5  # seconds; the web server uses its connections again
graceful_timeout = 30  # seconds to finish what was taken
timeout = 60
# An access log would hold the senders' addresses. The endpoint logs outcomes itself.
accesslog = None
loglevel = "error"  # a warning would quote what is no HTTP, such as an address with umlauts, and the sender's
# It would lie in the home folder, which the unit hides, the same one for every server of this user.
control_socket_disable = True
# Whom to believe about the sender is decided by CONTACT_TRUSTED_PROXIES alone.
secure_scheme_headers = {}


def when_ready(server):
    """Let the workers share what is loaded: a garbage collector that marks it would give each a copy."""
    gc.collect()
    gc.freeze()


def post_worker_init(worker):
    """Send at once what an earlier process left, not only after the first visitor."""
    worker.wsgi.extensions["contact"].worker.start()
