# docker build -t eksodus . && docker run -d --init --restart on-failure:5 --env-file .env \
#   -v ./corpus:/app/corpus -v eksodus:/app/.eksodus eksodus
FROM python:3.12-slim AS packages
RUN pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY index index
# PyTorch's CPU build: the usual one brings gigabytes of CUDA that nothing here uses.
RUN uv venv /venv && uv pip install --no-cache --python /venv --torch-backend cpu .

FROM python:3.12-slim
RUN useradd --uid 10001 --no-create-home eksodus && mkdir -p /app/corpus /app/.eksodus && chown -R eksodus /app
COPY --from=packages /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 MPLCONFIGDIR=/app/.eksodus/matplotlib
WORKDIR /app
USER eksodus
VOLUME ["/app/corpus", "/app/.eksodus"]
# The process ends by itself where Discord refuses it; this tells whether its index can be read.
HEALTHCHECK --interval=5m --timeout=60s --start-period=5m CMD ["eksodus", "status"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["eksodus"]
CMD ["run"]
