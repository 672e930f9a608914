#!/usr/bin/env python3
"""alert-load.py RELIGHT [POSTS] [CONNECTIONS]: posts alerts from many connections, a fifth of them twice, kills
Relight with SIGKILL in the middle, starts it again, and looks whether every accepted alert is in the journal exactly
once. Senders try again on anything but 2xx, as Alertmanager does."""
import http.client, json, os, random, re, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time

relight = os.path.abspath(sys.argv[1])
posts = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
connections = int(sys.argv[3]) if len(sys.argv) > 3 else 50
services = 100
random.seed(7)
folder = tempfile.mkdtemp(prefix="relight-load-")
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
open(f"{folder}/down.md", "w").write("# It is down\n\n## Diagnosis\n```bash\ntrue\n```\n")
with open(f"{folder}/relight.yaml", "w") as f:
    f.write(f"server: {{port: {port}}}\nservices:\n")
    for i in range(services):
        f.write(f"  - {{name: s{i}, runbook: down.md, autonomy: observe}}\n")
env = dict(os.environ, RELIGHT_NO_BUILD="1")
config = ["--config", f"{folder}/relight.yaml"]
token = subprocess.run([relight, "token", "add", "load", *config], env=env, check=True, capture_output=True, text=True).stdout.strip()


def start():
    p = subprocess.Popen([relight, "serve", *config], env=env, stdout=open(f"{folder}/out", "a"), stderr=subprocess.STDOUT)
    while True:
        try:
            c = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            c.request("GET", "/health/ready")
            if c.getresponse().status == 200:
                return p
        except OSError:
            pass
        if p.poll() is not None:
            sys.exit(open(f"{folder}/out").read())
        time.sleep(0.05)


unique = posts * 4 // 5
work = list(range(unique)) + [random.randrange(unique) for _ in range(posts - unique)]
random.shuffle(work)
lock, accepted, took, retries = threading.Lock(), set(), [], 0


def post():
    global retries
    connection = None
    while True:
        with lock:
            if not work:
                return
            n = work.pop()
        body = json.dumps({"version": "4", "alerts": [{"status": "firing", "labels": {"service": f"s{n % services}"},
            "fingerprint": f"load-{n}", "startsAt": "2026-01-01T00:00:00Z", "annotations": {"summary": "load"}}]})
        while True:
            began = time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                connection.request("POST", "/api/v1/alerts/alertmanager", body, {"Authorization": "Bearer " + token})
                reply = connection.getresponse()
                reply.read()
                if reply.status // 100 == 2:
                    break
            except (OSError, http.client.HTTPException):
                connection = None
            with lock:
                retries += 1
            time.sleep(0.1)
        with lock:
            accepted.add(n)
            took.append(time.monotonic() - began)


process = start()
began = time.monotonic()
threads = [threading.Thread(target=post) for _ in range(connections)]
for t in threads:
    t.start()
while len(took) < posts // 2:
    time.sleep(0.01)
half, rate_time = len(took), time.monotonic() - began
process.send_signal(signal.SIGKILL)
process.wait()
killed = time.monotonic()
process = start()
back = time.monotonic() - killed
for t in threads:
    t.join()
total = time.monotonic() - began
process.send_signal(signal.SIGTERM)
process.wait()
found = {}
db = sqlite3.connect(f"{folder}/.relight/relight.db")
for kind, text in db.execute("select kind, json from entry where kind in ('opened', 'noted')"):
    event = json.loads(text)
    key = event["opening"]["dedupKey"] if kind == "opened" else re.findall(r"\[(alertmanager:load-[0-9]+)\]$", event["text"])[0]
    found[key] = found.get(key, 0) + 1
missing = [n for n in accepted if f"alertmanager:load-{n}" not in found]
twice = [k for k, c in found.items() if c > 1]
took.sort()
print(f"{posts} posts from {connections} connections, {len(accepted)} different alerts, {retries} retries; killed after {half}, back after {back:.1f} s")
print(f"rate before the kill {half / rate_time:.0f}/s; p50 {took[len(took) // 2] * 1000:.1f} ms, p99 {took[len(took) * 99 // 100] * 1000:.1f} ms; all in {total:.1f} s")
print(f"in the journal: {len(found)}; accepted and missing: {len(missing)}; more than once: {len(twice)}")
shutil.rmtree(folder, ignore_errors=True)
sys.exit(1 if missing or twice or len(accepted) != unique else 0)
