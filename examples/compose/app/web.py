"""Greets, and counts in the store how often. Unhealthy while the store does not answer."""
import json, socket, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

with open("/config/greeting.json", encoding="utf-8") as file:
    try:
        GREETING = json.load(file)["greeting"]
    except (ValueError, KeyError) as wrong:
        sys.exit(f"CRITICAL configuration error in /config/greeting.json: {wrong}")


def store(command):
    with socket.create_connection(("store", 6379), timeout=1) as redis:
        redis.sendall(command.encode() + b"\r\n")
        return redis.recv(200).decode().strip()


class Greeter(BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            if self.path == "/health":
                store("PING")
                self.reply(200, {"status": "healthy"})
            elif self.path == "/":
                self.reply(200, {"greeting": GREETING, "count": store("INCR greetings")})
            else:
                self.reply(404, {"error": "no such page"})
        except OSError as wrong:
            print(f"ERROR redis connection error: {wrong}", flush=True)
            self.reply(503, {"status": "unhealthy", "store": str(wrong)})

    def reply(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


print("INFO listening on 8080", flush=True)
ThreadingHTTPServer(("", 8080), Greeter).serve_forever()
