#!/usr/bin/env bash
# lay-out.sh FOLDER: puts what Relight needs to run, and nothing else, into a folder: /opt/relight on a
# machine, or in an image. It must have been built (make build).
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
to=${1:?lay-out: name a folder, such as /opt/relight}
[ -d "$root/product/target/dist/lib" ] || { echo "lay-out: nothing is built; mend: make build" >&2; exit 2; }
mkdir -p "$to/tools" "$to/product/target" "$to/docs"
install -m 755 "$root/relight" "$to/relight"
install -m 644 "$root/tools/find-jdk.sh" "$root/tools/training.md" "$to/tools/"
install -m 755 "$root/tools/train.sh" "$root/tools/unpack-natives.sh" "$to/tools/"
install -m 644 "$root/LICENSE" "$to/"
cp -R "$root/docs/serve.md" "$root/docs/runbooks" "$to/docs/"
mkdir -p "$to/ops" && cp "$root"/ops/relight*.{service,conf} "$root"/ops/prometheus-rules.yml "$to/ops/"
mkdir -p "$to/examples/lantern" && cp "$root/examples/lantern/service-down.md" "$to/examples/lantern/"
rm -rf "$to/product/target/dist"
# With their times: a start-up cache is used only when it is newer than the jars.
cp -Rp "$root/product/target/dist" "$to/product/target/dist"
