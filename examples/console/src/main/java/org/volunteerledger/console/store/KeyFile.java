package org.volunteerledger.console.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.error.LedgerException;
import org.volunteerledger.error.StorageUnavailable;
import org.volunteerledger.privacy.KeyRing;

/**
 * The host's keys to personal data, in a file that only its owner can read: lines of {@code current ID}, {@code key ID BASE64} and
 * {@code lookup BASE64}. Whoever loses it loses the personal data, not the hours; whoever has it and the store has both.
 */
final class KeyFile {

    private static final int KEY_BYTES = 32;

    private KeyFile() {}

    /** Keys for a store that ends with the process. */
    static KeyRing fresh(SecureRandom random) {
        String id = newId(random);
        return KeyRing.of(id, Map.of(id, bytes(random)), bytes(random));
    }

    static KeyRing readOrCreate(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
        } catch (IOException e) {
            throw new StorageUnavailable(StoreError.BAD_FILE, "The file of keys " + file + " cannot be made.");
        }
        return read(file);
    }

    static KeyRing read(Path file) {
        try {
            return parse(file, Files.readAllLines(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw bad(file, "cannot be read");
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        String id = newId(random);
        String content = "current " + id + "\nkey " + id + " " + base64.encodeToString(bytes(random)) + "\nlookup "
                + base64.encodeToString(bytes(random)) + "\n";
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            // Written whole or not at all: a process that is killed must not leave half a key behind.
            Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly(folder));
            Files.writeString(draft, content, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            Files.createLink(file, draft);
            Files.delete(draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, and its keys are the ones.
        }
    }

    private static FileAttribute<?>[] ownerOnly(@Nullable Path folder) {
        boolean posix = folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static KeyRing parse(Path file, List<String> lines) {
        Map<String, byte[]> keys = new HashMap<>();
        String current = null;
        byte[] lookup = null;
        for (String line : lines) {
            String[] words = line.strip().split(" +", -1);
            try {
                switch (words[0]) {
                    case "current" -> current = words[1];
                    case "key" -> keys.put(words[1], Base64.getDecoder().decode(words[2]));
                    case "lookup" -> lookup = Base64.getDecoder().decode(words[1]);
                    case "" -> {}
                    default -> throw bad(file, "has a line that is not understood");
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw bad(file, "has a line that is not understood");
            }
        }
        if (current == null || lookup == null) {
            throw bad(file, "has no current key or no look-up key");
        }
        try {
            return KeyRing.of(current, keys, lookup);
        } catch (LedgerException e) {
            throw bad(file, "has keys that cannot be used");
        }
    }

    /** Never the same in two files: an id always means the same key. */
    private static String newId(SecureRandom random) {
        return "k" + HexFormat.of().toHexDigits(random.nextLong());
    }

    private static byte[] bytes(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static InvalidInput bad(Path file, String what) {
        return new InvalidInput(StoreError.BAD_KEYS, "The file of keys " + file + " " + what + ".", Map.of());
    }
}
