package org.volunteerledger.care;

import java.time.Instant;
import org.volunteerledger.error.Check;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * That a file was read.
 *
 * @param id      the id
 * @param file    the file
 * @param actor   who read it, as the host names the person
 * @param purpose what for, at most 500 code points
 * @param at      when
 */
public record FileRead(FileReadId id, ResidentFileId file, String actor, String purpose, Instant at) {

    /** The file. */
    public static final Attribute<FileRead> FILE =
            Attribute.number("file", read -> read.file().value());

    /** When. */
    public static final Attribute<FileRead> AT = Attribute.instant("read_at", FileRead::at);

    /** The kind. */
    public static final Kind<FileRead> KIND = Kind.named(
                    "file_read", FileRead.class, read -> read.id().value())
            .attribute(FILE)
            .attribute(AT)
            .build();

    /** Checks the limits. */
    public FileRead {
        Check.given("id", id);
        Check.given("file", file);
        Check.text("actor", actor, 64);
        Check.text("purpose", purpose, 500);
        Check.given("at", at);
    }
}
