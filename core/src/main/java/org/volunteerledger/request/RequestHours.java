package org.volunteerledger.request;

/**
 * What the ledger holds for requests, by their activities.
 *
 * @param activities     how many activities are linked
 * @param minutes        the minutes of service credited
 * @param participations the participations
 * @param volunteers     how many different volunteers served
 */
public record RequestHours(long activities, long minutes, long participations, long volunteers) {}
