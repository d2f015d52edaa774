package org.volunteerledger.honour;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.command.Command;
import org.volunteerledger.command.CommandError;
import org.volunteerledger.command.CommandRunner;
import org.volunteerledger.command.Draft;
import org.volunteerledger.command.IdList;
import org.volunteerledger.command.RequestDigest;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.Refused;
import org.volunteerledger.place.Area;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Pages;
import org.volunteerledger.storage.Versioned;

/** Boards of good people, and what is shown on them. Thread-safe. */
public final class Boards {

    /** The most boards, and the most honours, of one command. */
    public static final int MAX_ITEMS = IdList.MAX_IDS;

    private static final Comparator<BoardId> BY_ID = Comparator.comparingLong(BoardId::value);

    private final CommandRunner runner;

    private Boards(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Over a storage.
     *
     * @param runner runs the commands
     * @return the commands
     */
    public static Boards over(CommandRunner runner) {
        return new Boards(runner);
    }

    /**
     * Opens boards.
     *
     * @param command who asks, and under which key
     * @param boards  the boards, 1 to {@value #MAX_ITEMS}
     * @return their ids, in order
     * @throws Refused if an area is unknown; none is opened then
     */
    public List<BoardId> open(Command command, List<NewBoard> boards) {
        Check.range("boards", boards.size(), 1, MAX_ITEMS);
        List<NewBoard> wanted = List.copyOf(boards);
        String ids = runner.run("open-boards", command, RequestDigest.of("open-boards", wanted), draft -> {
            draft.relyAll(Area.KIND, wanted.stream().map(NewBoard::area).toList());
            List<BoardId> opened = new ArrayList<>();
            for (NewBoard each : wanted) {
                Board board = each.with(new BoardId(draft.newId()));
                draft.concerns(board.area(), null);
                draft.create(Board.KIND, board);
                draft.event("board-opened", Board.KIND, board.id().value(), Map.of());
                opened.add(board.id());
            }
            return IdList.write(opened);
        });
        return IdList.read(Objects.requireNonNull(ids, "the command answers ids"), BoardId::new);
    }

    /**
     * Closes a board. What was shown on it still counts.
     *
     * @param command  who asks, and under which key
     * @param id       the board
     * @param closedOn the first day on which it is no longer there
     * @throws Refused if it is unknown, closed, or not open yet on that day
     */
    public void close(Command command, BoardId id, LocalDate closedOn) {
        runner.run("close-board", command, RequestDigest.of("close-board", id, closedOn), draft -> {
            Versioned<Board> before = draft.get(Board.KIND, id);
            Board board = before.entity();
            draft.concerns(board.area(), null);
            if (board.closedOn() != null || closedOn.isBefore(board.openedOn())) {
                throw new Refused(
                        CommandError.WRONG_STATE,
                        "Board " + id.value() + " cannot be closed on " + closedOn + ".",
                        Map.of("board", id.value(), "closedOn", closedOn));
            }
            draft.replace(Board.KIND, before, board.closed(closedOn));
            draft.event("board-closed", Board.KIND, id.value(), Map.of());
            return null;
        });
    }

    /**
     * Shows honours on boards from today. An honour that a board shows already is not shown there twice.
     *
     * @param command who asks, and under which key
     * @param honours the honours, 1 to {@value #MAX_ITEMS}; all are shown on all of the boards
     * @param boards  the boards, 1 to {@value HonourPublication#MAX_BOARDS}
     * @return how many publications are new
     * @throws Refused if an honour is unknown or not held, a board is unknown or not there today ({@link HonourError#BOARD_CLOSED}), or
     *     an honour is on too many boards ({@link HonourError#TOO_MANY_BOARDS})
     */
    public int publish(Command command, Collection<HonourId> honours, Collection<BoardId> boards) {
        List<HonourId> shown = HonourRecords.sorted(honours);
        List<BoardId> on = boards.stream().distinct().sorted(BY_ID).toList();
        Check.range("boards", on.size(), 1, HonourPublication.MAX_BOARDS);
        RequestDigest content = RequestDigest.of("publish-honours", shown, on);
        return (int) runner.runForId("publish-honours", command, content, draft -> {
            Map<Long, Board> open = draft.relyAll(Board.KIND, on);
            on.forEach(id -> requireOpen(Objects.requireNonNull(open.get(id.value())), draft.today()));
            List<Versioned<Honour>> held = HonourRecords.readAll(draft, shown);
            Map<Long, Versioned<HonourPublication>> before = Pages.byId(
                    draft.storage(),
                    HonourPublication.KIND,
                    shown.stream().map(HonourId::value).toList());
            long added = 0;
            for (Versioned<Honour> honour : held) {
                added += show(draft, honour, before.get(honour.id()), on, open);
            }
            return added;
        });
    }

    private static long show(
            Draft draft,
            Versioned<Honour> before,
            @Nullable Versioned<HonourPublication> shown,
            List<BoardId> on,
            Map<Long, Board> boards) {
        Honour honour = before.entity().take(HonourStep.PUBLISH);
        HonourPublication publication = shown == null ? HonourPublication.of(honour) : shown.entity();
        Set<BoardId> there = publication.boards();
        Map<Channel, List<BoardId>> fresh = new EnumMap<>(Channel.class);
        int added = 0;
        for (BoardId id : on) {
            if (!there.contains(id)) {
                Channel channel = Objects.requireNonNull(boards.get(id.value())).channel();
                fresh.computeIfAbsent(channel, each -> new ArrayList<>()).add(id);
                added++;
            }
        }
        if (added == 0) {
            return 0;
        }
        requireRoom(honour, there.size() + added);
        List<HonourPublication.Showing> showings = new ArrayList<>();
        fresh.forEach((channel, ids) -> showings.add(new HonourPublication.Showing(draft.today(), channel, ids)));
        if (shown == null) {
            draft.create(HonourPublication.KIND, publication.with(showings));
        } else {
            draft.replace(HonourPublication.KIND, shown, publication.with(showings));
        }
        // Also where nothing changes: a revocation must not pass unseen.
        draft.replace(Honour.KIND, before, honour);
        HonourRecords.event(draft, "honour-published", honour);
        return added;
    }

    /**
     * Counts publications, by reading one record for each honour that was ever shown.
     *
     * @param year the year of the honours, or null for all
     * @return the counts
     */
    public PublicationCounts counts(@Nullable Integer year) {
        Filter filter = year == null ? Filter.ALL : Filter.equal(HonourPublication.YEAR, (long) year);
        Map<BoardId, Long> byBoard = new HashMap<>();
        Map<Channel, Long> byChannel = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            byChannel.put(channel, 0L);
        }
        long[] takenDown = {0};
        Pages.visit(runner.storage(), HonourPublication.KIND, filter, row -> {
            HonourPublication publication = row.entity();
            for (HonourPublication.Showing showing : publication.showings()) {
                showing.boards().forEach(board -> byBoard.merge(board, 1L, Long::sum));
                byChannel.merge(showing.channel(), (long) showing.boards().size(), Long::sum);
                takenDown[0] +=
                        publication.takenDownOn() == null ? 0 : showing.boards().size();
            }
        });
        return new PublicationCounts(byBoard, byChannel, takenDown[0]);
    }

    private static void requireOpen(Board board, LocalDate today) {
        if (!board.existsOn(today)) {
            throw new Refused(
                    HonourError.BOARD_CLOSED,
                    "Board " + board.id().value() + " is not there on " + today + ".",
                    Map.of("board", board.id().value(), "day", today));
        }
    }

    private static void requireRoom(Honour honour, int boards) {
        if (boards > HonourPublication.MAX_BOARDS) {
            throw HonourRecords.refused(
                    HonourError.TOO_MANY_BOARDS,
                    honour,
                    "Honour " + honour.id().value() + " would be shown on " + boards + " boards.");
        }
    }
}
