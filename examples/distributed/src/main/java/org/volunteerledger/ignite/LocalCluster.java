package org.volunteerledger.ignite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ignite.client.IgniteClient;
import org.jspecify.annotations.Nullable;

/** A cluster on this machine, to try and to test with: each node is a process on the loopback interface, and can be killed. */
final class LocalCluster implements AutoCloseable {

    /** What the JDK must open for Ignite 3. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.nio",
            "java.math",
            "java.util",
            "java.time",
            "jdk.internal.misc",
            "jdk.internal.access",
            "sun.nio.ch");

    /**
     * How long a node waits for the leader of a partition. One that knows no better leader than a node that was killed asks that node until
     * it is back and has all of its partitions again. If it gives up before, as it would after ten seconds, the locks of the transaction
     * are never given back.
     */
    private static final int RETRY_MILLIS = 60_000;

    private final Path folder;
    private final List<Member> members;

    private LocalCluster(Path folder, List<Member> members) {
        this.folder = folder;
        this.members = members;
    }

    /**
     * Starts a new cluster.
     *
     * @param folder where the nodes keep what they keep; empty
     * @param nodes  how many, three if one is to be killed
     */
    static LocalCluster start(Path folder, int nodes) throws IOException {
        int[] ports = freePorts(3 * nodes);
        List<Member> members = IntStream.range(0, nodes)
                .mapToObj(i -> new Member("node" + (i + 1), ports[3 * i], ports[3 * i + 1], ports[3 * i + 2]))
                .toList();
        LocalCluster cluster = new LocalCluster(folder, members);
        try {
            for (Member member : members) {
                cluster.launch(member);
            }
            for (Member member : members) {
                member.await(Node.STARTED);
            }
            members.get(0)
                    .say(Node.INIT + members.stream().map(member -> member.name).collect(Collectors.joining(",")));
            for (Member member : members) {
                member.await(Node.READY);
            }
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Where the nodes await clients. */
    List<String> addresses() {
        return members.stream().map(member -> "127.0.0.1:" + member.clientPort).toList();
    }

    /** A client of the first node. */
    IgniteClient client() {
        return IgniteClient.builder().addresses(addresses().get(0)).build();
    }

    /** Ends a node as a power cut would, with {@code kill -9}. */
    void kill(int node) {
        Member member = members.get(node);
        member.process().toHandle().destroyForcibly();
        member.process().onExit().join();
    }

    /** Starts a node again, with what it kept. */
    void restart(int node) throws IOException {
        launch(members.get(node));
        members.get(node).await(Node.READY);
    }

    @Override
    public void close() {
        members.forEach(Member::stop);
    }

    private void launch(Member member) throws IOException {
        Path home = Files.createDirectories(folder.resolve(member.name));
        String others = members.stream()
                .map(other -> "\"127.0.0.1:" + other.port + "\"")
                .collect(Collectors.joining(", "));
        Path configuration = Files.writeString(home.resolve("node.conf"), """
                ignite {
                  network { port: %d, listenAddresses: ["127.0.0.1"], nodeFinder { netClusterNodes: [%s] } }
                  clientConnector { port: %d, listenAddresses: ["127.0.0.1"] }
                  rest { port: %d }
                  raft { retryTimeoutMillis: %d }
                  storage { profiles { default { engine: aipersist, sizeBytes: 268435456 } } }
                }
                """.formatted(
                        member.port, others, member.clientPort, member.restPort, RETRY_MILLIS));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.add("-Dio.netty.tryReflectionSetAccessible=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Node.class.getName()));
        command.addAll(List.of(
                member.name, configuration.toString(), home.resolve("work").toString()));
        member.run(new ProcessBuilder(command)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile())));
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** A node and its process. */
    private static final class Member {

        private final String name;
        private final int port;
        private final int clientPort;
        private final int restPort;
        private @Nullable Process process;
        private @Nullable BufferedReader output;

        Member(String name, int port, int clientPort, int restPort) {
            this.name = name;
            this.port = port;
            this.clientPort = clientPort;
            this.restPort = restPort;
        }

        void run(ProcessBuilder builder) throws IOException {
            Process started = builder.start();
            process = started;
            output = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        }

        Process process() {
            return Objects.requireNonNull(process, "the node was launched");
        }

        void say(String line) throws IOException {
            Writer input = process().outputWriter(StandardCharsets.UTF_8);
            input.write(line + System.lineSeparator());
            input.flush();
        }

        void await(String word) throws IOException {
            BufferedReader said = Objects.requireNonNull(output, "the node was launched");
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(word)) {
                    return;
                }
            }
            throw new IOException(name + " ended before it was " + word + "; see its log");
        }

        void stop() {
            if (process != null) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }
}
