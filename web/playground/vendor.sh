#!/bin/sh
# Fetches GraphiQL and React from npm into assets/, compressed. Run it again after changing a version: the same versions
# give the same bytes. graphiql 4.1.2 and react 18.3.1 are the last that come as plain scripts (UMD), which need no
# build. What GraphiQL's script holds is listed by hand in assets/NOTICE.
# Needs npm, tar, sha256sum and GNU gzip.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# fetch NAME VERSION SHA256: unpacks that package into $work/NAME, if its tarball is the one that was looked at.
fetch() {
	(cd "$work" && npm pack --silent "$1@$2" >/dev/null && echo "$3  $1-$2.tgz" | sha256sum --check --quiet -)
	mkdir "$work/$1"
	tar -xzf "$work/$1-$2.tgz" -C "$work/$1" --strip-components=1
}

# store SOURCE NAME: compresses a file into assets/NAME.gz, reproducibly (no name, no time). The reference to a source
# map is left out: the map is not served, and developer tools would ask for it in vain.
store() {
	sed '/^\/\/# sourceMappingURL=/d' "$work/$1" | gzip -9 -n >"$here/assets/$2.gz"
}

fetch graphiql 4.1.2 6aa9cb6d82e656d38b72991264f41545889881e8dc23059199be3b94fff2ad05
fetch react 18.3.1 8d9bed01a672e7eaf387942d781ad47c6a43089a30a0306060f9fd5ac7870347
fetch react-dom 18.3.1 031d4427a99f2f3f6cac18bbbf308594a67e4f47d10f4896fdec446505b040e0

mkdir -p "$here/assets"
rm -f "$here"/assets/*.gz "$here"/assets/*.LICENSE

store graphiql/graphiql.min.js graphiql.min.js
store graphiql/graphiql.min.css graphiql.min.css
store react/umd/react.production.min.js react.production.min.js
store react-dom/umd/react-dom.production.min.js react-dom.production.min.js

for package in graphiql react react-dom; do
	cp "$work/$package/LICENSE" "$here/assets/$package.LICENSE"
done
