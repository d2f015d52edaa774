package org.volunteerledger.desk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the volunteer desk. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DeskApplication {

    /**
     * Starts the desk.
     *
     * @param arguments properties of Spring Boot
     */
    public static void main(String[] arguments) {
        SpringApplication.run(DeskApplication.class, arguments);
    }
}
