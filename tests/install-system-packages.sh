#!/bin/sh
# Install Java, Maven and Chromium by apt where that can be done unasked; else print the line to run. Never fails:
# tests that miss something are skipped and say so.
want=""
command -v java >/dev/null || want="$want openjdk-17-jre-headless"
command -v mvn >/dev/null || want="$want maven"
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    want="$want chromium"
[ -z "$want" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "not installed:$want (no apt-get here; tests that need them are skipped)"
    exit 0
fi
if [ "$(id -u)" = 0 ]; then
    sudo=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo="sudo -n"
else
    echo "tests that need them are skipped until you run: sudo apt-get install$want"
    exit 0
fi
echo "installing by apt:$want"
$sudo apt-get update -qq || true
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $want >/dev/null ||
    echo "apt could not install$want; tests that need them are skipped"
exit 0
