# Sourced. find_jdk N sets jdk_home to a JDK of version N or newer, without starting any Java:
# a JDK says its version in its file `release`. Says what to install when there is none.

# release_of HOME: sets found to the feature version of the JDK at HOME, or to nothing. Sets rather than
# prints: each $(...) of a launcher is a process more, and a millisecond.
release_of() {
  local line version
  found=
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version//\"/}
        found=${version%%[.+-]*}
        return 0
        ;;
    esac
  done <"$1/release"
}

find_jdk() {
  local wanted=$1 candidate found seen=
  local candidates=("${RELIGHT_JAVA_HOME:-}" "${JAVA_HOME:-}")
  candidates+=(/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/local/*jdk*
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.asdf/installs/java/*
    "${HOME:-/}"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home)
  for candidate in "${candidates[@]}"; do
    [ -n "$candidate" ] || continue
    release_of "$candidate"
    case $found in '' | *[!0-9]*) continue ;; esac
    if [ "$found" -ge "$wanted" ]; then
      jdk_home=$candidate
      return 0
    fi
    seen="$seen $candidate ($found)"
  done
  echo "relight: no JDK $wanted or newer found${seen:+; found only:$seen}" >&2
  echo "  mend: install one (for example Eclipse Temurin $wanted) and, if it lies in an unusual place," >&2
  echo "        set RELIGHT_JAVA_HOME to its folder" >&2
  return 1
}
