package org.volunteerledger.ignite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.ignite.client.IgniteClient;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.storage.StorageError;

/** A cluster of which no node answers. Needs no cluster. */
@NullMarked
final class UnreachableTest {

    @Test
    void openingSaysSoAtOnceAndMakesNoClientThatWouldLeaveThreadsBehind() throws IOException {
        String first = closedPort();
        String second = closedPort();
        AtomicInteger clients = new AtomicInteger();
        UnaryOperator<IgniteClient.Builder> counting = builder -> {
            clients.incrementAndGet();
            return builder;
        };

        StorageUnavailable refused = assertThrows(
                StorageUnavailable.class,
                () -> IgniteStorage.open(List.of(first, second), counting, 1, VolunteerLedger.KINDS));

        assertEquals(StorageError.UNREACHABLE, refused.code());
        assertTrue(refused.getMessage().contains("IGN-CLIENT-1"), refused.getMessage());
        assertEquals(0, clients.get());
    }

    /** Nobody has listened here since it was closed. */
    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
