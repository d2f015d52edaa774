package org.volunteerledger.cube;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.volunteerledger.storage.ChangeRecord;
import org.volunteerledger.storage.RecordedChange;

/**
 * By what a ledger at a position is known again: its first change and the one at the position, which no other ledger has, nor this one
 * after it was set back and went another way.
 *
 * @param position the position in the feed of changes
 * @param digest   the digest of both changes; of nothing at position 0, where every ledger begins
 */
record LedgerMark(long position, String digest) {

    static LedgerMark of(Feed feed, long position) {
        MessageDigest digest = SnapshotFile.sha256();
        if (position > 0) {
            add(digest, feed.first());
            add(digest, feed.at(position));
        }
        return new LedgerMark(position, HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(MessageDigest digest, List<RecordedChange> changes) {
        for (RecordedChange change : changes) {
            ChangeRecord record = change.record();
            String text = String.join(
                    "\n",
                    Long.toString(change.position()),
                    Long.toString(record.id()),
                    record.key(),
                    record.digest(),
                    record.recordedAt().toString());
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
