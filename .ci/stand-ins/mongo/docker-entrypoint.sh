#!/bin/bash
# The start script of the real image, as far as the Compose file and Testcontainers use it.
set -eu
case "$1" in -*) set -- mongod "$@" ;; esac
if [ "$1" = mongod ]; then
  case " $* " in *' --bind_ip'*) ;; *) set -- "$@" --bind_ip_all ;; esac
  if [ "$(id -u)" = 0 ]; then
    chown mongodb:mongodb /data/db /data/configdb
    exec setpriv --reuid=mongodb --regid=mongodb --clear-groups "$@"
  fi
fi
exec "$@"
