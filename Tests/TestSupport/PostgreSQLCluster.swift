import Foundation

/// A PostgreSQL server of the tests' own: started when first asked for, gone with the process.
///
/// It listens on a socket in a temporary directory only, and keeps `fsync` on: the tests are about durable writes.
/// A shell watches over it, whose standard input ends when this process ends, however it ends.
public final class PostgreSQLCluster: Sendable {
    /// Nothing where no server package is installed, or where it could not be started.
    public static let shared = PostgreSQLCluster()

    /// The directory of the socket.
    public let directory: String
    /// Kept open as long as this process lives.
    private let lifeline: Pipe

    /// Where the server's programs are.
    public static var programs: String? {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
            .map { "\(root)/\($0)/bin" }
            .first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
    }

    public static var isInstalled: Bool { programs != nil }

    /// Connects to the database `postgres`; `schema` is where tables are made and found.
    public func url(schema: String) -> String {
        "postgresql:///postgres?host=\(directory)&user=\(Self.user)&options=-csearch_path%3D\(schema)"
    }

    private static let user = "turnus"

    private init?() {
        guard let programs = Self.programs else { return nil }
        directory = NSTemporaryDirectory() + "turnus-postgresql-" + UUID().uuidString.prefix(8)
        lifeline = Pipe()
        let ready = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", Self.script, "sh", programs, directory, Self.user]
        process.standardInput = lifeline
        process.standardOutput = ready
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return nil
        }
        // The shell says one word when the server answers, or ends.
        guard let word = try? ready.fileHandleForReading.read(upToCount: 5), word == Data("ready".utf8) else {
            return nil
        }
    }

    /// The server refuses to run as root: then it runs as somebody who may do nothing else.
    private static let script = """
        programs=$1 directory=$2 user=$3
        umask 022
        mkdir -p "$directory" || exit 1
        as=
        if [ "$(id -u)" = 0 ]; then
            account=nobody
            id postgres >/dev/null 2>&1 && account=postgres
            chown "$account" "$directory"
            as="runuser -u $account --"
        fi
        cd "$directory" || exit 1
        $as "$programs/initdb" -D "$directory/data" -U "$user" -A trust -E UTF8 --locale=C >"$directory/log" 2>&1 \\
            || exit 1
        $as "$programs/postgres" -D "$directory/data" -k "$directory" -c listen_addresses= -c max_connections=200 \\
            >>"$directory/log" 2>&1 </dev/null &
        tries=0
        until "$programs/pg_isready" -q -h "$directory" -U "$user" -d postgres; do
            tries=$((tries + 1))
            [ $tries -gt 300 ] && exit 1
            sleep 0.1
        done
        printf ready
        exec >/dev/null
        cat >/dev/null
        kill -QUIT "$(head -n 1 "$directory/data/postmaster.pid")"
        wait
        rm -rf "$directory"
        """
}
