# Finds a JDK 25 or newer and exports JAVA_HOME; sourced by mvnw and clipgen.
# Looks at JAVA_HOME and JAVA25_HOME first, then in the usual folders. Reads each JDK's `release` file: no JVM is started.

jdk_major() { # prints the major version of the JDK in folder $1, or nothing
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  best=
  best_major=0
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    [ -n "$major" ] || continue
    # Exactly 25 is what the project is built and tested with; a newer one is taken only where there is no 25.
    if [ "$major" -eq 25 ]; then
      best=$candidate
      break
    elif [ "$major" -gt 25 ] && [ "$best_major" -eq 0 ]; then
      best=$candidate
      best_major=$major
    fi
  done
  if [ -z "$best" ]; then
    echo "ClipGen needs a JDK 25 or newer, and none was found under JAVA_HOME, JAVA25_HOME, /usr/lib/jvm, /opt, ~/.sdkman or ~/.jdks." >&2
    echo "Install one (Debian: apt-get install openjdk-25-jdk, or any vendor's JDK 25) or set JAVA_HOME to it, then try again." >&2
    exit 1
  fi
  JAVA_HOME=$best
  export JAVA_HOME
}

find_jdk
