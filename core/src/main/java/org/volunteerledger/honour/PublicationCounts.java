package org.volunteerledger.honour;

import java.util.Map;

/**
 * How often honours were shown: each honour on each board counts once.
 *
 * @param byBoard   by board; boards that showed none are left out
 * @param byChannel by channel
 * @param takenDown how many of them were taken down again, since the honour was revoked
 */
public record PublicationCounts(Map<BoardId, Long> byBoard, Map<Channel, Long> byChannel, long takenDown) {

    /** Copies the maps. */
    public PublicationCounts {
        byBoard = Map.copyOf(byBoard);
        byChannel = Map.copyOf(byChannel);
    }

    /**
     * All publications.
     *
     * @return 0 or more
     */
    public long total() {
        return byChannel.values().stream().mapToLong(Long::longValue).sum();
    }
}
