#!/bin/sh
# Install the Debian packages that `make test-tools` needs, where there is apt and the right to use it. What is missing
# then is for the tests to report: they are skipped with a reason, and fail in continuous integration.
set -eu

PACKAGES="chromium chromium-driver openjdk-17-jre-headless postgresql valgrind"

missing=""
for package in $PACKAGES; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # each word is a package
    apt-get install -qq --yes --no-install-recommends $missing >/dev/null
else
    echo "not installed:$missing; install them for all of the tests" >&2
fi
