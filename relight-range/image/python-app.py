"""What runbooks call by `python -c` inside the service: real, and small."""

import os


def reset_state():
    """Removes the service's saved state."""
    for name in ("state.json",):
        path = os.path.join("/app/cache", name)
        if os.path.exists(path):
            os.remove(path)
    print("state reset")
