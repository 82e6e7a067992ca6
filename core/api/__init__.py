"""The HTTP edge: the API at /api/v1/video, the media files at /app/static/media, and the guard before both."""
