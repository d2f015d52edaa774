package org.volunteerledger.console;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that is written into the archive of the program. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"volunteer-ledger " + (version == null ? "(not packaged)" : version)};
    }
}
