import type { Draft } from './draft.ts';
import { addFile, readText, STAGECRAFT, writeText } from './tree.ts';

/** The image, and a whole portal with its database by one command. */
export function contributeContainers(draft: Draft): void {
  addFile(draft.tree, 'Dockerfile', dockerfile(draft), STAGECRAFT);
  addFile(draft.tree, 'compose.yaml', composeYaml(draft.selection.name), STAGECRAFT);
  // The template's file leaves the sources out, because its own Dockerfile is given a finished
  // build. Ours builds, so it gets a file of its own beside it, which BuildKit prefers.
  addFile(draft.tree, 'Dockerfile.dockerignore', DOCKERIGNORE, STAGECRAFT);
  const ignore = readText(draft.tree, '.dockerignore').trimEnd();
  writeText(draft.tree, '.dockerignore', `${ignore}\n.env\n.env.*\n`, [STAGECRAFT]);
}

const DOCKERIGNORE = `.git
.env
.env.*
.yarn/cache
.yarn/install-state.gz
**/node_modules
**/dist
**/dist-types
*.local.yaml
`;

function dockerfile(draft: Draft): string {
  const upstream = readText(draft.tree, 'packages/backend/Dockerfile');
  const image = /^FROM (\S+)/m.exec(upstream)?.[1] ?? 'node:24-trixie-slim';
  return `# syntax=docker/dockerfile:1
# Builds the whole portal from the sources: docker build -t ${draft.selection.name} .
# (packages/backend/Dockerfile packs a build made on the host: yarn build-image)

FROM ${image} AS packages
WORKDIR /app
COPY backstage.json package.json yarn.lock .yarnrc.yml ./
COPY .yarn ./.yarn
COPY packages packages
COPY plugins plugins
# Only the manifests, so that the install below is cached until one of them changes.
RUN find packages plugins -mindepth 2 -maxdepth 2 ! -name package.json -exec rm -rf {} \\+

FROM ${image} AS build
WORKDIR /app
ENV YARN_ENABLE_TELEMETRY=0
COPY --from=packages /app .
RUN --mount=type=cache,target=/root/.yarn/berry/cache,sharing=locked yarn install --immutable
COPY . .
RUN yarn tsc && yarn workspace backend build
RUN mkdir -p packages/backend/dist/skeleton packages/backend/dist/bundle \\
    && tar xzf packages/backend/dist/skeleton.tar.gz -C packages/backend/dist/skeleton \\
    && tar xzf packages/backend/dist/bundle.tar.gz -C packages/backend/dist/bundle

FROM ${image}
RUN install -d -o node -g node /app
USER node
WORKDIR /app
ENV NODE_ENV=production YARN_ENABLE_TELEMETRY=0
COPY --from=build --chown=node:node /app/.yarn ./.yarn
COPY --from=build --chown=node:node /app/.yarnrc.yml /app/backstage.json /app/yarn.lock /app/package.json ./
COPY --from=build --chown=node:node /app/packages/backend/dist/skeleton/ ./
RUN --mount=type=cache,target=/home/node/.yarn/berry/cache,sharing=locked,uid=1000,gid=1000 \\
    yarn workspaces focus --all --production
COPY --from=build --chown=node:node /app/packages/backend/dist/bundle/ ./
COPY --chown=node:node examples ./examples
COPY --chown=node:node app-config.yaml app-config.production.yaml ./
EXPOSE 7007
CMD ["node", "packages/backend", "--config", "app-config.yaml", "--config", "app-config.production.yaml"]
`;
}

function composeYaml(name: string): string {
  return `# The portal as in production, with its database: docker compose up --build
# The secrets come from .env; POSTGRES_PASSWORD must be there.
name: ${name}

services:
  portal:
    build: .
    image: ${name}
    ports:
      - '127.0.0.1:7007:7007'
    env_file:
      - path: .env
        required: false
    environment:
      POSTGRES_HOST: database
      POSTGRES_PORT: '5432'
      POSTGRES_USER: backstage
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?set it in .env}
    depends_on:
      database:
        condition: service_healthy
    healthcheck:
      test:
        - CMD
        - node
        - -e
        - "fetch('http://localhost:7007/.backstage/health/v1/readiness').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
      interval: 10s
      start_period: 60s
    restart: unless-stopped

  database:
    image: postgres:17
    environment:
      POSTGRES_USER: backstage
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?set it in .env}
    volumes:
      - database:/var/lib/postgresql/data
    healthcheck:
      test: [CMD-SHELL, pg_isready -U backstage]
      interval: 5s
    restart: unless-stopped

volumes:
  database:
`;
}
