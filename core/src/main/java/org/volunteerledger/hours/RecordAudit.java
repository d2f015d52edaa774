package org.volunteerledger.hours;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.volunteerledger.aggregation.Dimension;
import org.volunteerledger.aggregation.HourTable;
import org.volunteerledger.error.Corrupt;
import org.volunteerledger.hours.LedgerFinding.Rule;
import org.volunteerledger.ledger.Attribution;
import org.volunteerledger.people.Volunteer;
import org.volunteerledger.place.Area;
import org.volunteerledger.place.Station;
import org.volunteerledger.service.Activity;
import org.volunteerledger.service.Project;
import org.volunteerledger.service.ServiceCategory;
import org.volunteerledger.storage.Filter;
import org.volunteerledger.storage.Kind;
import org.volunteerledger.storage.Storage;
import org.volunteerledger.storage.UniqueKey;
import org.volunteerledger.storage.Versioned;
import org.volunteerledger.team.Organisation;
import org.volunteerledger.team.Team;

/** Checks that the records that entries count towards are there, are what their ids say, and own their unique keys. */
final class RecordAudit {

    private static final Map<Dimension, Kind<?>> KINDS = Map.of(
            Dimension.VOLUNTEER, Volunteer.KIND,
            Dimension.ACTIVITY, Activity.KIND,
            Dimension.PROJECT, Project.KIND,
            Dimension.TEAM, Team.KIND,
            Dimension.ORGANISATION, Organisation.KIND,
            Dimension.AREA, Area.KIND,
            Dimension.STATION, Station.KIND,
            Dimension.CATEGORY, ServiceCategory.KIND);

    private final Storage storage;
    private final Consumer<LedgerFinding> findings;

    RecordAudit(Storage storage, Consumer<LedgerFinding> findings) {
        this.storage = storage;
        this.findings = findings;
    }

    /** Checks the records that a report by one dimension has groups of. */
    void check(Dimension dimension, HourTable report) {
        Kind<?> kind = KINDS.get(dimension);
        if (kind != null) {
            List<Long> ids = new ArrayList<>();
            for (int row = 0; row < report.rows(); row++) {
                if (report.key(row, 0) != Attribution.NONE) {
                    ids.add(report.key(row, 0));
                }
            }
            Lists.partition(ids, Filter.MAX_VALUES).forEach(some -> check(kind, some));
        }
    }

    private <E> void check(Kind<E> kind, List<Long> ids) {
        try {
            List<Versioned<E>> records = storage.findAll(kind, ids);
            Set<Long> missing = new HashSet<>(ids);
            records.forEach(record -> missing.remove(record.id()));
            missing.forEach(id -> report(kind, id, "is not there, although entries count towards it"));
            Map<UniqueKey, Long> owners = owners(kind, records);
            records.forEach(record -> check(kind, record, owners));
        } catch (Corrupt e) {
            findings.accept(new LedgerFinding(Rule.READABLE, "records of kind " + kind.name(), e.getMessage()));
        }
    }

    private <E> void check(Kind<E> kind, Versioned<E> record, Map<UniqueKey, Long> owners) {
        long id = kind.idOf(record.entity());
        if (id != record.id()) {
            report(kind, record.id(), "has the content of record " + id);
        }
        for (UniqueKey key : kind.uniqueKeysOf(record.entity())) {
            Long owner = owners.get(key);
            if (owner == null || owner != record.id()) {
                report(
                        kind,
                        record.id(),
                        "does not own its unique key in " + key.scope() + ": "
                                + (owner == null ? "nobody does" : "record " + owner + " does"));
            }
        }
    }

    private <E> Map<UniqueKey, Long> owners(Kind<E> kind, List<Versioned<E>> records) {
        List<UniqueKey> keys = records.stream()
                .flatMap(record -> kind.uniqueKeysOf(record.entity()).stream())
                .distinct()
                .toList();
        Map<UniqueKey, Long> owners = new HashMap<>();
        Lists.partition(keys, Filter.MAX_VALUES).forEach(some -> owners.putAll(storage.owners(some)));
        return owners;
    }

    private void report(Kind<?> kind, long id, String message) {
        findings.accept(new LedgerFinding(Rule.RECORD, kind.name() + " " + id, message));
    }
}
