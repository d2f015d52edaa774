package org.volunteerledger.console.care;

import org.jspecify.annotations.Nullable;
import org.volunteerledger.console.store.StoreOptions;
import org.volunteerledger.console.table.TableFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command about care. */
final class CareOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "How to show it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    TableFormat format = TableFormat.TABLE;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The idempotency key: the same one again changes nothing. Default: a new one")
    @Nullable String key;

    @Mixin
    StoreOptions store = new StoreOptions();
}
