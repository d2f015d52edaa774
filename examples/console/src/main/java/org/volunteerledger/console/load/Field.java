package org.volunteerledger.console.load;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.volunteerledger.console.csv.Blanks;

/** What a column of a file can mean. The names of the constants, in lower case, and their aliases are known as headings. */
enum Field {
    KEY("记录编号", "记录号"),
    VOLUNTEER("volunteer_number", "义工号", "志愿者编号", "志愿者号"),
    VOLUNTEER_NAME("name", "姓名", "志愿者姓名"),
    TEAM("团队", "团队名称", "志愿服务队", "服务队"),
    PROJECT("项目", "项目名称"),
    ACTIVITY("活动", "活动名称"),
    ORGANISATION("organization", "组织", "组织名称", "组织单位"),
    AREA("区域", "区域编号", "地区"),
    STATION("站点", "实践站"),
    CATEGORY("类别", "服务类别"),
    BOOK("账本"),
    DATE("service_date", "日期", "服务日期", "服务开展日期"),
    START("start_time", "开始时间", "签到时间"),
    END("end_time", "结束时间", "签退时间"),
    BREAK("break_minutes", "休息分钟", "休息时间(分钟)"),
    MINUTES("服务分钟", "服务时长(分钟)"),
    HOURS("时长", "服务时长", "服务时长(小时)"),
    HEAD_COUNT("参与人数", "人数"),
    BENEFICIARY_VISITS("受益人次");

    private static final Map<String, Field> BY_HEADING = byHeading();
    private static final Pattern FORMAT = Pattern.compile("\\([ymdhs:/._-]+\\)");
    private static final Pattern UNIT = Pattern.compile("\\(单位:_?");

    private final String aliases;

    Field(String... aliases) {
        this.aliases = String.join("|", aliases);
    }

    /** The name on the command line and in messages. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String labels() {
        return Arrays.stream(values()).map(Field::label).collect(Collectors.joining(", "));
    }

    static Optional<Field> ofHeading(String heading) {
        String name = UNIT.matcher(normalised(heading)).replaceFirst("(");
        return Optional.ofNullable(BY_HEADING.get(name)).or(() -> ofFormattedHeading(name));
    }

    /** Official sheets say behind a heading how its days or times are written, as in 签到时间(HH:mm). */
    private static Optional<Field> ofFormattedHeading(String name) {
        return Optional.ofNullable(BY_HEADING.get(FORMAT.matcher(name).replaceFirst("")))
                .filter(field -> field == DATE || field == START || field == END);
    }

    static Optional<Field> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(normalised(label)))
                .findFirst();
    }

    /** Case, blanks and the width of brackets do not tell two headings apart. */
    static String normalised(String heading) {
        return Normalizer.normalize(Blanks.strip(heading), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", "_");
    }

    private static Map<String, Field> byHeading() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : values()) {
            fields.put(field.label(), field);
            for (String alias : field.aliases.split("\\|", -1)) {
                fields.put(normalised(alias), field);
            }
        }
        return Map.copyOf(fields);
    }
}
