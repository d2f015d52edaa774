package org.volunteerledger.ignite;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.ignite.client.IgniteClient;
import org.volunteerledger.error.Check;
import org.volunteerledger.ordered.OrderedStorage;
import org.volunteerledger.storage.Kind;

/**
 * Storages in a cluster of Apache Ignite 3. Accounts are spread over its nodes; a commit over several of them is one transaction; reports
 * are added up where the entries are.
 */
public final class IgniteStorage {

    private IgniteStorage() {}

    /**
     * Makes the tables that are not there yet. For whoever may change the schema; the application itself only opens.
     *
     * @param client     a client of the cluster
     * @param replicas   how many nodes keep each partition; with three, one may be lost
     * @param partitions into how many parts the accounts are split, some for each node that the cluster may grow to
     * @throws org.volunteerledger.error.StorageUnavailable if the cluster does not answer
     */
    public static void createTables(IgniteClient client, int replicas, int partitions) {
        Check.range("replicas", replicas, 1, 7);
        Check.range("partitions", partitions, 1, 65_000);
        Tables.create(client, replicas, partitions);
    }

    /**
     * Opens a ledger.
     *
     * @param addresses the nodes, as {@code host:port} of their client ports; one of them at least can be reached
     * @param settings  what each client is given besides its address, such as who authenticates
     * @param ledger    the number of the ledger, from 1: a cluster keeps as many as are wanted, apart from each other
     * @param kinds     the kinds of records to keep, such as {@code VolunteerLedger.KINDS}
     * @return the storage
     * @throws org.volunteerledger.error.SchemaMismatch     if the tables are missing, or another version of this adapter wrote the ledger
     * @throws org.volunteerledger.error.StorageUnavailable if no node answers
     */
    public static OrderedStorage open(
            Collection<String> addresses,
            UnaryOperator<IgniteClient.Builder> settings,
            long ledger,
            Collection<? extends Kind<?>> kinds) {
        Check.id("ledger", ledger);
        List<String> nodes = List.copyOf(addresses);
        return OrderedStorage.open(Cluster.of(() -> Clients.of(nodes, settings, ledger)), kinds);
    }
}
