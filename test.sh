#!/usr/bin/env bash
# Builds everything and runs the tests. Installs what they need and do not find, and says what it installs; what cannot be
# installed is left out, and named with the reason.
#   REQUIRE_ALL=1    nothing may be left out: a missing tool or a skipped test fails the run.
#   ./test.sh long   runs the random tests at full length: 10,000 mutated sources, 100,000 records, 10 million numbers; and what proves
#                    delivery, of which it writes docs/reliability.md.
#   VERIFY_ACCEPT=1  takes what the snapshot tests receive as verified; see CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

case "${1:-}" in
  '') ;;
  long)
    export GAINSIGHT_LONG=1
    GAINSIGHT_FIGURES=$(mktemp)
    export GAINSIGHT_FIGURES
    ;;
  *) printf "'%s' is not understood. Usage: ./test.sh [long]\n" "$1" >&2; exit 2 ;;
esac

require_all=${REQUIRE_ALL:-0}
left_out=()

leave_out() { # what, why
  if [ "$require_all" = 1 ]; then
    printf 'Cannot run %s: %s. REQUIRE_ALL=1 leaves nothing out.\n' "$1" "$2" >&2
    exit 1
  fi
  left_out+=("$1: $2")
}

install_debian() { # packages...
  command -v apt-get >/dev/null || return 1
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || return 1
    sudo=(sudo -n)
  fi
  printf 'Installing from Debian: %s\n' "$*"
  "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "$@" >/dev/null
}

if ! command -v dotnet >/dev/null; then
  echo 'The .NET 10 SDK is needed and was not found: https://dotnet.microsoft.com/download' >&2
  exit 1
fi

# ajv, the independent reader of events.schema.json, runs on Node.
ajv=tests/GainsightEvents.Emulator.Tests
if ! command -v npm >/dev/null && ! install_debian nodejs npm; then
  leave_out 'the comparison with ajv' 'Node and npm are not installed, and neither apt-get nor the right to use it is here'
elif [ ! -d "$ajv/node_modules/ajv" ]; then
  echo 'Installing from npm: ajv'
  npm ci --prefix "$ajv" --no-audit --no-fund --silent || leave_out 'the comparison with ajv' 'npm could not install it'
fi

# The inspector's tests look at its page in a real browser, the system's own.
if ! { [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || [ -x /usr/bin/google-chrome ] || [ -x /usr/bin/chromium-browser ]; }; then
  install_debian chromium || leave_out 'the inspector in a browser' 'Chromium is not installed, and neither apt-get nor the right to use it is here'
fi

# The package's tests publish a consumer as native code, which takes a C compiler and zlib.
if ! { command -v clang || command -v gcc; } >/dev/null || [ ! -e /usr/include/zlib.h ]; then
  install_debian gcc libc6-dev zlib1g-dev || leave_out 'the native publish of the packed package' 'no C compiler or no zlib headers are installed, and neither apt-get nor the right to use it is here'
fi

# The store on PostgreSQL is tried on a server of its own: a cluster in a temporary folder, on loopback, removed at the end. GAINSIGHT_TEST_POSTGRES, the connection
# string of a server on which tests may create schemas, names another.
postgres=
log=$(mktemp)
compiler=
finish() {
  [ -z "$postgres" ] || .ci/postgres stop "$postgres"
  [ -z "$compiler" ] || dotnet "$compiler" -shutdown "-pipename:$SharedCompilationId" >/dev/null
  rm -f "$log" "${GAINSIGHT_FIGURES:-}"
}
trap finish EXIT
if [ -z "${GAINSIGHT_TEST_POSTGRES:-}" ]; then
  if ! { .ci/postgres find && [ -x /usr/sbin/pgbouncer ]; } >/dev/null && ! install_debian postgresql pgbouncer; then
    leave_out 'the store on PostgreSQL' 'PostgreSQL or pgbouncer is not installed, and neither apt-get nor the right to use it is here'
  else
    postgres=$(mktemp -d)
    GAINSIGHT_TEST_POSTGRES=$(.ci/postgres start "$postgres")
    export GAINSIGHT_TEST_POSTGRES
  fi
fi

# A compiler of this run's own stays warm for all projects and ends with it, also where the machine says that none is to stay.
sdk=$(dotnet --version)
compiler=$(dotnet --list-sdks | sed -n "s|^$sdk \[\(.*\)\]$|\1|p")/$sdk/Roslyn/bincore/VBCSCompiler.dll
export UseSharedCompilation=true SharedCompilationId="gainsight-$$"

# What the compiler loads first, and one project at a time: every other project is compiled with it.
dotnet build src/GainsightEvents.CodeFixes --nologo -v quiet -clp:NoSummary
dotnet build Generators.sln --nologo -v quiet -clp:NoSummary -m:1

options=(--no-build)
if [ "$require_all" = 1 ]; then
  options+=(--fail-skips on)
fi

status=0
if [ -n "${GAINSIGHT_FIGURES:-}" ]; then
  # What judges a rate in real time runs last and alone: beside other tests two cores show none.
  dotnet test --solution Generators.sln "${options[@]}" --filter-not-trait Judges=rate 2>&1 | tee "$log" || status=$?
  dotnet test --solution Generators.sln "${options[@]}" --filter-trait Judges=rate --max-parallel-test-modules 1 --ignore-exit-code 8 2>&1 | tee -a "$log" || status=$?
else
  dotnet test --solution Generators.sln "${options[@]}" 2>&1 | tee "$log" || status=$?
fi

# Of all summaries, one for each run.
count() { sed -nE "s/^ *$1: *([0-9]+).*/\1/p" "$log" | awk '{ sum += $1 } END { if (NR > 0) print sum }'; }
passed=$(count succeeded)
failed=$(count failed)
skipped=$(count skipped)
if [ -z "$passed" ] || [ "$passed" = 0 ]; then
  echo 'No test ran.' >&2
  status=1
fi

if [ -n "${GAINSIGHT_FIGURES:-}" ]; then
  .ci/reliability-page "$GAINSIGHT_FIGURES" "$([ "$status" = 0 ] && echo 'every test passed' || echo 'TESTS FAILED')" > docs/reliability.md
  echo 'Written: docs/reliability.md'
fi

for item in "${left_out[@]+"${left_out[@]}"}"; do
  printf 'Left out: %s\n' "$item"
done

if [ "$require_all" = 1 ] && [ "${skipped:-0}" != 0 ]; then
  printf '%s tests were skipped, and REQUIRE_ALL=1 counts them as failed.\n' "$skipped" >&2
  status=1
fi
if [ "$status" != 0 ] && [ "${failed:-0}" = 0 ]; then
  failed=1
fi
printf '%s passed, %s failed\n' "${passed:-0}" "${failed:-0}"
exit "$status"
