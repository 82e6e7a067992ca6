# One container: wizard, worker and API on port 8501, state in /data, the key that locks stored secrets in /keys (so that
# a copy of /data holds no secret that can be read). No system package is needed; ffmpeg, the draft voice and the
# natural voice's model come with the Python packages.
FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 REELWRIGHT_DATA=/data \
    REELWRIGHT_KEY_FILE=/keys/secret.key
WORKDIR /app
COPY requirements.txt .
RUN python -m pip install --disable-pip-version-check -r requirements.txt
COPY . .
RUN useradd --create-home --uid 10001 reelwright && install -d -o reelwright -g reelwright -m 700 /data /keys
USER reelwright
VOLUME /data /keys
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
# Inside the container it must listen on every address; compose publishes it on 127.0.0.1 only.
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0", "--server.port", "8501"]
