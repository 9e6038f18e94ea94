ARG NODE=node:20.20.2-bookworm-slim

FROM ${NODE} AS build
# better-sqlite3 is compiled here when there is no ready-made binary for the platform.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-fund --no-audit
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY migrations ./migrations
COPY src ./src
COPY web ./web
RUN npm run build && npm prune --omit=dev --no-fund --no-audit

FROM ${NODE} AS runtime
# In a container every address is the container's own; which ones the world sees is decided by `docker run -p`.
ENV NODE_ENV=production \
  HINDCAST_HOST=0.0.0.0 \
  HINDCAST_PORT=3000 \
  HINDCAST_DATA_DIR=/var/lib/hindcast/data \
  HINDCAST_MODELS_DIR=/var/lib/hindcast/models \
  HINDCAST_KEY_RING_FILE=/var/lib/hindcast/keys/key-ring.json
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
# What ships with the service (game definitions, the sample). What it writes goes to the volumes.
COPY data ./data
COPY web ./web
RUN mkdir -p -m 700 /var/lib/hindcast/keys /var/lib/hindcast/data \
  && mkdir -p /var/lib/hindcast/models \
  && chown -R node:node /var/lib/hindcast
VOLUME ["/var/lib/hindcast/data", "/var/lib/hindcast/models", "/var/lib/hindcast/keys"]
USER node
EXPOSE 3000
# Alive, not ready: a service that computes its read side anew is at work, and must not be killed for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HINDCAST_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
