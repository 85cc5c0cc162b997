"""The JSON API, held against its own contract: schemathesis makes requests of every operation from what the server itself
serves at /api/openapi.yaml, right ones and wrong ones. No answer may be a 5xx, have a status or a type that is not
described, or a body that does not fit its schema; who may ask, and who may not, is told apart."""
import base64
import json
import os
import re
import subprocess
import sys

import turnus
from checks import Checks

PASSWORD = "ein langes Kennwort"
EXAMPLES = os.environ.get("EXAMPLES", "60")
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main():
    checks = Checks()
    data = turnus.data_with_user("api")
    turnus.must("user", "add", "ben", "--password-stdin", data=data, stdin=PASSWORD + "\n")
    turnus.must("team", "add", "design", data=data)
    turnus.must("team", "members", "design", "--add", "mira", "--add", "ben", data=data)
    scopes = [part for scope in sorted(
        set(re.findall(r"security: \[\{token: \['([a-z:]+)'\]", open(contract_path()).read()))) for part in ("--scope", scope)]
    token = turnus.must("token", "create", "mira", "outside check", *scopes, data=data).strip()
    with turnus.Server(data) as server:
        with checks.check("the contract is served"):
            code, fields, body = server.ask("/api/openapi.yaml")
            assert code == 200 and body.startswith(b"openapi: 3.1.0"), (code, body[:80])
        for name, header in (("a token", "Bearer " + token), ("name and password", basic("mira", PASSWORD))):
            with checks.check(f"no 5xx, no undocumented answer, with {name}"):
                schemathesis(server, header)
        with checks.check("nobody is answered without saying who they are"):
            code, fields, body = server.ask("/api/v1/freebusy?who=mira")
            assert code == 401 and json.loads(body)["type"] == "/docs/errors/unauthenticated", (code, body)
    checks.finish()


def contract_path():
    return os.path.join(turnus.ROOT, "Sources", "JSONAPI", "Contract", "openapi.yaml")


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def schemathesis(server, authorization):
    """Exit status 0 where every check held; else what it found, shortened."""
    programme = os.environ.get("SCHEMATHESIS") or os.path.join(os.path.dirname(sys.executable), "schemathesis")
    done = subprocess.run(
        [programme, "run", server.address + "/api/openapi.yaml", "--url", server.address + "/api/v1", "--checks", CHECKS,
         "--header", "Authorization: " + authorization, "--max-examples", EXAMPLES, "--seed", "7", "--workers", "1",
         "--exclude-operation-id", "deleteToken", "--exclude-operation-id", "deleteCalendar", "--no-color"],
        capture_output=True, text=True, timeout=900, cwd=turnus.scratch("schemathesis"))
    assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]
    print("# " + next((line.strip() for line in done.stdout.splitlines() if "test cases" in line.lower() or "generated" in
                       line.lower()), "schemathesis found nothing"), flush=True)


if __name__ == "__main__":
    main()
