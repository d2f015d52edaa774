package org.volunteerledger.care;

import java.util.Map;
import org.volunteerledger.error.Check;
import org.volunteerledger.error.InputError;
import org.volunteerledger.error.InvalidInput;

/**
 * Why a person is cared for. The set is open: places have categories of their own.
 *
 * @param code capital letters, digits and underscores, beginning with a letter; at most 40
 */
public record RecipientCategory(String code) {

    /** Old people whose children live elsewhere (空巢老人). */
    public static final RecipientCategory EMPTY_NEST = of("EMPTY_NEST");

    /** People who cannot get about (行动不便). */
    public static final RecipientCategory LIMITED_MOBILITY = of("LIMITED_MOBILITY");

    /** Poor families (困难家庭). */
    public static final RecipientCategory POOR_FAMILY = of("POOR_FAMILY");

    /** Disabled people (残疾人). */
    public static final RecipientCategory DISABLED = of("DISABLED");

    /** Residents of a national minority (少数民族居民). */
    public static final RecipientCategory MINORITY_RESIDENT = of("MINORITY_RESIDENT");

    /** Children, such as those left behind by parents who work elsewhere (儿童). */
    public static final RecipientCategory CHILD = of("CHILD");

    /** Old people, where no closer category fits (老年人). */
    public static final RecipientCategory ELDERLY = of("ELDERLY");

    /** Anybody else. */
    public static final RecipientCategory OTHER = of("OTHER");

    /** Checks the form. */
    public RecipientCategory {
        if (!Check.text("category", code, 40).matches("[A-Z][A-Z0-9_]*")) {
            throw new InvalidInput(
                    InputError.BAD_FORMAT,
                    "A category is capital letters, digits and underscores, beginning with a letter.",
                    Map.of("field", "category"));
        }
    }

    /**
     * The category of a code.
     *
     * @param code the code
     * @return the category
     */
    public static RecipientCategory of(String code) {
        return new RecipientCategory(code);
    }
}
