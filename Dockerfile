# One image for the API (which serves the web client), the worker, the migrations and the payment sandbox.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm run build

# What runs needs neither the build tools nor the packaged Node and PostgreSQL of the launcher.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/apps ./apps
COPY --from=build /app/libs ./libs
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  --workspace @sidecrew/api --workspace @sidecrew/web --workspace @sidecrew/stripe-sandbox

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app ./
RUN mkdir -p /data && chown node:node /data
USER node
EXPOSE 3000
CMD ["node", "--max-semi-space-size=16", "--enable-source-maps", "apps/api/dist/main.js"]
