# Finds a JDK 25 or newer, and runs Maven on it; sourced by rondo, bench/run and .ci/run.

feature() { # the Java version of a folder, if it holds a JDK
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() { # prints its folder; says where it looked if there is none
  on_path=$(readlink -f -- "$(command -v javac || true)" 2>/dev/null || true)
  on_mac=$([ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25+ 2>/dev/null || true)
  for folder in "${RONDO_JAVA_HOME:-}" "${JAVA_HOME:-}" "${on_path%/bin/javac}" "$on_mac" \
      /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/*; do
    version=$(feature "$folder") || continue
    [ "${version:-0}" -ge 25 ] && echo "$folder" && return
  done
  echo "rondo: no JDK 25 or newer found; looked at RONDO_JAVA_HOME (${RONDO_JAVA_HOME:-not set})," \
    "JAVA_HOME (${JAVA_HOME:-not set}), PATH (${on_path:-no javac}), /usr/lib/jvm, ~/.sdkman, ~/.jdks, /opt/java;" \
    "install one, or set RONDO_JAVA_HOME to its folder" >&2
  return 1
}

maven() { # Maven on $jdk, without the warnings that its own libraries cause on a new one
  JAVA_HOME="$jdk" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -B -ntp "$@"
}

quietly() { # runs a command and shows what it printed only if it failed, without codes for colours: Maven prints some always
  printed=$("$@" 2>&1) || { printf '%s\n' "$printed" | sed "s/$(printf '\033')\[[0-9;]*m//g" >&2; return 1; }
}
