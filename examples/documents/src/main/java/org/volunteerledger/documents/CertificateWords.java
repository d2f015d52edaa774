package org.volunteerledger.documents;

import java.util.ArrayList;
import java.util.List;
import org.volunteerledger.certificate.Certificate;
import org.volunteerledger.certificate.CertificateLine;
import org.volunteerledger.certificate.PrintedCertificate;
import org.volunteerledger.hours.accrual.HourFormat;

/** What a certificate says in Chinese, the same on a page and on paper. */
public final class CertificateWords {

    static final String TITLE = "志愿服务记录证明";

    static final List<String> COLUMNS = List.of("服务日期", "活动名称", "服务内容", "负责人", "服务时长（小时）");

    private CertificateWords() {}

    /**
     * A label with its value.
     *
     * @param label the label
     * @param value the value
     */
    record Field(String label, String value) {}

    static String statement(PrintedCertificate printed) {
        Certificate certificate = printed.certificate();
        return "兹证明" + printed.holder() + "（志愿者编号" + certificate.volunteerNumber() + "）于"
                + certificate.scope().from() + "至" + certificate.scope().to() + "参加本单位组织并记录的志愿服务"
                + certificate.snapshot().participations() + "次，服务时长共计"
                + hours(certificate.snapshot().minutes()) + "小时。";
    }

    static List<Field> fields(PrintedCertificate printed) {
        Certificate certificate = printed.certificate();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("证明编号", certificate.number()));
        fields.add(new Field("记录单位", certificate.organisation()));
        fields.add(new Field("出具日期", String.valueOf(certificate.issuedOn())));
        fields.add(new Field("经办人", certificate.preparedBy()));
        fields.add(new Field("签发人", String.valueOf(certificate.signedBy())));
        fields.add(new Field("验证码", printed.readableCode()));
        return fields;
    }

    /**
     * The cells of a line.
     *
     * @param line the line
     * @return days, name, content, person in charge, hours
     */
    public static List<String> row(CertificateLine line) {
        String days = line.from().equals(line.to()) ? line.from().toString() : line.from() + " 至 " + line.to();
        return List.of(
                days,
                line.name(),
                line.content() == null ? "" : line.content(),
                line.personInCharge() == null ? "" : line.personInCharge(),
                hours(line.minutes()));
    }

    static String foot(PrintedCertificate printed) {
        Certificate certificate = printed.certificate();
        return "本证明免费出具。账本位置 " + certificate.snapshot().sequence() + "，摘要 SHA-256 " + certificate.digest();
    }

    /**
     * Minutes as hours with two places.
     *
     * @param minutes the minutes
     * @return the hours
     */
    public static String hours(long minutes) {
        return HourFormat.HUNDREDTHS.hours(minutes).toPlainString();
    }
}
