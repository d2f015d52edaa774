package org.volunteerledger.desk.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.volunteerledger.desk.DeskProperties;

/**
 * Counts wrong passwords, by the name that was typed and by the address from which it came, and lets none be tried for a while after too
 * many. Names that nobody has are counted as well, so that they cannot be told from others. What is counted is in the memory of this
 * process, within limits.
 */
@Component
public class Tries {

    private static final Logger LOG = LoggerFactory.getLogger(Tries.class);

    /** How many names, and how many addresses; beyond them those go that have been wrong for the last time longest ago. */
    private static final int MAX_KEPT = 10_000;

    /** Longer than any name of an account. */
    private static final int MAX_NAME = 64;

    private static final int NETWORK_BYTES = 8;

    private final Clock clock;
    private final DeskProperties.SignIn limits;
    private final Map<String, Wrong> names = new Kept();
    private final Map<String, Wrong> addresses = new Kept();

    Tries(Clock clock, DeskProperties desk) {
        this.clock = clock;
        this.limits = desk.signIn();
    }

    /**
     * Lets a password be tried.
     *
     * @param name    the name as it was typed
     * @param address from where
     * @throws TooManyTries if too many were wrong
     */
    public synchronized void require(String name, String address) {
        Instant now = clock.instant();
        requireFew(names.get(cut(name)), limits.tries(), now);
        requireFew(addresses.get(network(address)), limits.triesPerAddress(), now);
    }

    /**
     * Notes that a password was right, which says nothing about other names that are tried from the address.
     *
     * @param name    the name as it was typed
     * @param address from where
     * @throws TooManyTries if too many others were wrong meanwhile: of many that are tried at one moment none is told to be right
     */
    public synchronized void right(String name, String address) {
        require(name, address);
        names.remove(cut(name));
    }

    /**
     * Notes that a password was wrong.
     *
     * @param name    the name as it was typed, which may well be a password, so that it goes into no log
     * @param address from where
     * @throws TooManyTries if too many others were wrong meanwhile
     */
    public synchronized void wrong(String name, String address) {
        require(name, address);
        if (add(names, cut(name)) == limits.tries()) {
            LOG.warn(
                    "Too many wrong passwords for one name, the last from {}: none is taken for it for {}.",
                    network(address),
                    limits.pause());
        }
        if (add(addresses, network(address)) == limits.triesPerAddress()) {
            LOG.warn(
                    "Too many wrong passwords from {}: none is taken from there for {}.",
                    network(address),
                    limits.pause());
        }
    }

    private int add(Map<String, Wrong> counts, String key) {
        Instant now = clock.instant();
        Wrong before = counts.remove(key);
        int times = before == null || isOver(before, now) ? 1 : before.times() + 1;
        counts.put(key, new Wrong(times, now));
        return times;
    }

    private void requireFew(@Nullable Wrong wrong, int most, Instant now) {
        if (wrong != null && wrong.times() >= most && !isOver(wrong, now)) {
            throw new TooManyTries(Duration.between(now, wrong.last().plus(limits.pause())));
        }
    }

    private boolean isOver(Wrong wrong, Instant now) {
        return !now.isBefore(wrong.last().plus(limits.pause()));
    }

    private static String cut(String name) {
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    /** Of an address of IPv6 everybody has as many as there are below the first half. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length <= NETWORK_BYTES ? address : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** How often in a row, and when for the last time. */
    private record Wrong(int times, Instant last) {}

    /** The one that was put longest ago first. */
    private static final class Kept extends LinkedHashMap<String, Wrong> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MAX_KEPT;
        }
    }
}
