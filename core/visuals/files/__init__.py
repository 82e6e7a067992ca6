"""Pictures and footage as files: taken in, looked at, compared."""
