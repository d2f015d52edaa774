package org.volunteerledger.tck.article;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.care.ConsentPurpose;
import org.volunteerledger.care.FileItem;
import org.volunteerledger.care.FileRead;
import org.volunteerledger.care.NewFile;
import org.volunteerledger.care.Recipient;
import org.volunteerledger.care.RecipientCategory;
import org.volunteerledger.care.RecipientId;
import org.volunteerledger.care.ResidentFileId;
import org.volunteerledger.care.ResidentFiles;
import org.volunteerledger.command.Command;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.PageRequest;

/** S11: a personal file for each resident of a minority, and the services that were done for them. */
final class S11ResidentFiles implements ArticleScenario {

    private static final int FILES = 587;
    private static final int SERVICES = 79;
    private static final int READINGS = 3;
    private static final String SUBJECT = "MINORITY_RESIDENT";
    private static final PageRequest ALL = PageRequest.first(1000);

    @Override
    public String system() {
        return "S11";
    }

    @Override
    public String title() {
        return "Personal files for minority residents";
    }

    @Override
    public List<Figure> play(Stage stage) {
        Neighbourhood place = new Neighbourhood(stage, 1, 10);
        List<RecipientId> residents = place.residents(
                FILES,
                RecipientCategory.MINORITY_RESIDENT,
                i -> place.buildings.get(i % place.buildings.size()),
                ConsentPurpose.FILE);
        List<ResidentFileId> files = open(stage, place, residents);
        for (int i = 0; i < SERVICES; i++) {
            ResidentFileId file = files.get(7 * i);
            place.care().files().note(stage.command(), file, stage.today(), "民生服务", null, null);
        }
        ResidentFileId read = files.get(0);
        boolean refused = refusesWithoutPurpose(stage, place, read);
        for (int i = 1; i <= READINGS; i++) {
            place.care().files().read(stage.by("reader-" + i).because("办理入学"), read);
        }
        return figures(stage, place, files, read, refused);
    }

    private static List<ResidentFileId> open(Stage stage, Neighbourhood place, List<RecipientId> residents) {
        List<ResidentFileId> ids = new ArrayList<>();
        for (int from = 0; from < residents.size(); from += ResidentFiles.MAX_FILES) {
            List<NewFile> batch = residents.stream()
                    .skip(from)
                    .limit(ResidentFiles.MAX_FILES)
                    .map(resident ->
                            new NewFile(resident, place.committee, SUBJECT, ConsentPurpose.FILE, "家庭三口，需要办理子女入学。"))
                    .toList();
            ids.addAll(place.care().files().open(stage.command(), batch));
        }
        return ids;
    }

    private static boolean refusesWithoutPurpose(Stage stage, Neighbourhood place, ResidentFileId file) {
        try {
            place.care().files().read(Command.of(stage.name("read"), "curious"), file);
            return false;
        } catch (InvalidInput e) {
            return e.code() == InputError.MISSING;
        }
    }

    private static List<Figure> figures(
            Stage stage, Neighbourhood place, List<ResidentFileId> files, ResidentFileId read, boolean refused) {
        List<FileRead> reads = place.care().files().reads(read, ALL).items();
        long residents =
                place
                        .care()
                        .recipients()
                        .list(place.buildings, RecipientCategory.MINORITY_RESIDENT, ALL)
                        .items()
                        .stream()
                        .map(Recipient::id)
                        .distinct()
                        .count();
        long linked = place.care().files().items(files, ALL).items().stream()
                .map(FileItem::file)
                .distinct()
                .count();
        return List.of(
                new Figure("residents", FILES, residents),
                new Figure("files", FILES, place.care().files().count(place.committee, SUBJECT)),
                new Figure(
                        "services done",
                        SERVICES,
                        place.care().files().countItems(place.committee, stage.today(), stage.today())),
                new Figure("files with a service", SERVICES, linked),
                Figure.holds("a reading without purpose is refused", refused),
                new Figure("readings in the log", READINGS, reads.size()),
                Figure.holds(
                        "each with who and what for",
                        reads.stream()
                                .allMatch(each -> each.actor().startsWith("reader-")
                                        && each.purpose().equals("办理入学"))));
    }
}
