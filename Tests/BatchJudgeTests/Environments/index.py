"""A package index of this machine alone, over TLS with an authority of its own.

usage: index.py WHEELS FOLDER    makes FOLDER/trust.pem; prints the port, then each request's path; serves until its input ends
"""
import hashlib
import http.server
import pathlib
import ssl
import subprocess
import sys
import threading

WHEELS, FOLDER = (pathlib.Path(argument) for argument in sys.argv[1:])


def page(*links):
    return "<!DOCTYPE html><html><body>" + "".join(links) + "</body></html>"


class Index(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        print(self.path, flush=True)
        parts = self.path.strip("/").split("/")
        kind, content = "text/html", None
        if parts[0] == "simple" and len(parts) == 2:
            wheels = [path for path in WHEELS.glob("*.whl") if path.name.startswith(parts[1] + "-")]
            if wheels:
                content = page(*(
                    f'<a href="/files/{path.name}#sha256={hashlib.sha256(path.read_bytes()).hexdigest()}">{path.name}</a>'
                    for path in wheels)).encode()
        elif parts[0] == "files" and (WHEELS / parts[1]).is_file():
            kind, content = "application/octet-stream", (WHEELS / parts[1]).read_bytes()
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_):
        pass


subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
     "-addext", "subjectAltName=DNS:localhost", "-keyout", FOLDER / "key.pem", "-out", FOLDER / "trust.pem"],
    check=True, capture_output=True)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Index)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(FOLDER / "trust.pem", FOLDER / "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
