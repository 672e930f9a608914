#!/usr/bin/env python3
"""alert-load.py RELIGHT [POSTS] [CONNECTIONS]: posts alerts from many connections, a fifth of them twice: to Debian's
Alertmanager, and to Relight, which is killed with SIGKILL in the middle and started again. Looks whether every alert
that Relight accepted is in its journal exactly once. Senders try again on anything but 2xx, as Alertmanager does."""
import collections, datetime, json, os, random, re, shutil, signal, socket, sqlite3, subprocess, sys, tempfile, threading, time

relight = os.path.abspath(sys.argv[1])
posts = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
connections = int(sys.argv[3]) if len(sys.argv) > 3 else 50
services = 100
unique = posts * 4 // 5
folder = tempfile.mkdtemp(prefix="relight-load-")
env = dict(os.environ, RELIGHT_NO_BUILD="1")
now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
Sent = collections.namedtuple("Sent", "number began took tries")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def alert(n):
    return {"labels": {"alertname": "Load", "service": f"s{n % services}", "n": str(n)}, "startsAt": now,
            "annotations": {"summary": "load"}}


def numbers():
    random.seed(7)
    work = list(range(unique)) + [random.randrange(unique) for _ in range(posts - unique)]
    random.shuffle(work)
    return work


def ask(connection, request):
    """The status of one answer; its body is read to the end."""
    connection.sendall(request)
    got = b""
    while b"\r\n\r\n" not in got:
        more = connection.recv(65536)
        if not more:
            raise OSError("closed")
        got += more
    head, body = got.split(b"\r\n\r\n", 1)
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    while length and len(body) < int(length[1]):
        more = connection.recv(65536)
        if not more:
            raise OSError("closed")
        body += more
    return int(head.split(None, 2)[1])


class Load:
    """All posts to one address, from many connections at a time."""

    def __init__(self, port, path, token, body):
        self.port, self.path, self.token, self.body = port, path, token, body
        self.work, self.sent, self.lock = numbers(), [], threading.Lock()
        self.threads = [threading.Thread(target=self.post, daemon=True) for _ in range(connections)]
        self.began = time.monotonic()
        for thread in self.threads:
            thread.start()

    def request(self, n):
        body = json.dumps(self.body(n)).encode()
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" \
               f"Authorization: Bearer {self.token}\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    def post(self):
        connection = None
        while self.work:
            try:
                n = self.work.pop()
            except IndexError:
                return
            request, began, tries = self.request(n), time.monotonic(), 0
            while True:
                tries += 1
                try:
                    if connection is None:
                        connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
                    if ask(connection, request) // 100 == 2:
                        break
                except OSError:
                    connection = None
                time.sleep(0.1)
            with self.lock:
                self.sent.append(Sent(n, began, time.monotonic() - began, tries))

    def join(self):
        for thread in self.threads:
            thread.join()
        return self

    def figures(self, sent=None):
        sent = sent or self.sent
        took = sorted(each.took for each in sent)
        seconds = max(each.began + each.took for each in sent) - min(each.began for each in sent)
        return f"{len(sent) / seconds:.0f}/s, p50 {took[len(took) // 2] * 1000:.1f} ms, p99 {took[len(took) * 99 // 100] * 1000:.1f} ms"


def ready(process, port, path, log):
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as c:
                if ask(c, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()) == 200:
                    return process
        except OSError:
            pass
        if process.poll() is not None:
            sys.exit(open(log).read())
        time.sleep(0.02)


def alertmanager(name):
    if shutil.which("prometheus-alertmanager") is None:
        print("Alertmanager: not installed, not measured; see tools/setup-debian.sh")
        return
    home, port = os.path.join(folder, name), free_port()
    os.makedirs(home)
    open(f"{home}/am.yml", "w").write("route: {receiver: nobody}\nreceivers: [{name: nobody}]\n")
    process = subprocess.Popen(["prometheus-alertmanager", "--config.file=am.yml", "--storage.path=data",
        "--cluster.listen-address=", f"--web.listen-address=127.0.0.1:{port}"], cwd=home,
        stdout=open(f"{home}/log", "w"), stderr=subprocess.STDOUT)
    try:
        ready(process, port, "/-/ready", f"{home}/log")
        load = Load(port, "/api/v2/alerts", "", lambda n: [alert(n)]).join()
        print(f"Alertmanager, which keeps them in memory: {load.figures()}")
    finally:
        process.kill()
        process.wait()


def serve(port, config):
    process = subprocess.Popen([relight, "serve", *config], env=env, stdout=open(f"{folder}/out", "a"), stderr=subprocess.STDOUT)
    return ready(process, port, "/health/ready", f"{folder}/out")


def in_journal():
    """How often each alert stands in the journal."""
    found = collections.Counter()
    db = sqlite3.connect(f"{folder}/.relight/relight.db")
    for kind, text in db.execute("select kind, json from entry where kind in ('opened', 'noted')"):
        event = json.loads(text)
        if kind == "opened":
            found[int(event["opening"]["dedupKey"].rsplit("-", 1)[1])] += 1
        elif event["by"].startswith("alert:"):
            found[int(re.search(r"\[alertmanager:load-([0-9]+)\]$", event["text"])[1])] += 1
    return found


def killed_in_the_middle():
    port = free_port()
    open(f"{folder}/down.md", "w").write("# It is down\n\n## Diagnosis\n```bash\ntrue\n```\n")
    with open(f"{folder}/relight.yaml", "w") as f:
        f.write(f"server: {{port: {port}}}\nservices:\n")
        for i in range(services):
            f.write(f"  - {{name: s{i}, runbook: down.md, autonomy: observe}}\n")
    config = ["--config", f"{folder}/relight.yaml"]
    token = subprocess.run([relight, "token", "add", "load", *config], env=env, check=True, capture_output=True,
        text=True).stdout.split()[-1]
    process = serve(port, config)
    try:
        load = Load(port, "/api/v1/alerts/alertmanager", token,
            lambda n: {"version": "4", "alerts": [{"status": "firing", "fingerprint": f"load-{n}", **alert(n)}]})
        while len(load.sent) < posts // 2:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed = time.monotonic()
        process = serve(port, config)
        back = time.monotonic()
        load.join()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    before = [each for each in load.sent if each.began + each.took <= killed]
    after = [each for each in load.sent if each.began >= back]
    print(f"Relight, durable before it answers: {load.figures(before)} until the kill")
    if len(after) > connections:
        print(f"  {load.figures(after)} after the restart; ready again {back - killed:.2f} s after the kill")
    found, accepted = in_journal(), {each.number for each in load.sent}
    missing = [n for n in accepted if not found[n]]
    twice = [n for n, count in found.items() if count > 1]
    print(f"  {posts} posts from {connections} connections, {len(accepted)} different alerts, "
          f"{sum(each.tries - 1 for each in load.sent)} tried again")
    print(f"  in the journal: {len(found)}; accepted and missing: {len(missing)}; more than once: {len(twice)}")
    return not missing and not twice and len(accepted) == unique


try:
    alertmanager("before")
    good = killed_in_the_middle()
    alertmanager("after")
finally:
    shutil.rmtree(folder, ignore_errors=True)
sys.exit(0 if good else 1)
