package org.volunteerledger.console.district;

import java.util.List;
import java.util.Locale;
import org.volunteerledger.team.SponsorKind;

/** The words of the district. Streets, brands and specialities are those that the newspaper names; communities are invented. */
final class Vocabulary {

    static final String DISTRICT_CODE = "360802";
    static final String DISTRICT = "吉州区";

    static final List<String> TEAM_BRANDS = List.of("安婆婆", "安仔", "红领管家", "北家安", "宜家帮忙团");
    static final List<String> ACTIVITY_BRANDS = List.of("红袖章巡防", "全民大扫除活动日", "文明交通劝导");

    /** A category of service: its code and its name. */
    record Category(String code, String name) {}

    static final List<Category> CATEGORIES = List.of(
            new Category("environment", "环境整治"),
            new Category("civility", "文明劝导"),
            new Category("customs", "移风易俗"),
            new Category("patrol", "巡逻防范"),
            new Category("fraud-prevention", "反诈宣传"),
            new Category("culture", "文化文艺"),
            new Category("care", "关爱帮扶"),
            new Category("epidemic-control", "疫情防控"));

    static final int ENVIRONMENT = 0;
    static final int PATROL = 3;
    static final int CARE = 6;

    /** The five sponsors that field special teams. */
    static final List<SponsorKind> SPONSORS = List.of(
            SponsorKind.DUAL_REPORTING_UNIT,
            SponsorKind.RED_PROPERTY_MANAGEMENT,
            SponsorKind.GRID_PARTY_BRANCH,
            SponsorKind.CO_BUILDING_UNIT,
            SponsorKind.SOCIAL_ORGANISATION);

    static final List<String> SPECIALITIES =
            List.of("居民大管家", "法律援助", "心理咨询", "医疗服务", "红色消防", "文明劝导", "环境整治", "敬老助残", "文艺宣传", "青少年辅导");

    private static final List<String> STREETS =
            List.of("古南镇街道", "永叔街道", "文山街道", "习溪桥街道", "北门街道", "白塘街道", "禾埠街道", "樟山镇", "长塘镇", "曲濑镇", "兴桥镇");

    private static final String COMMUNITY_FIRST = "安福长和永兴新光阳春";
    private static final String COMMUNITY_SECOND = "园塘桥岭湖坪庐泉江洲";
    private static final String BASES = "中小学校|图书馆|博物馆|文化馆|科技馆|敬老院|革命旧址|体育公园|城市书房|法治公园";

    private Vocabulary() {}

    static String street(int number) {
        return STREETS.get(number % STREETS.size()) + suffix(number / STREETS.size());
    }

    static String community(int number) {
        int first = number % COMMUNITY_FIRST.length();
        int second = number / COMMUNITY_FIRST.length();
        return "" + COMMUNITY_FIRST.charAt(first)
                + COMMUNITY_SECOND.charAt((second + first) % COMMUNITY_SECOND.length())
                + suffix(second / COMMUNITY_SECOND.length())
                + "社区";
    }

    static String base(int number) {
        String[] all = BASES.split("\\|", -1);
        return all[number % all.length] + suffix(number / all.length) + "实践基地";
    }

    static String speciality(int number) {
        return SPECIALITIES.get(number % SPECIALITIES.size());
    }

    /** A number of some digits, as in official codes of areas. */
    static String digits(int number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }

    private static String suffix(int round) {
        return round == 0 ? "" : Integer.toString(round + 1);
    }
}
