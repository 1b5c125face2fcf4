# The released program and nothing else: no shell, no package, no other user.
#
#   docker build --build-arg VERSION=1.2.3 --tag junction .
#   docker run --publish 8080:8080 --volume junction:/data --stop-timeout 15 junction
#
# There is no HEALTHCHECK, because it would run a command inside the container, which has none. What runs containers asks
# over HTTP instead: /healthz says whether to restart the program, /readyz whether to send it requests.

FROM golang:1.26.8 AS build
WORKDIR /source
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=development
RUN ./build.sh "$VERSION" /junction && mkdir /data

FROM scratch
# For what the program may call by HTTPS, such as a collector of traces.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /junction /junction
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
WORKDIR /data
VOLUME /data
ENV JUNCTION_LISTEN=:8080 DATABASE_URL=/data/articles.db
EXPOSE 8080
ENTRYPOINT ["/junction"]
