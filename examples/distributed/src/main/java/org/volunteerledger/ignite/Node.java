package org.volunteerledger.ignite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.ignite.IgniteServer;
import org.apache.ignite.InitParameters;

/**
 * One node as a process of its own. It says {@value #STARTED} when it can be found by others, {@value #READY} when it can be used, and ends
 * when its input ends: no node outlives whoever started it.
 */
final class Node {

    static final String STARTED = "started";
    static final String READY = "ready";
    static final String INIT = "init ";

    /** Reads of a snapshot wait until the schema is known as of it, which is a quarter of a second if nobody asks for more. */
    private static final String SETTINGS = "ignite { system { idleSafeTimeSyncIntervalMillis: 10 } }";

    private Node() {}

    /**
     * Runs a node.
     *
     * @param arguments its name, the file of its configuration, and its folder
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        IgniteServer node = IgniteServer.start(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
        System.out.println(STARTED);
        Thread waiting = new Thread(() -> {
            node.waitForInitAsync().join();
            System.out.println(READY);
        });
        waiting.setDaemon(true);
        waiting.start();
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.startsWith(INIT)) {
                    node.initCluster(InitParameters.builder()
                            .metaStorageNodeNames(line.substring(INIT.length()).split(","))
                            .clusterName("ledger")
                            .clusterConfiguration(SETTINGS)
                            .build());
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
