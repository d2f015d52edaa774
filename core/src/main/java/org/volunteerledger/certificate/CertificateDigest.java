package org.volunteerledger.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.ledger.HourEntry;

/**
 * The digest of what a certificate says. The canonical form is every field in a fixed order, numbers in 8 bytes, texts in UTF-8 after
 * their length, the entries of the ledger by their sequence and hash. The name of the holder is not in it, so that it can be checked
 * after the person is forgotten; the volunteer's id is.
 */
final class CertificateDigest {

    private static final long FORM = 1;
    private static final long ABSENT = -1;

    private final MessageDigest sha256;

    private CertificateDigest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(
            String number,
            CertificateScope scope,
            String organisation,
            CertificateSnapshot snapshot,
            List<CertificateLine> lines,
            List<HourEntry> entries) {
        CertificateDigest digest = new CertificateDigest();
        digest.add(FORM).add(number).add(scope).add(organisation).add(snapshot);
        digest.add(lines.size());
        lines.forEach(digest::add);
        digest.add(entries.size());
        entries.forEach(entry -> digest.add(entry.sequence()).add(entry.hash()));
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private CertificateDigest add(CertificateScope scope) {
        add(scope.organisation().value()).add(scope.volunteer().value());
        add(scope.from().toEpochDay()).add(scope.to().toEpochDay());
        add(scope.activities().size());
        scope.activities().forEach(activity -> add(activity.value()));
        return this;
    }

    private CertificateDigest add(CertificateSnapshot snapshot) {
        return add(snapshot.sequence())
                .add(snapshot.head())
                .add(snapshot.entries())
                .add(snapshot.minutes())
                .add(snapshot.participations());
    }

    private void add(CertificateLine line) {
        add(line.activity() == null ? ABSENT : line.activity().value());
        add(line.name()).add(line.content()).add(line.personInCharge());
        add(line.from().toEpochDay()).add(line.to().toEpochDay());
        add(line.minutes()).add(line.participations());
    }

    private CertificateDigest add(@Nullable String text) {
        if (text == null) {
            return add(ABSENT);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        sha256.update(bytes);
        return this;
    }

    private CertificateDigest add(long number) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }
}
