package org.volunteerledger.console.district;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.volunteerledger.people.DocumentType;
import org.volunteerledger.people.IdentityDocument;
import org.volunteerledger.people.PersonalData;

/** Invented people. Their numbers are well formed, and their telephone numbers begin with digits that no mobile number begins with. */
final class Persons {

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国华红志梅鑫波斌宇浩凯健俊帆雪飞鹏瑞晨佳欣怡子涵梓轩思源安宁春生德福家和玉林云海清泉新民";

    private static final LocalDate OLDEST = LocalDate.of(1946, 1, 1);
    private static final int BIRTH_DAYS = 21_900;
    /** A prime that does not divide the number of days: neighbours are born far apart, and nobody shares day and sequence. */
    private static final int STRIDE = 7_919;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private final Draws draws;
    private final LocalDate today;

    Persons(Draws draws, LocalDate today) {
        this.draws = draws;
        this.today = today;
    }

    PersonalData person(int volunteer) {
        SplittableRandom random = draws.of(Draws.For.PERSON, volunteer);
        String name = name(random);
        String phone = String.format(Locale.ROOT, "100%08d", random.nextInt(100_000_000));
        String number = residentNumber(volunteer, random.nextInt(2));
        return new PersonalData(name, IdentityDocument.of(DocumentType.RESIDENT_ID, number, today), null, phone);
    }

    /** The name of the parent who consents that a minor serves. */
    String guardian(int volunteer) {
        return name(draws.of(Draws.For.GUARDIAN, volunteer));
    }

    /** The name of somebody who orders. */
    String resident(int order) {
        return name(draws.of(Draws.For.RESIDENT, order));
    }

    /** The name of somebody who is visited. */
    String recipient(int number) {
        return name(draws.of(Draws.For.RECIPIENT, number));
    }

    private static String name(SplittableRandom random) {
        StringBuilder name = new StringBuilder().append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        int syllables = random.nextInt(5) == 0 ? 1 : 2;
        for (int i = 0; i < syllables; i++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    /** The volunteer number. */
    static String number(int volunteer) {
        return String.format(Locale.ROOT, "JZ%08d", volunteer + 1);
    }

    static LocalDate birth(int volunteer) {
        return OLDEST.plusDays((long) volunteer * STRIDE % BIRTH_DAYS);
    }

    /** GB 11643: region, birth date, sequence with the sex in its last digit, check character. */
    static String residentNumber(int volunteer, int sex) {
        LocalDate birth = birth(volunteer);
        int sequence = 100 + 2 * (volunteer / BIRTH_DAYS) + sex;
        String digits = String.format(
                Locale.ROOT,
                "%s%04d%02d%02d%03d",
                Vocabulary.DISTRICT_CODE,
                birth.getYear(),
                birth.getMonthValue(),
                birth.getDayOfMonth(),
                sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }
}
