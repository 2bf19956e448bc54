# Functions for the checks that look at a packaged Ranvier from outside; scripts source this file.
# They say first where the checkout is: root=...

# A configuration without limits, in which anybody may register, on standard output:
# write_configuration SERVER_NAME ADDRESS PORT DATA_FOLDER
# With RANVIER_POSTGRES="host port user password database" it stores in PostgreSQL.
write_configuration() {
  cat <<YAML
server_name: $1
public_baseurl: http://$2:$3/
report_stats: false
signing_key_path: $4/signing.key
media_store_path: $4/media
listeners:
  - port: $3
    bind_addresses: ["$2"]
    type: http
    tls: false
    resources: [{names: [client]}]
enable_registration: true
enable_registration_without_verification: true
registration_shared_secret: ${REGISTRATION_SHARED_SECRET:-black box}
bcrypt_rounds: 4
trusted_key_servers: []
suppress_key_server_warning: true
rc_message: {per_second: 1000000, burst_count: 1000000}
rc_registration: {per_second: 1000000, burst_count: 1000000}
rc_registration_token_validity: {per_second: 1000000, burst_count: 1000000}
rc_admin_redaction: {per_second: 1000000, burst_count: 1000000}
rc_joins_per_room: {per_second: 1000000, burst_count: 1000000}
rc_3pid_validation: {per_second: 1000000, burst_count: 1000000}
rc_room_creation: {per_second: 1000000, burst_count: 1000000}
rc_reports: {per_second: 1000000, burst_count: 1000000}
rc_user_directory: {per_second: 1000000, burst_count: 1000000}
rc_login:
  address: {per_second: 1000000, burst_count: 1000000}
  account: {per_second: 1000000, burst_count: 1000000}
  failed_attempts: {per_second: 1000000, burst_count: 1000000}
rc_joins:
  local: {per_second: 1000000, burst_count: 1000000}
  remote: {per_second: 1000000, burst_count: 1000000}
rc_invites:
  per_room: {per_second: 1000000, burst_count: 1000000}
  per_user: {per_second: 1000000, burst_count: 1000000}
  per_issuer: {per_second: 1000000, burst_count: 1000000}
rc_presence:
  per_user: {per_second: 1000000, burst_count: 1000000}
YAML
  write_database "$4"
}

write_database() {
  if [ -z "${RANVIER_POSTGRES:-}" ]; then
    printf 'database:\n  name: sqlite3\n  args:\n    database: %s/homeserver.db\n' "$1"
    return
  fi
  # shellcheck disable=SC2086 # the words of RANVIER_POSTGRES are meant to be split
  set -- $RANVIER_POSTGRES
  cat <<YAML
database:
  name: psycopg2
  args: {host: "$1", port: $2, user: "$3", password: "$4", dbname: "$5"}
YAML
}

# A port of 127.0.0.1 on which nobody listens.
free_port() {
  port=$((18000 + $$ % 2000))
  while answers "http://127.0.0.1:$port/" || [ $? -ne 7 ]; do
    port=$((port + 1))
  done
  printf '%s\n' "$port"
}

answers() {
  curl --silent --fail --output /dev/null --max-time 5 "$1"
}

# Starts the server in the background, built by now, and waits for its first answer; sets ranvier_pid:
# start_ranvier CONFIGURATION URL LOG
start_ranvier() {
  (exec "$root/ranvier" run -c "$1") >"$3" 2>&1 &
  ranvier_pid=$!
  tries=0
  until answers "$2/_matrix/client/versions"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$ranvier_pid" 2>/dev/null; then
      echo "Ranvier did not come up; its last words:" >&2
      tail -n 20 "$3" >&2
      return 1
    fi
    sleep 0.1
  done
}

stop_ranvier() {
  kill "$ranvier_pid" 2>/dev/null || return 0
  wait "$ranvier_pid" || true
}
