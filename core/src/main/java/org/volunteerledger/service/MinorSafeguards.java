package org.volunteerledger.service;

/** How a guardian's consent and the company of an adult go together at an age for which both are asked. */
public enum MinorSafeguards {
    /** Both are needed. */
    BOTH,
    /** One of them is enough, as in Shandong, Zhejiang and Ningbo. */
    EITHER
}
