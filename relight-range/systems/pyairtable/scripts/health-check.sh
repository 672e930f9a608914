#!/usr/bin/env bash
# Waits until everything answers, two minutes at most.
for _ in $(seq 60); do
  ok=y
  for address in http://localhost:8080/health http://localhost:3000/api/health http://localhost:3100/ready http://localhost:3200/ready; do
    curl -sf -o /dev/null --max-time 3 "$address" || { ok=n; echo "waiting for $address"; }
  done
  [ $ok = y ] && { echo "all healthy"; exit 0; }
  sleep 2
done
exit 1
