package org.volunteerledger.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Says that a method sets the fields before any other is called, which NullAway knows by this name. */
@Target(ElementType.METHOD)
public @interface Initializer {}
