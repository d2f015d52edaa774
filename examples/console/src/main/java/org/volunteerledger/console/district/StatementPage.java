package org.volunteerledger.console.district;

import java.util.List;
import java.util.Locale;
import org.volunteerledger.statistics.Report;
import org.volunteerledger.statistics.YearlyStatement;
import org.volunteerledger.statistics.YearlyStatement.Breakdown;
import org.volunteerledger.statistics.YearlyStatement.Line;

/** The statement as one page that needs nothing else: no network, no script, no other file. */
final class StatementPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6477; --paper: #f6f7f9; --card: #fff; --line: #dfe3ea;
              --bar: #b5382a; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #a3adbf; --paper: #14171d; --card: #1d222b;
              --line: #323a47; --bar: #e0705f; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
              font-family: system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
            main { max-width: 880px; margin: 0 auto; padding: 32px 20px 64px; }
            h1 { font-size: 1.7rem; margin: 0 0 4px; }
            h2 { font-size: 1.15rem; margin: 0 0 12px; }
            .en { color: var(--soft); font-weight: 400; }
            p { color: var(--soft); margin: 0 0 20px; }
            section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin: 0 0 20px; }
            dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; margin: 0 0 20px; }
            dl div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px;
              display: flex; flex-direction: column-reverse; justify-content: flex-end; }
            h1 .en { display: block; font-size: 1.1rem; }
            dt { font-size: .9rem; } dt .en { display: block; font-size: .8rem; }
            dd { margin: 0; font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
            svg { width: 100%; height: auto; display: block; }
            svg rect { fill: var(--bar); } svg text { fill: var(--ink); font-size: 13px; } .grid { stroke: var(--line); }
            details { margin-top: 12px; } summary { cursor: pointer; color: var(--soft); }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .88rem; margin-top: 8px; }
            th, td { text-align: right; padding: 5px 8px; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums;
              white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; white-space: normal; }
            footer { color: var(--soft); font-size: .85rem; }
            """;

    private StatementPage() {}

    static String of(YearlyStatement statement) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>")
                .append(statement.year())
                .append(" 年志愿服务年度统计</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(statement.year())
                .append(" 年志愿服务年度统计 <span class=\"en\" lang=\"en\">Yearly statement of volunteer service</span></h1>\n")
                .append("<p>按服务日期统计；时长以分钟记账，仅在此处换算为小时。 <span lang=\"en\">By day of service; minutes are"
                        + " summed, and turned into hours once, here.</span></p>\n");
        figures(page, statement);
        chart(page, statement, Breakdown.MONTH, "每月服务时长", "Hours by month");
        chart(page, statement, Breakdown.TEAM, "服务时长前列的志愿服务队", "Teams with the most hours");
        chart(page, statement, Breakdown.CATEGORY, "各类别服务时长", "Hours by category");
        chart(page, statement, Breakdown.STREET, "各街道、乡镇服务时长", "Hours by street or township");
        chart(page, statement, Breakdown.STATION_KIND, "各类阵地服务时长", "Hours by kind of station");
        return page.append("<footer>参与人数 = 参加服务的志愿者 + 未具名参与者。不同人数不可相加。 <span lang=\"en\">Participants are"
                        + " volunteers who served and unnamed helpers together. Numbers of different people do not add up.</span>"
                        + "</footer>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    private static void figures(StringBuilder page, YearlyStatement statement) {
        page.append("<dl>\n");
        for (Comparison.Row row : Comparison.figures(statement).rows()) {
            page.append("<div><dt>")
                    .append(row.chinese())
                    .append("<span class=\"en\" lang=\"en\">")
                    .append(row.english())
                    .append("</span></dt><dd>")
                    .append(row.value())
                    .append("</dd></div>\n");
        }
        page.append("</dl>\n");
    }

    private static void chart(
            StringBuilder page, YearlyStatement statement, Breakdown by, String chinese, String english) {
        List<Line> lines = statement.tables().getOrDefault(by, List.of()).stream()
                .map(line -> named(by, line))
                .toList();
        String id = "chart-" + by.name().toLowerCase(Locale.ROOT);
        String title = chinese + " " + english;
        page.append("<section>\n<h2>")
                .append(chinese)
                .append(" <span class=\"en\" lang=\"en\">")
                .append(english)
                .append("</span></h2>\n")
                .append(by == Breakdown.MONTH ? Charts.columns(id, title, lines) : Charts.bars(id, title, lines));
        table(page, lines);
        page.append("</section>\n");
    }

    private static void table(StringBuilder page, List<Line> lines) {
        page.append(
                        "<details><summary>数据表 <span lang=\"en\">Table</span></summary>\n<div class=\"scroll\"><table>\n<thead><tr>")
                .append("<th scope=\"col\"></th><th scope=\"col\">小时 h</th><th scope=\"col\">参与人次</th>")
                .append(
                        "<th scope=\"col\">志愿者</th><th scope=\"col\">活动</th><th scope=\"col\">受益人次</th></tr></thead>\n<tbody>\n");
        for (Line line : lines) {
            page.append("<tr><td>").append(Charts.escape(line.label()));
            cell(page, String.format(Locale.ROOT, "%,.2f", YearlyStatement.hours(line.minutes())));
            cell(page, whole(line.participations()));
            cell(page, whole(line.volunteers()));
            cell(page, whole(line.activities()));
            cell(page, whole(line.beneficiaryVisits()));
            page.append("</td></tr>\n");
        }
        page.append("</tbody></table></div></details>\n");
    }

    private static void cell(StringBuilder page, String text) {
        page.append("</td><td>").append(text);
    }

    private static String whole(long value) {
        return Comparison.number(java.math.BigDecimal.valueOf(value));
    }

    private static Line named(Breakdown by, Line line) {
        String label = line.label();
        if (label.equals(Report.NONE)) {
            label = "其他 other";
        } else if (by == Breakdown.STATION_KIND) {
            label = switch (label) {
                case "CENTRE" -> "文明实践中心 centre";
                case "OFFICE" -> "文明实践所 offices";
                case "STATION" -> "文明实践站 stations";
                case "BASE" -> "实践基地 bases";
                default -> label;
            };
        }
        return new Line(
                label,
                line.minutes(),
                line.participations(),
                line.volunteers(),
                line.activities(),
                line.beneficiaryVisits());
    }
}
